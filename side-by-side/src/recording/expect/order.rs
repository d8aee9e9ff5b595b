//! What came before what, and how long it took.

use super::*;

impl Recording {
    /// Both happened, in this order.
    pub fn in_order(&self, first: impl Into<Moment>, second: impl Into<Moment>) -> Seen {
        let (first, second) = (first.into(), second.into());
        require(
            first.seen()? <= second.seen()?,
            format!("{} came before {}", second.what, first.what),
        )
    }

    /// Each began when the one before had ended.
    pub fn one_after_the_other(&self, lanes: &[&Task]) -> Seen {
        lanes.windows(2).try_for_each(|two| {
            let (first, second) = (two[0], two[1]);
            let began = second.began_ns();
            let is_so = first.ended_ns.is_some() && first.ended_ns <= began;
            require(
                is_so,
                format!(
                    "`{}` did not start after the end of `{}`",
                    second.name, first.name
                ),
            )
        })
    }

    /// From its first poll to its end it took so many whole seconds or more. A
    /// timer may have started a little before the first poll.
    pub fn lasts(&self, lane: &Task, seconds: u64) -> Seen {
        let length_ns = lane.length_ns().unwrap_or_default();
        let is_so = 20 * length_ns >= 19 * seconds * self.second_ns;
        require(
            is_so,
            format!(
                "`{}` took {}, and should take {seconds} s",
                lane.name,
                self.at(length_ns)
            ),
        )
    }

    /// It was not polled from this moment on.
    pub fn not_polled_after(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        require(
            !lane.was_polled_after(moment.seen()?),
            format!("`{}` was polled after {moment}", lane.name),
        )
    }

    pub fn never_polled(&self, lane: &Task) -> Seen {
        require(lane.polls.is_empty(), {
            let polls = times(lane.polls.len());
            format!("`{}` was polled {polls}", lane.name)
        })
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
        let mut by_end = lanes.to_vec();
        by_end.sort_by_key(|lane| lane.ended_ns.unwrap_or(self.wall_ns));
        let mut over_ns = None;
        let mut count = 0;
        for lane in by_end {
            if over_ns <= lane.began_ns() {
                count += 1;
                over_ns = Some(lane.ended_ns.unwrap_or(self.wall_ns));
            }
        }
        count
    }

    /// From its first poll to its end it took less than a second.
    pub fn is_short(&self, lane: &Task) -> Seen {
        let length_ns = lane.length_ns().unwrap_or(self.wall_ns);
        require(self.seconds(length_ns) == 0, {
            format!(
                "`{}` took {}, and should take less than 1 s",
                lane.name,
                self.at(length_ns)
            )
        })
    }
}
