//! What one may require of a recording. A requirement that is not met says so
//! in a sentence, so a judge is a list of requirements, each with a `?`.
//!
//! Everything follows from structure: which lane waited, what woke it, inside
//! of which lane and on which thread it ran, in which order things happened.
//! Lengths are whole seconds of the program. What a busy machine may delay is
//! tolerated here and nowhere else.

use std::{collections::BTreeSet, fmt};

use super::{End, Poll, Recording, Said, State, Task, Wake, threads_of};
use crate::runtimes::{is_driver, is_of_pool, is_worker, may_be_of_pool, worker_of};

/// What was seen, or what was missing.
pub type Seen<T = ()> = Result<T, Missing>;

/// Why a recording does not answer a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    sentence: String,
    outcome: Option<String>,
    /// Why it is not this answer, for each of several.
    answers: Vec<(String, Missing)>,
}

impl Missing {
    /// The outcome was this one, but it came about in another way.
    #[must_use]
    pub fn although(mut self, outcome: impl Into<String>) -> Missing {
        self.outcome.get_or_insert(outcome.into());
        self
    }

    /// The sentence, about the first of the expected answers that there is one
    /// about.
    pub(crate) fn why(&self, expected: &[&str]) -> String {
        let about = |answer: &&str| {
            let mut all = self.answers.iter();
            all.find(|(known, _)| known == answer)
        };
        if let Some((_, missing)) = expected.iter().find_map(about) {
            return missing.why(expected);
        }
        match &self.outcome {
            Some(outcome) => format!("{outcome}, but {}", self.sentence),
            None => self.sentence.clone(),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.why(&[]))
    }
}

impl<T: Into<String>> From<T> for Missing {
    fn from(sentence: T) -> Missing {
        Missing {
            sentence: sentence.into(),
            ..Missing::default()
        }
    }
}

/// `otherwise` says what was missing if it is not so.
pub fn require(is_so: bool, otherwise: impl Into<Missing>) -> Seen {
    match is_so {
        true => Ok(()),
        false => Err(otherwise.into()),
    }
}

/// A moment of a run, with words for what happened then. It may be missing.
#[derive(Debug, Clone)]
pub struct Moment {
    what: String,
    ns: Option<u64>,
}

impl Moment {
    /// In ns.
    fn seen(&self) -> Seen<u64> {
        self.ns
            .ok_or_else(|| format!("{} was not seen", self.what).into())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl<T: Into<String>> From<(T, Option<u64>)> for Moment {
    fn from((what, ns): (T, Option<u64>)) -> Moment {
        let what = what.into();
        Moment { what, ns }
    }
}

/// When it was said.
impl From<&Said> for Moment {
    fn from(said: &Said) -> Moment {
        said.moment()
    }
}

impl Task {
    /// Its first poll.
    pub fn start(&self) -> Moment {
        (format!("the start of `{}`", self.name), self.began_ns()).into()
    }

    /// Its end, in whatever way.
    pub fn finish(&self) -> Moment {
        (format!("the end of `{}`", self.name), self.ended_ns).into()
    }

    pub fn creation(&self) -> Moment {
        let what = format!("the creation of `{}`", self.name);
        (what, Some(self.created_ns)).into()
    }
}

impl Said {
    /// When it was said.
    pub fn moment(&self) -> Moment {
        (format!("\"{}\"", self.text), Some(self.at_ns)).into()
    }
}

/// The first answer whose requirements are met.
///
/// # Errors
///
/// If there is none: why it is none of them. A reader is told why it is not the
/// one that the card expects; if the card expects another, why not the last.
pub fn answer<const N: usize>(cases: [(&str, Seen); N]) -> Seen<String> {
    let mut answers = Vec::new();
    for (answer, seen) in cases {
        match seen {
            Ok(()) => return Ok(answer.to_owned()),
            Err(missing) => answers.push((answer.to_owned(), missing)),
        }
    }
    let last = answers.last().map(|(_, missing)| missing.clone());
    Err(Missing {
        answers,
        ..last.unwrap_or_default()
    })
}

/// Some lanes, in a sentence: `` `tea` and `toast` ``.
fn names(lanes: &[&Task]) -> String {
    let names: Vec<_> = lanes.iter().map(|l| format!("`{}`", l.name)).collect();
    match names.as_slice() {
        [] => "no lane".to_owned(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// Polls for no visible reason that a lane may have: a machine that is busy, a
/// wait in several steps.
const IN_VAIN_AT_MOST: usize = 4;

/// Lines of a lane that a sentence shows.
const LINES_SHOWN: usize = 5;

/// Which lanes there are.
impl Recording {
    pub fn lane(&self, name: &str) -> Seen<&Task> {
        let lane = self.task(name);
        lane.ok_or_else(|| format!("there is no lane `{name}`").into())
    }

    pub fn lanes<const N: usize>(&self, names: [&str; N]) -> Seen<[&Task; N]> {
        let lanes: Vec<&Task> = names
            .iter()
            .map(|name| self.lane(name))
            .collect::<Seen<_>>()?;
        let lanes = lanes.try_into();
        lanes.map_err(|_| "some lanes are missing".into())
    }

    /// `clock 1`, `clock 2`, …: at least so many.
    pub fn numbered(&self, name: &str, least: usize) -> Seen<Vec<&Task>> {
        let lanes: Vec<&Task> = self.tasks_named(name).collect();
        require(lanes.len() >= least, {
            let count = lanes.len();
            format!("there are {count} lanes `{name}`, and not {least}")
        })?;
        Ok(lanes)
    }

    /// A moment as the axis shows it: `2.0 s`.
    pub fn at(&self, ns: u64) -> String {
        let seconds = ns as f64 / self.second_ns.max(1) as f64;
        format!("{seconds:.1} s")
    }

    /// It is so for three of four lanes, or more: among many there are some on
    /// whose threads a busy machine was hard.
    pub fn most(&self, lanes: &[&Task], what: &str, is_so: impl Fn(&Task) -> bool) -> Seen {
        let so = lanes.iter().filter(|lane| is_so(lane)).count();
        let all = lanes.len();
        require(so * 4 >= all * 3, {
            let name = lanes.first().map_or("", |lane| lane.name.as_str());
            format!("only {so} of {all} lanes such as `{name}` {what}")
        })
    }
}

/// How lanes ended.
impl Recording {
    pub fn finished(&self, lanes: &[&Task]) -> Seen {
        lanes
            .iter()
            .try_for_each(|lane| self.ended(lane, End::Finished, "it should finish"))
    }

    /// When it was dropped, unfinished, in ns.
    pub fn dropped(&self, lane: &Task) -> Seen<u64> {
        self.ended(lane, End::Dropped, "it should be dropped unfinished")?;
        Ok(lane.ended_ns.unwrap_or_default())
    }

    pub fn panicked(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Panicked, "it should panic")
    }

    /// It had not ended when its process did.
    pub fn stayed_open(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Open, "it should not end")
    }

    fn ended(&self, lane: &Task, end: End, should: &str) -> Seen {
        require(lane.end == end, {
            let name = &lane.name;
            match (lane.end, lane.ended_ns) {
                (End::Dropped, _) if lane.polls.is_empty() => {
                    format!("`{name}` was dropped without ever being polled; {should}")
                }
                (End::Open, _) | (_, None) => {
                    format!("`{name}` had not ended when the process did; {should}")
                }
                (is, Some(ns)) => format!(
                    "`{name}` {} at {}; {should}",
                    match is {
                        End::Dropped => "was dropped",
                        is => is.as_str(),
                    },
                    self.at(ns)
                ),
            }
        })
    }

    /// Dropped in the poll of `of` in which that moment lies, or in one that
    /// begins later than it if `of` was not being polled then. Not polled
    /// after that moment.
    pub fn dropped_in_poll_of(&self, lane: &Task, of: &Task, ns: u64) -> Seen {
        let dropped_ns = self.dropped(lane)?;
        self.not_polled_after(lane, ns)?;
        let is_in = |poll: &Poll| {
            let end_ns = poll.end_ns.unwrap_or(self.wall_ns);
            poll.start_ns <= dropped_ns && dropped_ns <= end_ns
        };
        let poll = of.poll_at(ns).or(of.polls.iter().find(|p| p.start_ns > ns));
        require(
            dropped_ns >= ns && poll.is_some_and(is_in),
            format!(
                "`{}` was dropped at {}, and not in the poll of `{}` at {}",
                lane.name,
                self.at(dropped_ns),
                of.name,
                self.at(ns)
            ),
        )
    }

    /// Nothing polled it from that moment on, and it still waited at the end
    /// of the other one.
    pub fn abandoned(&self, lane: &Task, since: impl Into<Moment>, until: &Task) -> Seen {
        self.waiting_at(lane, until.finish())?;
        self.not_polled_after(lane, since.into().seen()?)
    }

    /// Dropped in some poll of the other one, which was its owner; when, in ns.
    pub fn dropped_by(&self, lane: &Task, owner: &Task) -> Seen<u64> {
        let dropped_ns = self.dropped(lane)?;
        require(owner.poll_at(dropped_ns).is_some(), {
            let (name, owner) = (&lane.name, &owner.name);
            format!("`{name}` was not dropped in a poll of `{owner}`")
        })?;
        Ok(dropped_ns)
    }

    /// The task that polls it dropped it, as a timeout does: in a poll of
    /// `outer`, if it is a part of that one, or else right after a poll. A task
    /// that is aborted is dropped without one.
    pub fn dropped_by_its_task(&self, lane: &Task, outer: &Task) -> Seen {
        let dropped_ns = self.dropped(lane)?;
        let is_part = lane.ran_only_inside(outer);
        let polled_ns = lane.polls.last().map(|poll| poll.start_ns);
        let since_ns = dropped_ns - polled_ns.unwrap_or_default();
        let is_so = match is_part {
            true => outer.poll_at(dropped_ns).is_some(),
            // On a busy machine the system may stop the thread in between.
            false => self.seconds(10 * since_ns) == 0,
        };
        require(is_so, {
            format!(
                "`{}` was dropped at {}, {} after its last poll: not by the \
                 task that polled it",
                lane.name,
                self.at(dropped_ns),
                self.at(since_ns)
            )
        })
    }
}

/// What came before what.
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
    pub fn not_polled_after(&self, lane: &Task, ns: u64) -> Seen {
        require(
            !lane.was_polled_after(ns),
            format!("`{}` was polled after {}", lane.name, self.at(ns)),
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

    /// From the first poll of any of these to the last end: so many seconds,
    /// and less than one more.
    pub fn take_together(&self, lanes: &[&Task], seconds: u64) -> Seen {
        let began_ns = lanes.iter().filter_map(|lane| lane.began_ns()).min();
        let ended_ns = lanes.iter().filter_map(|lane| lane.ended_ns).max();
        let length_ns = began_ns
            .zip(ended_ns)
            .map(|(from_ns, to_ns)| to_ns.saturating_sub(from_ns))
            .ok_or_else(|| format!("the end of {} was not seen", names(lanes)))?;
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

/// What lanes said.
impl Recording {
    /// The first line that the lane said with this text; with `"chapter …"`,
    /// the first that begins with `chapter `.
    pub fn says(&self, lane: &Task, text: &str) -> Seen<&Said> {
        let mut own = self.lines_of(lane);
        let found = own.find(|said| is_such(&said.text, text));
        found.ok_or_else(|| self.not_said(lane, text).into())
    }

    /// The first such line after that moment. What happened then comes in
    /// words: `("the end of `shop`", shop.ended_ns)`.
    pub fn says_after(&self, lane: &Task, text: &str, moment: impl Into<Moment>) -> Seen<&Said> {
        let moment = moment.into();
        let from_ns = moment.seen()?;
        let mut own = self.lines_of(lane);
        let found = own.find(|said| said.at_ns >= from_ns && is_such(&said.text, text));
        if let Some(said) = found {
            return Ok(said);
        }
        self.says(lane, text)?;
        let name = &lane.name;
        Err(format!("`{name}` did not say \"{text}\" after {moment}").into())
    }

    /// It said that line so many whole seconds after its first poll, or later.
    pub fn says_after_seconds(&self, lane: &Task, text: &str, seconds: u64) -> Seen<&Said> {
        let said = self.says(lane, text)?;
        let began_ns = lane.began_ns().unwrap_or_default();
        let since_ns = said.at_ns.saturating_sub(began_ns);
        // A timer may have started a little before the first poll.
        let is_so = 20 * since_ns >= 19 * seconds * self.second_ns;
        require(is_so, {
            format!(
                "`{}` said \"{text}\" after {}, and should wait for {seconds} \
                 s first",
                lane.name,
                self.at(since_ns)
            )
        })?;
        Ok(said)
    }

    /// It said these lines in this order; others may be in between.
    pub fn says_in_order(&self, lane: &Task, lines: &[&str]) -> Seen {
        let mut own = self.lines_of(lane);
        let missing = lines
            .iter()
            .position(|line| !own.any(|said| is_such(&said.text, line)));
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

    /// The first such line of the whole program.
    pub fn program_says(&self, text: &str) -> Seen<&Said> {
        let found = self.said.iter().find(|said| is_such(&said.text, text));
        found.ok_or_else(|| format!("nothing said \"{text}\"").into())
    }

    /// What a lane said, in the order of time.
    pub fn lines_of(&self, lane: &Task) -> impl Iterator<Item = &Said> {
        let id = lane.id;
        self.said.iter().filter(move |said| said.task == Some(id))
    }

    /// A line on stderr has this text.
    pub fn stderr_says(&self, text: &str) -> Seen {
        let mut lines = self.stderr.iter();
        require(
            lines.any(|line| line.contains(text)),
            format!("stderr does not say \"{text}\""),
        )
    }

    /// Why that line was not seen, and where it was seen instead.
    fn not_said(&self, lane: &Task, text: &str) -> String {
        let name = &lane.name;
        let missing = format!("`{name}` did not say \"{text}\"");
        let mut such = self.said.iter().filter(|s| is_such(&s.text, text));
        let Some(said) = such.next() else {
            let own: Vec<String> = {
                let own = self.lines_of(lane).take(LINES_SHOWN);
                own.map(|said| format!("\"{}\"", said.text)).collect()
            };
            return match own.as_slice() {
                [] => missing,
                own => format!("{missing}; it said {}", own.join(", ")),
            };
        };
        match said.task.and_then(|id| self.task_by_id(id)) {
            _ if said.place.is_none() => format!(
                "{missing}: the line was printed without `say!`, so it \
                 belongs to no lane"
            ),
            Some(other) => format!("{missing}, but `{}` did", other.name),
            None => format!("{missing}: it was said outside of all lanes"),
        }
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
            from_ns.is_some_and(|ns| ns < said.at_ns) && to_ns.is_none_or(|ns| said.at_ns < ns)
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
        let such = self.said.iter().filter(|said| is_such(&said.text, text));
        let count = such.count();
        require(
            count == 1,
            match count {
                0 => format!("nothing said \"{text}\""),
                _ => format!(
                    "\"{text}\" was said {}, and should be said once",
                    times(count)
                ),
            },
        )
    }
}

fn is_such(text: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('…') {
        Some(lead) => text.starts_with(lead),
        None => text == pattern,
    }
}

/// Waiting: a future that waits holds no thread.
impl Recording {
    /// It waited, and its runtime woke it: a timer, a socket, a child.
    pub fn waits(&self, lane: &Task) -> Seen {
        self.waits_for(lane, &[])
    }

    /// It waited, and its runtime or one of these lanes woke it. It did not
    /// ask again and again.
    pub fn waits_for(&self, lane: &Task, others: &[&Task]) -> Seen {
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
    fn waker(&self, wake: &Wake) -> String {
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
    fn woke_itself(&self, id: u64, ns: u64) -> bool {
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
            .try_for_each(|lane| self.waits_for(lane, &others))?;
        self.held_no_other_thread(lanes)?;
        self.was_idle()
    }
}

/// What woke what.
impl Recording {
    /// The first wake of a lane that came in a poll of that other lane, or
    /// right after its end.
    pub fn woken_by<'a>(&self, lane: &'a Task, by: &Task) -> Seen<&'a Wake> {
        let mut wakes = lane.wakes.iter();
        let found = wakes.find(|wake| self.comes_from(wake, by));
        found.ok_or_else(|| format!("`{}` did not wake `{}`", by.name, lane.name).into())
    }

    /// The lane waited for the end of the other one: it polled it as a part of
    /// itself, was woken by its end, or came to it when it had ended.
    pub fn awaits(&self, lane: &Task, other: &Task) -> Seen {
        let is_part = !other.polls.is_empty() && other.ran_only_inside(lane);
        let is_over = other.ended_ns.is_some_and(|ns| {
            // On another thread, it may end during the lane's last poll.
            let is_last = |poll: &Poll| poll.ready;
            Some(ns) <= lane.began_ns()
                || lane.poll_at(ns).is_some_and(is_last)
                || self.woken_by(lane, other).is_ok()
        });
        require(
            is_part || is_over,
            format!(
                "the end of `{}` did not wake `{}`, which should await it",
                other.name, lane.name
            ),
        )
    }

    /// In a poll of the lane, or right after its end on the thread where it
    /// ended. On a busy machine the system may stop that thread in between.
    pub fn comes_from(&self, wake: &Wake, lane: &Task) -> bool {
        let is_near_end = || {
            let thread = lane.polls.last().map(|poll| poll.thread);
            let since = |ended_ns| wake.at_ns.checked_sub(ended_ns);
            let since_ns = lane.ended_ns.and_then(since);
            // Which thread dropped it was not recorded.
            let is_there = match lane.end {
                End::Dropped => self.is_of_runtime(wake.thread),
                _ => Some(wake.thread) == thread,
            };
            wake.by.is_none() && is_there && since_ns.is_some_and(|ns| self.seconds(20 * ns) == 0)
        };
        let is_after = wake.by.is_none() && wake.after == Some(lane.id);
        wake.by == Some(lane.id) || is_after || is_near_end()
    }

    /// Some thread of the program's own woke it: none of the runtime's.
    pub fn woken_by_an_own_thread<'a>(&self, lane: &'a Task) -> Seen<&'a Wake> {
        let mut wakes = lane.wakes.iter();
        let found = wakes
            .find(|wake| wake.by.is_none() && wake.thread != 0 && !self.is_of_runtime(wake.thread));
        found.ok_or_else(|| format!("no thread of the program woke `{}`", lane.name).into())
    }

    /// What woke the lane last before that moment was the end of one of the
    /// others: it awaited that one, and did not sleep instead.
    pub fn woken_last_by_an_end_of(
        &self,
        others: &[&Task],
        lane: &Task,
        moment: impl Into<Moment>,
    ) -> Seen {
        let moment = moment.into();
        let ns = moment.seen()?;
        let ends = others.iter().filter_map(|other| other.ended_ns);
        let is_end = |wake: &Wake| {
            let since = |end_ns| wake.at_ns.checked_sub(end_ns);
            let mut all = ends.clone().filter_map(since);
            wake.by.is_none() && all.any(|ns| 40 * ns <= self.second_ns)
        };
        // A sleep may be over at about the same time.
        let sleeps = !lane.wakes.iter().all(is_end);
        let is_it = |w: &Wake| is_end(w) && (w.after.is_some() || !sleeps);
        let last = lane.wakes.iter().rfind(|wake| wake.at_ns <= ns);
        require(last.is_some_and(is_it), {
            let (name, others) = (&lane.name, names(others));
            format!("before {moment}, no end of {others} woke `{name}`")
        })
    }

    /// No wake of the lane came in a poll of the other one or right after its
    /// end.
    pub fn not_woken_by(&self, lane: &Task, other: &Task) -> Seen {
        let is_from = |wake: &&Wake| {
            let id = Some(other.id);
            wake.by == id || wake.by.is_none() && wake.after == id
        };
        match lane.wakes.iter().find(is_from) {
            None => Ok(()),
            Some(wake) => Err(format!(
                "`{}` woke `{}` at {}",
                other.name,
                lane.name,
                self.at(wake.at_ns)
            )
            .into()),
        }
    }

    /// It woke itself in the poll at that moment: it yields, and its runtime
    /// runs others first. Nothing else woke it until its next poll.
    pub fn yields_by_itself(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let (_, wake) = self.only_wake_after(lane, moment.into())?;
        require(
            wake.by == Some(lane.id),
            format!(
                "{} woke `{}`, which should wake itself",
                self.waker(wake),
                lane.name
            ),
        )
    }

    /// Its runtime made it yield in the poll at that moment: the thread of the
    /// poll woke it later, while it polled no lane and right after it had
    /// polled some. Nothing else woke it until its next poll.
    pub fn is_put_off(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let (poll, wake) = self.only_wake_after(lane, moment.into())?;
        let name = &lane.name;
        require(
            wake.by.is_none() && wake.thread == poll.thread,
            format!(
                "{} woke `{name}`, and not the runtime on its thread",
                self.waker(wake)
            ),
        )?;
        let all = self.tasks.iter().flat_map(|lane| &lane.polls);
        let here = all.filter(|poll| poll.thread == wake.thread);
        let ends = here.filter_map(|poll| poll.end_ns);
        let last_ns = ends.filter(|ns| *ns <= wake.at_ns).max();
        let idle_ns = wake.at_ns - last_ns.unwrap_or_default();
        // On a busy machine the system may stop the thread in between.
        require(self.seconds(10 * idle_ns) == 0, {
            let until = self.at(wake.at_ns);
            format!("`{name}` waited until {until} although its thread was free")
        })
    }

    /// The poll at that moment, and what woke the lane until its next one.
    fn only_wake_after<'a>(&self, lane: &'a Task, moment: Moment) -> Seen<(&'a Poll, &'a Wake)> {
        let name = &lane.name;
        let poll = lane.poll_at(moment.seen()?);
        let poll = poll.ok_or_else(|| format!("`{name}` did not run at {moment}"))?;
        let starts = lane.polls.iter().map(|poll| poll.start_ns);
        let next_ns = starts.filter(|ns| *ns > poll.start_ns).min();
        let until_next = poll.start_ns..next_ns.unwrap_or(u64::MAX);
        let between = |wake: &&Wake| until_next.contains(&wake.at_ns);
        let wakes: Vec<_> = lane.wakes.iter().filter(between).collect();
        let [wake] = wakes.as_slice() else {
            let count = times(wakes.len());
            return Err(format!("`{name}` was woken {count} after {moment}, and not once").into());
        };
        Ok((poll, wake))
    }

    /// The end of the other one did not wake it.
    pub fn does_not_await(&self, lane: &Task, other: &Task) -> Seen {
        let is_its = |wake: &&Wake| {
            wake.by == Some(other.id) || wake.by.is_none() && wake.after == Some(other.id)
        };
        let is_part = !other.polls.is_empty() && other.ran_inside(lane);
        let is_awaited = is_part || lane.wakes.iter().any(|w| is_its(&w));
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
        let own = lane
            .wakes
            .iter()
            .filter(|wake| wake.by.is_none() && !self.is_of_runtime(wake.thread));
        let threads: BTreeSet<u16> = own.map(|wake| wake.thread).collect();
        require(threads.len() == 1, {
            format!(
                "{} threads woke `{}`, and one is enough",
                threads.len(),
                lane.name
            )
        })
    }

    /// A runtime's thread woke it that waits for timers, sockets or children
    /// and runs no task; and no other thread did.
    pub fn woken_by_a_driver(&self, lane: &Task) -> Seen {
        self.woken_only(lane, "a thread that only waits for timers", |wake| {
            wake.by.is_none() && is_driver(self.thread_name(wake.thread))
        })
    }

    /// The main thread woke it, while it polled no lane: in a loop that runs on
    /// one thread, this thread also waits for timers and sockets.
    pub fn woken_from_main(&self, lane: &Task) -> Seen {
        self.woken_only(lane, "the main thread between two polls", |wake| {
            wake.by.is_none() && wake.thread == 0
        })
    }

    fn woken_only(&self, lane: &Task, from: &str, is_such: impl Fn(&Wake) -> bool) -> Seen {
        let name = &lane.name;
        require(
            !lane.wakes.is_empty(),
            format!("nothing woke `{name}`; {from} should"),
        )?;
        match lane.wakes.iter().find(|wake| !is_such(wake)) {
            None => Ok(()),
            Some(wake) => {
                let waker = self.waker(wake);
                Err(format!("{waker} woke `{name}`, and not {from}").into())
            }
        }
    }

    /// Its runtime woke it, and nothing else did but itself.
    pub fn woken_by_its_runtime(&self, lane: &Task) -> Seen {
        self.woken_by_its_runtime_or(lane, &[])?;
        let is_woken = lane.wakes.iter().any(|wake| wake.by.is_none());
        require(is_woken, format!("no timer woke `{}`", lane.name))
    }

    /// The runtime one of whose workers woke the lane, while it polled no lane;
    /// `None` if no worker did.
    pub fn runtime_that_woke(&self, lane: &Task) -> Option<&'static str> {
        let mut wakes = lane.wakes.iter().filter(|wake| wake.by.is_none());
        wakes.find_map(|wake| worker_of(self.thread_name(wake.thread)))
    }

    /// The end of the other one woke it, or came in one of its polls, and in
    /// that poll it said the line.
    pub fn says_when_ended(&self, lane: &Task, text: &str, other: &Task) -> Seen {
        let end = format!("the end of `{}`", other.name);
        let said = self.says_after(lane, text, (&end, other.ended_ns))?;
        let is_in = |poll: &Poll| {
            poll.start_ns <= said.at_ns && poll.end_ns.is_none_or(|end_ns| said.at_ns <= end_ns)
        };
        // Any worker may drop a task that is cancelled.
        let is_of_drop = |wake: &Wake| {
            let since = |ended_ns| wake.at_ns.checked_sub(ended_ns);
            let since_ns = other.ended_ns.and_then(since);
            other.end == End::Dropped
                && self.is_of_runtime(wake.thread)
                && since_ns.is_some_and(|ns| 20 * ns < self.second_ns)
        };
        let in_poll = other.ended_ns.and_then(|ns| lane.poll_at(ns));
        let mut wakes = lane
            .wakes
            .iter()
            .filter(|wake| self.comes_from(wake, other) || is_of_drop(wake));
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
}

/// Holding a thread.
impl Recording {
    /// Each is a blocking call.
    pub fn are_calls(&self, lanes: &[&Task]) -> Seen {
        lanes.iter().try_for_each(|lane| {
            require(
                lane.is_call,
                format!("`{}` is a future, and not a blocking call", lane.name),
            )
        })
    }

    /// The longest poll of the lane, which ran, or held its thread, for so many
    /// whole seconds.
    pub fn holds_its_thread<'a>(&self, lane: &'a Task, seconds: u64) -> Seen<&'a Poll> {
        let end_ns = |poll: &Poll| poll.end_ns.unwrap_or(self.wall_ns);
        let length_ns = |poll: &Poll| end_ns(poll).saturating_sub(poll.start_ns);
        let longest = lane.polls.iter().max_by_key(|poll| length_ns(poll));
        let found = longest.filter(|p| self.seconds(length_ns(p)) >= seconds);
        found.ok_or_else(|| {
            let name = &lane.name;
            format!("`{name}` did not hold its thread for {seconds} s").into()
        })
    }

    /// Both ran, or held a thread, at the same time, on two threads.
    pub fn run_in_parallel(&self, a: &Task, b: &Task) -> Seen {
        require(
            self.ran_at_once(a, b),
            format!("`{}` and `{}` never ran in parallel", a.name, b.name),
        )
    }

    /// The lane held its thread for a tenth of a second or more in the poll in
    /// which it said that line.
    pub fn holds_its_thread_to_say(&self, lane: &Task, text: &str) -> Seen {
        let said = self.says(lane, text)?;
        let poll = lane.poll_at(said.at_ns);
        let held_ns = poll.map_or(0, |poll| self.poll_ns(poll));
        require(self.seconds(10 * held_ns) >= 1, {
            let (name, held) = (&lane.name, self.at(held_ns));
            format!(
                "`{name}` held its thread for {held} when it said \"{text}\", \
                 and should hold it longer"
            )
        })
    }

    /// Each is a blocking call on its own thread, and each runs in parallel with
    /// the next one.
    pub fn hold_a_thread_each(&self, calls: &[&Task]) -> Seen {
        self.are_calls(calls)?;
        self.on_a_thread_each(calls)?;
        let mut neighbours = calls.windows(2);
        neighbours.try_for_each(|two| self.run_in_parallel(two[0], two[1]))
    }

    /// At most so many threads were started after the first poll. Those of a
    /// blocking pool come so, but the first driver of a runtime does, too.
    pub fn started_at_most(&self, count: u64) -> Seen {
        let usage = &self.usage;
        let both = usage.thread_count.zip(usage.threads_at_first_poll);
        let later = both.map_or(0, |(most, first)| most.saturating_sub(first));
        require(
            later <= count,
            format!("{later} threads were started, and not {count} at most"),
        )
    }

    /// While this poll of another lane ran, the lane was polled.
    pub fn polled_during(&self, lane: &Task, poll: &Poll) -> Seen {
        let mut polls = lane.polls.iter();
        require(polls.any(|p| self.is_during(p.start_ns, poll)), {
            let name = &lane.name;
            format!("`{name}` was not polled while the other thread was held")
        })
    }

    fn is_during(&self, ns: u64, poll: &Poll) -> bool {
        let end_ns = poll.end_ns.unwrap_or(self.wall_ns);
        poll.start_ns < ns && ns < end_ns
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

    /// Processors worked for it. True if the system cannot tell.
    pub fn computed(&self) -> Seen {
        // On a busy machine it gets no more than a part of a processor.
        let user_ns = self.usage.user_ns;
        let is_so = user_ns.is_none_or(|ns| 20 * ns >= self.second_ns);
        require(is_so, "the processor hardly worked for the program")
    }
}

/// Where lanes ran.
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

    /// The main thread, or one that runs tasks or waits for timers, sockets or
    /// children for some runtime.
    fn is_of_runtime(&self, thread: u16) -> bool {
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
            let is_so = call.is_call && names.all(may_be_of_pool);
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

    /// The process had no more threads than these at any time. True if the
    /// system cannot tell.
    pub fn has_threads_at_most(&self, most: u64) -> Seen {
        let count = self.usage.thread_count.unwrap_or(0);
        require(count <= most, {
            format!("the process had {count} threads, and {most} are enough")
        })
    }
}

/// What is a part of what.
impl Recording {
    /// The runtime polls it as a task, which the other one made. It does not
    /// matter whether its `watch` is inside of the `spawn` or around it.
    pub fn is_task_of(&self, lane: &Task, parent: &Task) -> Seen {
        let (name, outer) = (&lane.name, &parent.name);
        require(!lane.is_call, format!("`{name}` is a blocking call"))?;
        require(
            !lane.ran_inside(parent),
            format!("`{name}` is polled by `{outer}`, and is not its own task"),
        )?;
        match lane.parent {
            Some(id) if id == parent.id => {}
            // Made in a task that has no lane.
            None => self.polled_only_when_woken(lane)?,
            Some(_) => {
                return Err(format!("`{outer}` did not make `{name}`").into());
            }
        }
        self.on_its_runtime(lane)
    }

    pub fn are_tasks_of(&self, lanes: &[&Task], parent: &Task) -> Seen {
        lanes
            .iter()
            .try_for_each(|lane| self.is_task_of(lane, parent))
    }

    pub fn are_parts_of(&self, lanes: &[&Task], of: &Task) -> Seen {
        lanes.iter().try_for_each(|lane| self.is_part_of(lane, of))
    }

    /// The other one polls it as a part of itself: it is no task.
    pub fn is_part_of(&self, lane: &Task, of: &Task) -> Seen {
        let is_so = !lane.polls.is_empty() && lane.ran_only_inside(of);
        require(
            is_so,
            format!("`{}` is not a part of `{}`", lane.name, of.name),
        )
    }

    /// One task polls all of them: as parts of another lane, or all of them
    /// when the first one ends.
    pub fn share_a_task(&self, lanes: &[&Task]) -> Seen {
        let are_parts = |of: &Task| {
            let mut parts = lanes.iter();
            parts.all(|part| part.id != of.id && part.ran_only_inside(of))
        };
        let end_ns = lanes.iter().filter_map(|lane| lane.ended_ns).min();
        let apart_ns = |p: &Poll| end_ns.map(|ns| ns.abs_diff(p.start_ns));
        // On a busy machine the system may stop the thread in between.
        let is_then = |poll: &Poll| apart_ns(poll).is_some_and(|ns| 20 * ns <= self.second_ns);
        let mut again = lanes.iter().map(|lane| lane.polls.iter().skip(1));
        let is_so = again.all(|mut polls| polls.any(is_then)) || self.tasks.iter().any(are_parts);
        require(is_so, {
            let lanes = names(lanes);
            format!(
                "when the first of {lanes} ended, the others were not polled: \
                 they do not share a task"
            )
        })
    }

    /// The other one polled it first. Later it may become a task.
    pub fn starts_inside(&self, lane: &Task, of: &Task) -> Seen {
        let around = lane.began_ns().and_then(|ns| of.poll_at(ns));
        require(around.is_some(), {
            format!("`{}` was not the first to poll `{}`", of.name, lane.name)
        })
    }
}

#[cfg(test)]
mod tests;
