//! What only exercises require of a recording, beside the words of
//! [`side_by_side::Recording`].

use std::collections::BTreeSet;

use side_by_side::{Poll, Said, Seen, Task, require};

use crate::Attempt;

impl Attempt<'_> {
    /// The other one polled it first. Later it may become a task.
    pub fn starts_inside(&self, lane: &Task, of: &Task) -> Seen {
        let around = lane.began_ns().and_then(|ns| of.poll_at(ns));
        require(around.is_some(), {
            format!("`{}` was not the first to poll `{}`", of.name, lane.name)
        })
    }

    /// Nothing but wakes of its own made the executor poll it again.
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
        match later.find(|poll| !poll.ready && self.is_without_news(lane, poll))
        {
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
    fn is_without_news(&self, lane: &Task, poll: &Poll) -> bool {
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

    /// The end of the other one did not wake it.
    pub fn does_not_await(&self, lane: &Task, other: &Task) -> Seen {
        let is_part = !other.polls.is_empty() && other.ran_inside(lane);
        let is_awaited = is_part || self.not_woken_by(lane, other).is_err();
        require(!is_awaited, {
            format!(
                "`{}` waited for the end of `{}`, and should not",
                lane.name, other.name
            )
        })
    }

    /// It waited for the end of one of these. The others may have ended at the
    /// same moment, so that it came to them when they were over.
    pub fn awaits_one_of(&self, lane: &Task, others: &[&Task]) -> Seen {
        let is_so = others.iter().any(|other| self.awaits(lane, other).is_ok());
        require(is_so, {
            format!(
                "no end of {} woke `{}`, which should await them",
                names(others),
                lane.name
            )
        })
    }

    /// No two threads of the program's own woke it.
    pub fn woken_by_one_own_thread(&self, lane: &Task) -> Seen {
        self.woken_by_an_own_thread(lane)?;
        let own = lane.wakes.iter().filter(|wake| {
            wake.by.is_none() && !self.is_of_runtime(wake.thread)
        });
        let threads: BTreeSet<u16> = own.map(|wake| wake.thread).collect();
        require(threads.len() == 1, {
            format!(
                "{} threads woke `{}`, and one is enough",
                threads.len(),
                lane.name
            )
        })
    }

    /// The end of the other one woke it, or came in one of its polls, and in
    /// that poll it said the line.
    pub fn says_when_ended(
        &self,
        lane: &Task,
        text: &str,
        other: &Task,
    ) -> Seen {
        let end = format!("the end of `{}`", other.name);
        let said = self.says_after(lane, text, (&end, other.ended_ns))?;
        let is_in = |poll: &Poll| {
            poll.start_ns <= said.at_ns
                && poll.end_ns.is_none_or(|end_ns| said.at_ns <= end_ns)
        };
        let in_poll = other.ended_ns.and_then(|ns| lane.poll_at(ns));
        let mut wakes = lane
            .wakes
            .iter()
            .filter(|wake| self.comes_from(wake, other));
        let is_so = in_poll.is_some_and(is_in)
            || wakes.any(|wake| {
                let mut later = lane.polls.iter();
                later.find(|p| p.start_ns >= wake.at_ns).is_some_and(is_in)
            });
        require(is_so, {
            format!(
                "{end} did not make `{}` say \"{text}\": it should await that \
                 end",
                lane.name
            )
        })
    }

    /// From the first poll of any of these to the last end: so many seconds,
    /// and less than one more.
    pub fn take_together(&self, lanes: &[&Task], seconds: u64) -> Seen {
        let began_ns = lanes.iter().filter_map(|lane| lane.began_ns()).min();
        let ended_ns = lanes.iter().filter_map(|lane| lane.ended_ns).max();
        let length_ns = began_ns
            .zip(ended_ns)
            .map(|(from_ns, to_ns)| to_ns.saturating_sub(from_ns))
            .ok_or_else(|| {
                format!("the end of {} was not seen", names(lanes))
            })?;
        // A timer may have started a little before the first poll.
        let is_long_enough = 20 * length_ns >= 19 * seconds * self.second_ns;
        let is_so = is_long_enough && self.seconds(length_ns) <= seconds;
        require(is_so, {
            format!(
                "{} took {} together, and should take {seconds} s",
                names(lanes),
                self.at(length_ns)
            )
        })
    }

    /// In all its polls together it ran, or held its thread, for so many whole
    /// seconds.
    pub fn runs_for(&self, lane: &Task, seconds: u64) -> Seen {
        require(self.seconds_running(lane) >= seconds, {
            let ran_ns: u64 = lane
                .polls
                .iter()
                .map(|p| p.end_ns.unwrap_or(self.wall_ns) - p.start_ns)
                .sum();
            format!(
                "`{}` ran for {} in all its polls, and should run for \
                 {seconds} s: its work belongs there",
                lane.name,
                self.at(ran_ns)
            )
        })
    }

    /// The process had no more threads than these at any time. True if the
    /// system cannot tell.
    pub fn has_threads_at_most(&self, most: u64) -> Seen {
        let count = self.usage.thread_count.unwrap_or(0);
        require(count <= most, {
            format!("the process had {count} threads, and {most} are enough")
        })
    }

    /// It said these lines in this order; others may be in between.
    pub fn says_in_order(&self, lane: &Task, lines: &[&str]) -> Seen {
        let mut own = self.lines_of(lane);
        let missing = lines
            .iter()
            .position(|line| !own.any(|said| said.text == *line));
        let Some(nth) = missing else {
            return Ok(());
        };
        self.says(lane, lines[nth])?;
        let after = match nth.checked_sub(1) {
            Some(before) => format!(" after \"{}\"", lines[before]),
            None => String::new(),
        };
        let name = &lane.name;
        Err(format!("`{name}` did not say \"{}\"{after}", lines[nth]).into())
    }

    /// It said that line less than half a second after that moment.
    pub fn says_soon_after(
        &self,
        lane: &Task,
        text: &str,
        (moment, ns): (&str, Option<u64>),
    ) -> Seen<&Said> {
        let said = self.says(lane, text)?;
        let at = self.at(said.at_ns);
        let name = &lane.name;
        let from_ns = ns.ok_or_else(|| format!("{moment} was not seen"))?;
        require(said.at_ns >= from_ns, {
            format!(
                "`{name}` said \"{text}\" at {at}, before {moment} at {}",
                self.at(from_ns)
            )
        })?;
        require(2 * (said.at_ns - from_ns) < self.second_ns, {
            format!(
                "`{name}` said \"{text}\" at {at}, long after {moment} at {}",
                self.at(from_ns)
            )
        })?;
        Ok(said)
    }

    /// It said that many lines while the other lane lasted.
    pub fn says_during(&self, lane: &Task, other: &Task, least: usize) -> Seen {
        let (from_ns, to_ns) = (other.began_ns(), other.ended_ns);
        let during = self.lines_of(lane).filter(|said| {
            from_ns.is_some_and(|ns| ns < said.at_ns)
                && to_ns.is_none_or(|ns| said.at_ns < ns)
        });
        let count = during.count();
        require(count >= least, {
            format!(
                "`{}` said {count} lines while `{}` lasted, and should say \
                 {least} or more",
                lane.name, other.name
            )
        })
    }

    /// The whole program said that line once.
    pub fn says_once(&self, text: &str) -> Seen {
        let such = self.said.iter().filter(|said| said.text == text);
        let count = such.count();
        require(
            count == 1,
            format!(
                "\"{text}\" was said {count} times, and should be said once"
            ),
        )
    }
}

fn names(lanes: &[&Task]) -> String {
    let names: Vec<_> = lanes.iter().map(|l| format!("`{}`", l.name)).collect();
    names.join(", ")
}
