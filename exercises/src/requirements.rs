//! Requirements that only exercises have, in addition to those of
//! [`side_by_side::Recording`].

use std::collections::BTreeSet;

use side_by_side::{Poll, Said, Seen, Task, require};

use crate::Attempt;

impl Attempt<'_> {
    /// `of` polled it first. Later it may become a task.
    pub fn starts_inside(&self, lane: &Task, of: &Task) -> Seen {
        let around = lane.began_ns().and_then(|ns| of.poll_at(ns));
        require(around.is_some(), {
            format!(
                "`{}` was not the first to poll `{}`, but it must be",
                of.name, lane.name
            )
        })
    }

    /// The executor polled it again only after it had been woken.
    pub fn polled_only_when_woken(&self, lane: &Task) -> Seen {
        let is_woken = |two: &&[Poll]| {
            let between = two[0].start_ns..two[1].start_ns;
            lane.wakes.iter().any(|wake| between.contains(&wake.at_ns))
        };
        let unasked = lane.polls.windows(2).find(|two| !is_woken(two));
        match unasked {
            None => Ok(()),
            Some(two) => Err(format!(
                "`{}` was polled at {} although nothing had woken it: poll it \
                 again only after its waker was called",
                lane.name,
                self.at(two[1].start_ns)
            )
            .into()),
        }
    }

    /// It was polled within half a second after each of its wakes.
    pub fn polled_soon_after_wakes(&self, lane: &Task) -> Seen {
        let end_ns = lane.ended_ns.unwrap_or(self.wall_ns);
        let wakes = lane.wakes.iter().filter(|wake| wake.at_ns < end_ns);
        for wake in wakes {
            // A wake during a poll takes effect after that poll.
            let mut polls = lane.polls.iter();
            let next = polls.find(|poll| poll.start_ns > wake.at_ns);
            let next_ns = next.map_or(end_ns, |poll| poll.start_ns);
            require(2 * (next_ns - wake.at_ns) < self.second_ns, {
                format!(
                    "`{}` was woken at {}, but not polled until {}: poll it \
                     soon after each wake",
                    lane.name,
                    self.at(wake.at_ns),
                    self.at(next_ns)
                )
            })?;
        }
        Ok(())
    }

    /// After each wake it could continue, or finished.
    pub fn woken_only_with_news(&self, lane: &Task) -> Seen {
        let mut later = lane.polls.iter().skip(1);
        match later.find(|poll| !poll.ready && self.is_without_news(lane, poll))
        {
            None => Ok(()),
            Some(poll) => Err(format!(
                "`{}` was woken and polled at {}, but it still had to wait: \
                 that wake came too early. Wake it only when it can continue",
                lane.name,
                self.at(poll.start_ns)
            )
            .into()),
        }
    }

    /// The lane was woken before that poll, and said nothing in it.
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
    /// again, so other tasks on its thread could run.
    pub fn gives_way_between(&self, lane: &Task, lines: &[&str]) -> Seen {
        for two in lines.windows(2) {
            let from_ns = self.says(lane, two[0])?.at_ns;
            let to_ns = self.says(lane, two[1])?.at_ns;
            let mut polls = lane.polls.iter().map(|poll| poll.start_ns);
            require(polls.any(|ns| from_ns < ns && ns < to_ns), {
                format!(
                    "`{}` did not yield between \"{}\" and \"{}\": other tasks \
                     must be able to run there",
                    lane.name, two[0], two[1]
                )
            })?;
        }
        Ok(())
    }

    /// Each waited for its runtime or for another of its futures, on threads
    /// of the runtime, and no thread was blocked meanwhile.
    pub fn only_wait(&self, lanes: &[&Task]) -> Seen {
        lanes
            .iter()
            .try_for_each(|lane| self.holds_no_thread(lane))?;
        lanes
            .iter()
            .try_for_each(|lane| self.on_its_runtime(lane))?;
        let futures = self.tasks.iter().filter(|lane| !lane.is_call());
        let others: Vec<&Task> = futures
            .filter(|lane| self.on_its_runtime(lane).is_ok())
            .collect();
        lanes
            .iter()
            .try_for_each(|lane| self.waits_woken_by(lane, &others))?;
        self.held_no_other_thread(lanes)?;
        self.was_idle()
    }

    /// The end of `other` did not wake it.
    pub fn does_not_await(&self, lane: &Task, other: &Task) -> Seen {
        let is_part = !other.polls.is_empty() && other.ran_inside(lane);
        let is_awaited = is_part || self.not_woken_by(lane, other).is_err();
        require(!is_awaited, {
            format!(
                "`{}` waited for the end of `{}`, but it must not await it",
                lane.name, other.name
            )
        })
    }

    /// It waited for the end of one of these. The others may have ended at the
    /// same moment, so that they had finished when it awaited them.
    pub fn awaits_one_of(&self, lane: &Task, others: &[&Task]) -> Seen {
        let is_so = others.iter().any(|other| self.awaits(lane, other).is_ok());
        require(is_so, {
            format!(
                "`{}` was not woken by the end of {}: it must await them",
                lane.name,
                names(others)
            )
        })
    }

    /// Exactly one of the program's own threads woke it.
    pub fn woken_by_one_own_thread(&self, lane: &Task) -> Seen {
        self.woken_by_an_own_thread(lane)?;
        let own = lane.wakes.iter().filter(|wake| {
            wake.by.is_none() && !self.is_of_runtime(wake.thread)
        });
        let threads: BTreeSet<u16> = own.map(|wake| wake.thread).collect();
        require(threads.len() == 1, {
            format!(
                "{} threads woke `{}`, but one is enough: start only one",
                threads.len(),
                lane.name
            )
        })
    }

    /// The end of `other` woke it, or came during one of its polls, and in
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
                "`{}` said \"{text}\", but not because of {end}: it must await \
                 that end",
                lane.name
            )
        })
    }

    /// The time from the first poll of any of these to the last end: at least
    /// this many seconds, and less than one more.
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

    /// In all its polls together it ran, or blocked its thread, for at least
    /// this many seconds.
    pub fn runs_for(&self, lane: &Task, seconds: u64) -> Seen {
        require(self.seconds_running(lane) >= seconds, {
            let ran_ns: u64 = lane
                .polls
                .iter()
                .map(|p| p.end_ns.unwrap_or(self.wall_ns) - p.start_ns)
                .sum();
            format!(
                "`{}` ran for {} in all its polls, but must run for {seconds} \
                 s: do the work in that task",
                lane.name,
                self.at(ran_ns)
            )
        })
    }

    /// The process never had more threads than this. It passes if the system
    /// does not tell.
    pub fn has_threads_at_most(&self, most: u64) -> Seen {
        let count = self.usage.thread_count.unwrap_or(0);
        require(count <= most, {
            format!(
                "the process had {count} threads, but {most} are enough: start \
                 fewer"
            )
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

    /// It said that line at most half a second after that moment.
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
                "`{name}` said \"{text}\" at {at}, before {moment} at {}: it \
                 must wait for that",
                self.at(from_ns)
            )
        })?;
        require(2 * (said.at_ns - from_ns) < self.second_ns, {
            format!(
                "`{name}` said \"{text}\" at {at}, long after {moment} at {}: \
                 it must say it immediately",
                self.at(from_ns)
            )
        })?;
        Ok(said)
    }

    /// It said at least this many lines while `other` ran.
    pub fn says_during(&self, lane: &Task, other: &Task, least: usize) -> Seen {
        let (from_ns, to_ns) = (other.began_ns(), other.ended_ns);
        let during = self.lines_of(lane).filter(|said| {
            from_ns.is_some_and(|ns| ns < said.at_ns)
                && to_ns.is_none_or(|ns| said.at_ns < ns)
        });
        let count = during.count();
        require(count >= least, {
            format!(
                "`{}` said {count} lines while `{}` ran, but must say {least} \
                 or more",
                lane.name, other.name
            )
        })
    }

    /// The program said that line exactly once.
    pub fn says_once(&self, text: &str) -> Seen {
        let such = self.said.iter().filter(|said| said.text == text);
        let count = such.count();
        require(
            count == 1,
            format!("\"{text}\" was said {count} times, but must be said once"),
        )
    }
}

fn names(lanes: &[&Task]) -> String {
    let names: Vec<_> = lanes.iter().map(|l| format!("`{}`", l.name)).collect();
    names.join(", ")
}
