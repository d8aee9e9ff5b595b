//! Waiting: a future that waits holds no thread, and asks for nothing.

use super::*;

impl Recording {
    /// It waited, and its runtime woke it: a timer, a socket, a child.
    pub fn waits(&self, lane: &Task) -> Seen {
        self.waits_woken_by(lane, &[])
    }

    /// It waited, and its runtime or one of these lanes woke it. It did not
    /// ask again and again.
    pub fn waits_woken_by(&self, lane: &Task, others: &[&Task]) -> Seen {
        self.holds_no_thread(lane)?;
        self.woken_by_its_runtime_or(lane, others)?;
        self.asks_rarely(lane)
    }

    /// It is a future, and its polls are short.
    pub fn holds_no_thread(&self, lane: &Task) -> Seen {
        let is_call = lane.is_call();
        require(
            !is_call,
            format!("{lane} is a blocking call, which holds its thread"),
        )?;
        require(!lane.polls.is_empty(), format!("{lane} was never polled"))?;
        let otherwise = format!("{lane} held its thread instead of waiting");
        require(self.mostly_waited(lane), otherwise)
    }

    /// Every wake came from a thread of its runtime that was polling no lane,
    /// from itself, or from one of these lanes: in a poll, or at its end.
    pub fn woken_by_its_runtime_or(&self, lane: &Task, others: &[&Task]) -> Seen {
        let is_own = |wake: &Wake| {
            let is_runtime = wake.by.is_none() && self.is_of_runtime(wake.thread);
            let is_other = || others.iter().any(|other| self.comes_from(wake, other));
            wake.by == Some(lane.id) || is_runtime || is_other()
        };
        // A waker that is kept after the lane's end makes nothing run.
        let is_late = |wake: &Wake| lane.ended_ns.is_some_and(|ns| ns < wake.at_ns);
        let mut wakes = lane.wakes.iter();
        match wakes.find(|wake| !is_late(wake) && !is_own(wake)) {
            None => Ok(()),
            Some(wake) => {
                let (waker, at) = (self.waker(wake), self.at(wake.at_ns));
                Err(format!("{waker} woke {lane} at {at}").into())
            }
        }
    }

    /// What called a waker, in words.
    pub(super) fn waker(&self, wake: &Wake) -> String {
        let name = self.thread_name(wake.thread);
        match wake.by.and_then(|by| self.task_by_id(by)) {
            Some(lane) => lane.to_string(),
            None if self.is_of_runtime(wake.thread) => format!("the thread `{name}`"),
            None => format!("the thread `{name}`, which is not one of the runtime's,"),
        }
    }

    /// All of them waited, each two of them at the same time, and no thread
    /// was held meanwhile, not even one of a blocking pool.
    pub fn wait_together(&self, lanes: &[&Task]) -> Seen {
        // A lane that always asks never waits, but that is not what to say.
        each(lanes, |lane| self.asks_rarely(lane))?;
        self.overlap(lanes)?;
        self.all_wait(lanes)?;
        self.was_idle()
    }

    /// Each waited, woken by its runtime alone. No thread was held, not even one
    /// of a blocking pool.
    pub fn all_wait(&self, lanes: &[&Task]) -> Seen {
        each(lanes, |lane| self.waits(lane))?;
        self.held_no_other_thread(lanes)
    }

    /// Each two of them waited at the same time, and neither one for the other as
    /// a part of itself.
    pub fn overlap(&self, lanes: &[&Task]) -> Seen {
        let mut by_start = lanes.to_vec();
        by_start.sort_by_key(|lane| lane.began_ns());
        for (nth, first) in by_start.iter().enumerate() {
            each(&by_start[nth + 1..], |second| {
                if let Some((inner, outer)) = nested(first, second) {
                    return Err(format!("{inner} is a part of {outer}, which awaits it").into());
                }
                let otherwise =
                    format!("{second} did not wait while {first} waited: they did not overlap");
                require(self.waited_at_once(first, second), otherwise)
            })?;
        }
        Ok(())
    }

    /// At that moment the lane waited, or had been woken and not polled yet.
    pub fn waiting_at(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        let ns = moment.seen()?;
        let state = match self.state_at(lane, ns) {
            Some(State::Created) => "had not been polled yet",
            Some(State::Running | State::Holding) => "was running",
            Some(State::Waiting | State::Woken) => "waited",
            Some(State::Alive) => "was a value",
            None if lane.created_ns > ns => "did not exist yet",
            None => "had ended",
        };
        let otherwise = format!("{lane} {state} at {moment}; it should wait");
        require(self.is_pending_at(lane, ns), otherwise)
    }

    /// It still waited when the process ended, and nothing had woken it since
    /// its last poll.
    pub fn waits_forever(&self, lane: &Task) -> Seen {
        self.stayed_open(lane)?;
        let state = self.state_at(lane, self.wall_ns);
        require(state == Some(State::Waiting), {
            let state = match state {
                Some(State::Woken) => "had been woken",
                Some(State::Running | State::Holding) => "was running",
                Some(State::Alive) => "was a value",
                _ => "had not been polled",
            };
            let name = &lane.name;
            format!("`{name}` {state} when the process ended; it should wait")
        })
    }

    /// Processors hardly worked for the program. True if the system cannot
    /// tell.
    pub fn was_idle(&self) -> Seen {
        require(
            self.hardly_computed(),
            "the processor worked most of the time: something asks again and \
             again instead of waiting",
        )
    }

    /// It was hardly ever polled without a visible reason. It may hold its
    /// thread when it is polled.
    pub fn asks_rarely(&self, lane: &Task) -> Seen {
        let in_vain = self.polls_in_vain(lane);
        let otherwise = format!(
            "{lane} was polled {in_vain} times without a visible reason: it asks again and \
             again instead of waiting"
        );
        require(in_vain <= IN_VAIN_AT_MOST, otherwise)
    }

    /// Polls of it, but the first, near which no lane said a line, was made,
    /// ended, or woke another one.
    fn polls_in_vain(&self, lane: &Task) -> usize {
        let said = self.said.iter().map(|said| said.at_ns);
        let lives = self
            .tasks
            .iter()
            .flat_map(|lane| [Some(lane.created_ns), lane.ended_ns]);
        let wakes = self.tasks.iter().flat_map(|lane| {
            let is_reason = |wake: &&Wake| match wake.by.filter(|by| *by != lane.id) {
                Some(by) => !self.woke_itself(by, wake.at_ns),
                None => wake.after.is_some(),
            };
            lane.wakes.iter().filter(is_reason).map(|wake| wake.at_ns)
        });
        let mut events: Vec<u64> = said.chain(lives.flatten()).chain(wakes).collect();
        events.sort_unstable();
        let near_ns = self.second_ns / 40;
        let is_in_vain = |poll: &&Poll| {
            let from_ns = poll.start_ns.saturating_sub(near_ns);
            let end_ns = poll.end_ns.unwrap_or(self.wall_ns) + near_ns;
            let next = events.partition_point(|ns| *ns < from_ns);
            events.get(next).is_none_or(|ns| *ns > end_ns)
        };
        lane.polls.iter().skip(1).filter(is_in_vain).count()
    }

    /// Was its last wake until then one of its own? Such a wake goes on to the
    /// lanes around it.
    fn woke_itself(&self, id: u64, ns: u64) -> bool {
        let own = self.task_by_id(id).map_or(&[][..], |lane| &lane.wakes);
        let until = own.partition_point(|wake| wake.at_ns <= ns);
        own[..until].last().is_some_and(|wake| wake.by == Some(id))
    }

    /// Each waited for a child process, and held no thread meanwhile, not even
    /// one of a blocking pool. A child may have ended before its lane waits.
    /// Plain std has only calls, and nothing is required of them.
    pub fn wait_for_children(&self, lanes: &[&Task]) -> Seen {
        if self.are_calls(lanes).is_ok() {
            return Ok(());
        }
        for lane in lanes {
            if self.seconds(10 * self.running_ns(lane)) > 0 {
                self.holds_no_thread(lane)?;
            }
            self.asks_rarely(lane)?;
            // On asyncio, the one that gives it up wakes it.
            let parent = lane.parent.and_then(|id| self.task_by_id(id));
            // On Windows the runtimes read a child's output on blocking threads.
            if !cfg!(windows) {
                self.woken_by_its_runtime_or(lane, parent.as_slice())?;
            }
        }
        // In Python, where no count is taken, a thread may wait for each child.
        if cfg!(windows) || self.usage.threads_at_first_poll.is_none() {
            return Ok(());
        }
        let all: Vec<&Task> = self.tasks.iter().collect();
        self.held_no_other_thread(&all)?;
        // A worker and two drivers may start late. A thread for each child may
        // be hidden behind a task that waits for it.
        self.started_at_most(3)
    }
}

/// If one of them is polled by the other one: the inner and the outer lane.
fn nested<'a>(a: &'a Task, b: &'a Task) -> Option<(&'a Task, &'a Task)> {
    [(a, b), (b, a)]
        .into_iter()
        .find(|(inner, outer)| inner.ran_inside(outer))
}
