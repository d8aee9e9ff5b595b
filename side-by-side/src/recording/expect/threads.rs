//! Where lanes ran: main, workers, a blocking pool, threads of the program's own.

use super::*;

impl Recording {
    pub fn on_main(&self, lanes: &[&Task]) -> Seen {
        let is_main = |thread| thread == 0;
        each(lanes, |lane| {
            self.only_on(lane, is_main, "not the main thread")
        })
    }

    /// Threads of the runtime polled it, and none of the program's own.
    pub fn on_its_runtime(&self, lane: &Task) -> Seen {
        let is_own = |thread| thread == 0 || is_worker(self.thread_name(thread));
        self.only_on(lane, is_own, "is not one of the runtime's")
    }

    /// Threads of a runtime ran it: main, workers, or those of a blocking pool.
    pub fn on_no_own_thread(&self, lane: &Task) -> Seen {
        let may_be = |thread| may_be_of_pool(self.thread_name(thread));
        let is_pool = lane.threads().into_iter().all(may_be);
        if is_pool {
            Ok(())
        } else {
            self.on_its_runtime(lane)
        }
    }

    fn only_on(&self, lane: &Task, is_right: impl Fn(u16) -> bool, otherwise: &str) -> Seen {
        let wrong = lane.threads().into_iter().find(|thread| !is_right(*thread));
        let name = self.thread_name(wrong.unwrap_or_default());
        let otherwise = format!("the thread `{name}` polled {lane}, and {otherwise}");
        require(wrong.is_none(), otherwise)
    }

    pub fn on_one_thread(&self, lanes: &[&Task]) -> Seen {
        let count = threads_of(lanes.iter().copied()).len();
        let otherwise = format!("{count} threads polled {}, and not one", names(lanes));
        require(count <= 1, otherwise)
    }

    /// No two of them share a thread.
    pub fn on_a_thread_each(&self, lanes: &[&Task]) -> Seen {
        let count = threads_of(lanes.iter().copied()).len();
        let all = lanes.len();
        let otherwise = format!("{count} threads ran {all} lanes, and not one each");
        require(count == all, otherwise)
    }

    /// A worker polled it, and not the main thread.
    pub fn on_workers(&self, lane: &Task) -> Seen {
        self.on_its_runtime(lane)?;
        let is_so = !lane.threads().contains(&0);
        require(
            is_so,
            format!("the main thread polled {lane}, and no worker"),
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
        let is_so = runtime.map_or(has_threads, |runtime| runtime == "smol");
        let otherwise = format!("{lane} did not run on smol, where a handle owns its task");
        require(is_so, otherwise)
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
        each(calls, |call| {
            let mut threads = call.threads().into_iter();
            let may_be = threads.all(|thread| may_be_of_pool(self.thread_name(thread)));
            let otherwise = format!("no thread of the blocking pool ran {call}");
            require(call.is_call() && may_be, otherwise)
        })?;
        let is_hiding = |name: &&str| may_be_of_pool(name) && !is_of_pool(name);
        let threads = threads_of(calls.iter().copied()).into_iter();
        let names_of_calls = threads.map(|thread| self.thread_name(thread));
        let hiding = names_of_calls.filter(is_hiding).count() as u64;
        // On a busy machine threads are seldom counted, but these were seen.
        let all = self.threads.iter().map(String::as_str);
        let seen = all.filter(is_hiding).count() as u64;
        let first = self.usage.threads_at_first_poll;
        // The pool may have begun before the first poll.
        let usual = 1 + self.workers.unwrap_or(0);
        let is_so = |most: u64| {
            let most = most.max(1 + seen);
            let later = first.map_or(0, |first| most.saturating_sub(first));
            later >= hiding || most >= usual + hiding
        };
        let otherwise = format!("a worker ran {}, and no thread of the pool", names(calls));
        require(self.usage.thread_count.is_none_or(is_so), otherwise)
    }

    /// Their runtime has one thread for them: the main thread, or one worker.
    pub fn have_one_thread(&self, lanes: &[&Task]) -> Seen {
        self.on_one_thread(lanes)?;
        let is_all = self.usage.thread_count.is_some_and(|count| count <= 2);
        let workers = self.workers.unwrap_or(1);
        let is_so = workers <= 1 || is_all || self.on_main(lanes).is_ok();
        let names = names(lanes);
        let otherwise = format!("one thread ran {names}, although there are {workers} workers");
        require(is_so, otherwise)
    }

    /// No thread but main, workers and drivers of the runtime had a part: none
    /// of a blocking pool, and none of the program's own. A thread that sleeps
    /// for a lane would be one.
    pub fn held_no_other_thread(&self, lanes: &[&Task]) -> Seen {
        let wakes = lanes.iter().flat_map(|lane| &lane.wakes);
        let mut threads: BTreeSet<u16> = wakes.map(|wake| wake.thread).collect();
        threads.extend(threads_of(lanes.iter().copied()));
        if let Some(other) = threads.iter().find(|thread| !self.is_of_runtime(**thread)) {
            let name = self.thread_name(*other);
            let otherwise = "woke or polled a lane, and is not one of the runtime's";
            return Err(format!("the thread `{name}` {otherwise}").into());
        }
        if let Some(count @ 1..) = self.usage.pool_threads {
            let threads = if count == 1 { "thread" } else { "threads" };
            return Err(format!("a blocking pool had {count} {threads}").into());
        }
        let (most, first) = (self.usage.thread_count, self.usage.threads_at_first_poll);
        // Without workers, the pool's threads leave the wake to the loop.
        if self.workers.is_none() && first.is_none() {
            return require(
                most.unwrap_or_default() <= self.threads.len() as u64,
                "a thread that neither polled nor woke a lane was there: \
                 perhaps one of the blocking pool, which is held by a call",
            );
        }
        let names = threads.iter().map(|thread| self.thread_name(*thread));
        let hiding = names.filter(|name| may_be_of_pool(name)).count() as u64;
        // Workers are there before the first poll; the pool comes later.
        let later = match most.zip(first) {
            // What looks at all threads may come too late to see them.
            Some((most, first)) => {
                let seen = hiding.saturating_sub(first.saturating_sub(1));
                most.saturating_sub(first).max(seen)
            }
            None => hiding.saturating_sub(self.workers.unwrap_or(2)),
        };
        let threads = match later {
            1 => "a thread was".to_owned(),
            _ => format!("{later} threads were"),
        };
        let after = "started after the first poll: perhaps for calls on the blocking pool";
        require(hiding == 0 || later == 0, format!("{threads} {after}"))
    }
}
