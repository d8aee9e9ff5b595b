//! What came before what, and how long it took.

use super::*;

impl Recording {
    /// Both happened, in this order.
    pub fn in_order(&self, first: impl Into<Moment>, second: impl Into<Moment>) -> Seen {
        let (first, second) = (first.into(), second.into());
        let is_so = first.seen()? <= second.seen()?;
        require(is_so, format!("{second} came before {first}"))
    }

    /// Each began when the one before had ended.
    pub fn one_after_the_other(&self, lanes: &[&Task]) -> Seen {
        lanes.windows(2).try_for_each(|two| {
            let (first, second) = (two[0], two[1]);
            let is_so = first.ended_ns.is_some() && first.ended_ns <= second.began_ns();
            require(
                is_so,
                format!("{second} did not start after the end of {first}"),
            )
        })
    }

    /// From its first poll to its end it took this many whole seconds or more. A
    /// timer may have started a little before the first poll.
    pub fn lasts(&self, lane: &Task, seconds: u64) -> Seen {
        let length_ns = lane.length_ns().unwrap_or_default();
        let took = self.at(length_ns);
        let is_so = 20 * length_ns >= 19 * seconds * self.second_ns;
        require(
            is_so,
            format!("{lane} took {took}, and should take {seconds} s"),
        )
    }

    /// From its first poll to its end it took less than a second.
    pub fn is_short(&self, lane: &Task) -> Seen {
        let length_ns = lane.length_ns().unwrap_or(self.wall_ns);
        let took = self.at(length_ns);
        let is_so = self.seconds(length_ns) == 0;
        require(
            is_so,
            format!("{lane} took {took}, and should take less than 1 s"),
        )
    }

    /// It was not polled from this moment on.
    pub fn not_polled_after(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        let is_so = !lane.was_polled_after(moment.seen()?);
        require(is_so, format!("{lane} was polled after {moment}"))
    }

    /// Between these moments no poll of a lane began on the main thread.
    pub fn main_polls_nothing(&self, since: impl Into<Moment>, until: impl Into<Moment>) -> Seen {
        let (since, until) = (since.into(), until.into());
        let time = since.seen()?..until.seen()?;
        let is_there = |poll: &Poll| poll.thread == 0 && time.contains(&poll.start_ns);
        let polled = self
            .tasks
            .iter()
            .find(|lane| lane.polls.iter().any(is_there));
        polled.map_or(Ok(()), |lane| {
            Err(format!("the main thread polled {lane} between {since} and {until}").into())
        })
    }

    pub fn never_polled(&self, lane: &Task) -> Seen {
        let is_so = lane.polls.is_empty();
        require(is_so, format!("{lane} was polled"))
    }

    /// Whole seconds from the first poll of any of these lanes to the last
    /// end. A timer may have started a little before the first poll.
    pub fn whole_seconds_of(&self, lanes: &[&Task]) -> u64 {
        let began = lanes.iter().filter_map(|lane| lane.began_ns()).min();
        let ended = lanes.iter().filter_map(|lane| lane.ended_ns).max();
        let length_ns = ended.zip(began).map_or(0, |(b, a)| b - a);
        self.seconds(length_ns + self.second_ns / 20)
    }

    /// How many of them came one after the other, at most: 1 if each two of
    /// them were there at the same time.
    pub fn rounds_of(&self, lanes: &[&Task]) -> u64 {
        let end_ns = |lane: &Task| lane.ended_ns.unwrap_or(self.wall_ns);
        let mut by_end = lanes.to_vec();
        by_end.sort_by_key(|lane| end_ns(lane));
        let mut over_ns = None;
        let mut count = 0;
        for lane in by_end {
            if over_ns <= lane.began_ns() {
                count += 1;
                over_ns = Some(end_ns(lane));
            }
        }
        count
    }
}
