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
        let name = &lane.name;
        require(
            !lane.is_call,
            format!("`{name}` is a blocking call, which holds its thread"),
        )?;
        require(!lane.polls.is_empty(), format!("`{name}` was never polled"))?;
        require(
            self.mostly_waited(lane),
            format!("`{name}` held its thread instead of waiting"),
        )
    }

    /// Every wake came from a thread of its runtime that was polling no lane,
    /// from itself, or from one of these lanes: in a poll, or at its end.
    pub fn woken_by_its_runtime_or(&self, lane: &Task, others: &[&Task]) -> Seen {
        let is_own = |wake: &&Wake| match wake.by {
            Some(by) => by == lane.id || others.iter().any(|o| o.id == by),
            None => {
                self.is_of_runtime(wake.thread) || others.iter().any(|o| self.comes_from(wake, o))
            }
        };
        // A waker that is kept after the lane's end makes nothing run.
        let mut wakes = lane
            .wakes
            .iter()
            .filter(|wake| lane.ended_ns.is_none_or(|ended_ns| wake.at_ns <= ended_ns));
        match wakes.find(|wake| !is_own(wake)) {
            None => Ok(()),
            Some(wake) => Err(format!(
                "{} woke `{}` at {}",
                self.waker(wake),
                lane.name,
                self.at(wake.at_ns)
            )
            .into()),
        }
    }

    /// What called a waker, in words.
    pub(super) fn waker(&self, wake: &Wake) -> String {
        match wake.by.and_then(|by| self.task_by_id(by)) {
            Some(lane) => format!("`{}`", lane.name),
            None => {
                let name = self.thread_name(wake.thread);
                let other = match self.is_of_runtime(wake.thread) {
                    true => "",
                    false => ", which is not one of the runtime's,",
                };
                format!("the thread `{name}`{other}")
            }
        }
    }

    /// All of them waited, each two of them at the same time, and no thread
    /// was held meanwhile, not even one of a blocking pool.
    pub fn wait_together(&self, lanes: &[&Task]) -> Seen {
        // A lane that always asks never waits, but that is not what to say.
        lanes.iter().try_for_each(|lane| self.asks_rarely(lane))?;
        self.overlap(lanes)?;
        self.all_wait(lanes)
    }

    /// Each waited, woken by its runtime alone. No thread was held, not even one
    /// of a blocking pool.
    pub fn all_wait(&self, lanes: &[&Task]) -> Seen {
        lanes.iter().try_for_each(|lane| self.waits(lane))?;
        self.held_no_other_thread(lanes)?;
        self.was_idle()
    }

    /// Each two of them waited at the same time.
    pub fn overlap(&self, lanes: &[&Task]) -> Seen {
        for (nth, a) in lanes.iter().enumerate() {
            for b in &lanes[nth + 1..] {
                require(self.waited_at_once(a, b), {
                    let (first, second) = match a.began_ns() <= b.began_ns() {
                        true => (a, b),
                        false => (b, a),
                    };
                    let (first, second) = (&first.name, &second.name);
                    format!(
                        "`{second}` did not wait while `{first}` waited: they \
                         did not overlap"
                    )
                })?;
            }
        }
        Ok(())
    }

    /// At that moment the lane waited, or had been woken and not polled yet.
    pub fn waiting_at(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        let ns = moment.seen()?;
        require(self.is_pending_at(lane, ns), {
            let state = match self.state_at(lane, ns) {
                Some(State::Created) => "had not been polled yet",
                Some(State::Running | State::Holding) => "was running",
                Some(State::Waiting | State::Woken) => "waited",
                None if lane.created_ns > ns => "did not exist yet",
                None => "had ended",
            };
            format!("`{}` {state} at {moment}; it should wait", lane.name)
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

    /// Polls of it, but the first, near which no lane said a line, was made,
    /// ended, or woke another one.
    pub fn polls_in_vain(&self, lane: &Task) -> usize {
        let said = self.said.iter().map(|said| said.at_ns);
        let ends = self
            .tasks
            .iter()
            .flat_map(|lane| [Some(lane.created_ns), lane.ended_ns].into_iter().flatten());
        let woke_another = |lane: &Task, wake: &Wake| {
            let other = wake.by.filter(|by| *by != lane.id);
            if other.is_some_and(|by| self.woke_itself(by, wake.at_ns)) {
                return None;
            }
            (other.or(wake.after).is_some()).then_some(wake.at_ns)
        };
        let wakes = self.tasks.iter().flat_map(|lane| {
            let wakes = lane.wakes.iter();
            wakes.filter_map(move |wake| woke_another(lane, wake))
        });
        let mut events: Vec<u64> = said.chain(ends).chain(wakes).collect();
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
    pub(super) fn woke_itself(&self, id: u64, ns: u64) -> bool {
        let own = self.task_by_id(id).map_or(&[][..], |lane| &lane.wakes);
        let until = own.partition_point(|wake| wake.at_ns <= ns);
        let last = until.checked_sub(1).map(|nth| &own[nth]);
        last.is_some_and(|wake| wake.by == Some(id))
    }

    /// Nothing but wakes of its own made the runtime poll it again, so it
    /// shares its task with no other lane that waits.
    pub fn polled_only_when_woken(&self, lane: &Task) -> Seen {
        let is_woken = |two: &&[Poll]| {
            let between = two[0].start_ns..two[1].start_ns;
            lane.wakes.iter().any(|wake| between.contains(&wake.at_ns))
        };
        let unasked = lane.polls.windows(2).find(|two| !is_woken(two));
        match unasked {
            None => Ok(()),
            Some(two) => Err(format!(
                "`{}` was polled at {} although nothing had woken it",
                lane.name,
                self.at(two[1].start_ns)
            )
            .into()),
        }
    }

    /// It was hardly ever polled without a visible reason. It may hold its
    /// thread when it is polled.
    pub fn asks_rarely(&self, lane: &Task) -> Seen {
        let in_vain = self.polls_in_vain(lane);
        require(in_vain <= IN_VAIN_AT_MOST, {
            format!(
                "`{}` was polled {in_vain} times without a visible reason: it \
                 asks again and again instead of waiting",
                lane.name
            )
        })
    }

    /// Each waited for a child process, and held no thread meanwhile, not even
    /// one of a blocking pool. A child may have ended before its lane waits.
    pub fn wait_for_children(&self, lanes: &[&Task]) -> Seen {
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

    /// After each of its wakes it was polled within half a second.
    pub fn polled_soon_after_wakes(&self, lane: &Task) -> Seen {
        let end_ns = lane.ended_ns.unwrap_or(self.wall_ns);
        let wakes = lane.wakes.iter().filter(|wake| wake.at_ns < end_ns);
        for wake in wakes {
            // A wake within a poll takes effect after it.
            let mut polls = lane.polls.iter();
            let next = polls.find(|poll| poll.start_ns > wake.at_ns);
            let next_ns = next.map_or(end_ns, |poll| poll.start_ns);
            require(2 * (next_ns - wake.at_ns) < self.second_ns, {
                format!(
                    "`{}` was woken at {}, and not polled until {}",
                    lane.name,
                    self.at(wake.at_ns),
                    self.at(next_ns)
                )
            })?;
        }
        Ok(())
    }

    /// After a wake it had something to do: it went on, or finished.
    pub fn woken_only_with_news(&self, lane: &Task) -> Seen {
        let mut later = lane.polls.iter().skip(1);
        match later.find(|poll| !poll.ready && self.is_without_news(lane, poll)) {
            None => Ok(()),
            Some(poll) => Err(format!(
                "`{}` was woken and polled at {}, but it still had to wait: \
                 that wake came too early",
                lane.name,
                self.at(poll.start_ns)
            )
            .into()),
        }
    }

    /// Nothing was said in that poll, and the lane's waker had not changed: it
    /// was polled on behalf of the same task.
    pub(super) fn is_without_news(&self, lane: &Task, poll: &Poll) -> bool {
        let end_ns = poll.end_ns.unwrap_or(self.wall_ns);
        let mut wakes = lane.wakes.iter().map(|wake| wake.at_ns);
        let before = lane.polls.iter().rfind(|p| p.start_ns < poll.start_ns);
        let from_ns = before.map_or(0, |poll| poll.start_ns);
        wakes.any(|ns| from_ns <= ns && ns <= poll.start_ns)
            && !self
                .lines_of(lane)
                .any(|said| poll.start_ns <= said.at_ns && said.at_ns <= end_ns)
    }

    /// Between each two of these lines it returned from a poll and was polled
    /// again, so other tasks of its thread could run.
    pub fn gives_way_between(&self, lane: &Task, lines: &[&str]) -> Seen {
        for two in lines.windows(2) {
            let from_ns = self.says(lane, two[0])?.at_ns;
            let to_ns = self.says(lane, two[1])?.at_ns;
            let mut polls = lane.polls.iter().map(|poll| poll.start_ns);
            require(polls.any(|ns| from_ns < ns && ns < to_ns), {
                format!(
                    "`{}` did not give way between \"{}\" and \"{}\"",
                    lane.name, two[0], two[1]
                )
            })?;
        }
        Ok(())
    }

    /// Each waited for its runtime or for another future of it, on threads of
    /// the runtime, and no thread was held meanwhile.
    pub fn only_wait(&self, lanes: &[&Task]) -> Seen {
        lanes
            .iter()
            .try_for_each(|lane| self.holds_no_thread(lane))?;
        lanes
            .iter()
            .try_for_each(|lane| self.on_its_runtime(lane))?;
        let futures = self.tasks.iter().filter(|lane| !lane.is_call);
        let others: Vec<&Task> = futures
            .filter(|lane| self.on_its_runtime(lane).is_ok())
            .collect();
        lanes
            .iter()
            .try_for_each(|lane| self.waits_woken_by(lane, &others))?;
        self.held_no_other_thread(lanes)?;
        self.was_idle()
    }
}
