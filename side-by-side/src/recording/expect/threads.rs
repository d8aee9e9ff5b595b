//! Where lanes ran: main, workers, a blocking pool, threads of the program's own.

use super::*;

impl Recording {
    pub fn on_main(&self, lanes: &[&Task]) -> Seen {
        lanes.iter().try_for_each(|lane| {
            let mut threads = lane.threads().into_iter();
            match threads.find(|thread| *thread != 0) {
                None => Ok(()),
                Some(thread) => Err(format!(
                    "the thread `{}` polled `{}`, and not the main thread",
                    self.thread_name(thread),
                    lane.name
                )
                .into()),
            }
        })
    }

    pub fn on_one_thread(&self, lanes: &[&Task]) -> Seen {
        let count = threads_of(lanes.iter().copied()).len();
        require(
            count <= 1,
            format!("{count} threads polled {}, and not one", names(lanes)),
        )
    }

    /// No two of them share a thread.
    pub fn on_a_thread_each(&self, lanes: &[&Task]) -> Seen {
        let count = threads_of(lanes.iter().copied()).len();
        require(count == lanes.len(), {
            let lanes = lanes.len();
            format!("{count} threads ran {lanes} lanes, and not one each")
        })
    }

    /// Threads of the runtime polled it, and none of the program's own.
    pub fn on_its_runtime(&self, lane: &Task) -> Seen {
        let mut threads = lane.threads().into_iter();
        let foreign = threads.find(|thread| *thread != 0 && !is_worker(self.thread_name(*thread)));
        match foreign {
            None => Ok(()),
            Some(thread) => Err(format!(
                "the thread `{}` polled `{}`, and is not one of the runtime's",
                self.thread_name(thread),
                lane.name
            )
            .into()),
        }
    }

    /// A worker polled it, and not the main thread.
    pub fn on_workers(&self, lane: &Task) -> Seen {
        self.on_its_runtime(lane)?;
        require(
            !lane.threads().contains(&0),
            format!("the main thread polled `{}`, and no worker", lane.name),
        )
    }

    /// The runtime whose workers polled the lane; `None` if only main did.
    pub fn runtime_of(&self, lane: &Task) -> Option<&'static str> {
        let mut threads = lane.threads().into_iter();
        threads.find_map(|thread| worker_of(self.thread_name(thread)))
    }

    /// Threads of smol polled it. If main did, only smol has another thread,
    /// for its timers.
    pub fn ran_on_smol(&self, lane: &Task) -> Seen {
        let has_threads = self.usage.thread_count != Some(1);
        let runtime = self.runtime_of(lane);
        let name = &lane.name;
        require(
            runtime.map_or(has_threads, |runtime| runtime == "smol"),
            format!("`{name}` did not run on smol, where a handle owns its task"),
        )
    }

    /// The main thread, or one that runs tasks or waits for timers, sockets or
    /// children for some runtime.
    pub fn is_of_runtime(&self, thread: u16) -> bool {
        let name = self.thread_name(thread);
        // Any thread may call itself `main`; the main thread has number 0.
        thread == 0 || is_worker(name) || is_driver(name)
    }

    /// Threads of the blocking pool ran the calls. Where their names do not
    /// tell them from workers, there must be threads besides the workers.
    pub fn ran_on_the_pool(&self, calls: &[&Task]) -> Seen {
        for call in calls {
            let threads = call.threads();
            let mut names = threads.iter().map(|t| self.thread_name(*t));
            let is_so = call.is_call() && names.all(may_be_of_pool);
            require(
                is_so,
                format!("no thread of the blocking pool ran `{}`", call.name),
            )?;
        }
        let threads = threads_of(calls.iter().copied());
        let is_hiding = |name: &str| may_be_of_pool(name) && !is_of_pool(name);
        let names_of_calls = threads.iter().map(|t| self.thread_name(*t));
        let hiding = names_of_calls.filter(|n| is_hiding(n)).count() as u64;
        // On a busy machine threads are seldom counted, but these were seen.
        let seen = self.threads.iter().filter(|n| is_hiding(n)).count() as u64;
        let most = self.usage.thread_count.map(|most| most.max(1 + seen));
        let first = self.usage.threads_at_first_poll;
        // The pool may have begun before the first poll.
        let usual = 1 + self.workers.unwrap_or(0);
        let is_so = |most: u64| {
            let later = first.map_or(0, |first| most.saturating_sub(first));
            later >= hiding || most >= usual + hiding
        };
        require(
            most.is_none_or(is_so),
            format!("a worker ran {}, and no thread of the pool", names(calls)),
        )
    }

    /// Their runtime has one thread for them: the main thread, or one worker.
    pub fn have_one_thread(&self, lanes: &[&Task]) -> Seen {
        self.on_one_thread(lanes)?;
        let are_on_main = self.on_main(lanes).is_ok();
        let is_all = self.usage.thread_count.is_some_and(|count| count <= 2);
        let workers = self.workers.unwrap_or(1);
        require(
            are_on_main || is_all || workers <= 1,
            format!(
                "one thread ran {}, although there are {workers} workers",
                names(lanes)
            ),
        )
    }

    /// Threads of a runtime ran it: main, workers, or those of a blocking pool.
    pub fn on_no_own_thread(&self, lane: &Task) -> Seen {
        let mut threads = lane.threads().into_iter();
        let own = threads.find(|thread| {
            let name = self.thread_name(*thread);
            *thread != 0 && !is_worker(name) && !may_be_of_pool(name)
        });
        require(own.is_none(), {
            let thread = own.map_or("", |thread| self.thread_name(thread));
            format!(
                "the thread `{thread}` ran `{}`, and is not one of the \
                 runtime's",
                lane.name
            )
        })
    }

    /// No thread but main, workers and drivers of the runtime had a part: none
    /// of a blocking pool, and none of the program's own. A thread that sleeps
    /// for a lane would be one.
    pub fn held_no_other_thread(&self, lanes: &[&Task]) -> Seen {
        let wakes = lanes.iter().flat_map(|lane| &lane.wakes);
        let mut threads: BTreeSet<u16> = wakes.map(|wake| wake.thread).collect();
        threads.extend(threads_of(lanes.iter().copied()));
        let names: Vec<_> = threads
            .iter()
            .map(|thread| self.thread_name(*thread))
            .collect();
        require(
            !names.iter().any(|name| is_of_pool(name)),
            "a thread of the blocking pool woke or polled a lane",
        )?;
        let usage = &self.usage;
        // Without workers, the pool's threads leave the wake to the loop.
        let has_workers = self.workers.is_some();
        if !has_workers && usage.threads_at_first_poll.is_none() {
            let most = usage.thread_count.unwrap_or_default();
            return require(
                most <= self.threads.len() as u64,
                "a thread that neither polled nor woke a lane was there: \
                 perhaps one of the blocking pool, which is held by a call",
            );
        }
        let hiding = names.iter().filter(|name| may_be_of_pool(name)).count();
        if hiding == 0 {
            return Ok(());
        }
        // Workers are there before the first poll; the pool comes later.
        let later = match usage.thread_count.zip(usage.threads_at_first_poll) {
            // What looks at all threads may come too late to see them.
            Some((most, first)) => {
                let known = first.saturating_sub(1);
                let seen = (hiding as u64).saturating_sub(known);
                most.saturating_sub(first).max(seen)
            }
            None => (hiding as u64).saturating_sub(self.workers.unwrap_or(2)),
        };
        require(
            later == 0,
            match later {
                1 => "a thread was started after the first poll: perhaps one of \
                  the blocking pool, which is held by a call"
                    .to_owned(),
                _ => format!(
                    "{later} threads were started after the first poll: perhaps \
                 those of the blocking pool, which are held by calls"
                ),
            },
        )
    }
}
