//! What a check asks of a recording. Each question is answered with a sentence
//! for the student if the answer is no.

use side_by_side::{End, Recording, Task, Wake, threads_of};

use crate::{child::Children, one_of};

/// What the student's program did.
pub struct Seen<'a> {
    pub(crate) recording: &'a Recording,
    pub(crate) children: &'a Children,
    /// The student's file, if it can be read.
    pub(crate) source: &'a str,
    /// The number of the run, from 0.
    pub(crate) run: usize,
}

/// What runs futures; an exercise may ask to do without.
const EXECUTORS: &[&str] = &["tokio", "async_std", "smol", "executor::"];

/// How the names of the runtimes' threads for tasks begin.
const WORKERS: &[&str] = &["tokio-rt-worker", "async-std/runtime", "smol-"];

type Answer = Result<(), String>;

impl<'a> Seen<'a> {
    /// The value that [`crate::one_of`] had for the program in this run.
    pub fn one_of<T: Copy, const N: usize>(&self, values: [T; N]) -> T {
        one_of::in_run(self.run, values)
    }

    /// The lane of this name; there must be one, and no second one.
    pub fn lane(&self, name: &str) -> Result<&'a Task, String> {
        let mut all = self.recording.tasks.iter().filter(|t| t.name == name);
        match (all.next(), all.next()) {
            (Some(task), None) => Ok(task),
            (Some(_), Some(_)) => Err(format!(
                "there are several lanes `{name}`; keep one `watch(\"{name}\", …)`"
            )),
            (None, _) => Err(format!(
                "there is no lane `{name}`: keep `watch(\"{name}\", …)`"
            )),
        }
    }

    /// It came to its end by itself.
    pub fn finished(&self, task: &Task) -> Answer {
        let name = &task.name;
        match task.end {
            End::Finished => Ok(()),
            End::Dropped if task.polls.is_empty() => Err(format!(
                "`{name}` was never polled: a future that nobody awaits or \
                 spawns does nothing"
            )),
            End::Dropped => Err(format!("`{name}` was dropped before its end")),
            End::Panicked => Err(format!("`{name}` panicked")),
            End::Open => {
                Err(format!("`{name}` had not finished when the program ended"))
            }
        }
    }

    /// It said this line, and after so many of the program's seconds at least,
    /// counted from its first poll.
    pub fn said(&self, task: &Task, line: &str, seconds: u64) -> Answer {
        let story = self.recording.story(task);
        let found = story.iter().find(|(_, text)| *text == line);
        let name = &task.name;
        match found {
            None => Err(format!("`{name}` did not say {line:?}")),
            Some((at, _)) if *at < seconds => Err(format!(
                "`{name}` said {line:?} after less than {seconds} s: it is to \
                 wait first"
            )),
            Some(_) => Ok(()),
        }
    }

    /// Both waited at the same time.
    pub fn overlap(&self, a: &Task, b: &Task) -> Answer {
        if self.recording.waited_at_once(a, b) {
            return Ok(());
        }
        let (first, second) = match a.began_ns() <= b.began_ns() {
            true => (a, b),
            false => (b, a),
        };
        let (first, second) = (&first.name, &second.name);
        Err(format!(
            "`{second}` started to wait only after `{first}` had finished; \
             they should overlap"
        ))
    }

    /// While it waits, it holds no thread: each of its polls is short.
    pub fn only_waited(&self, task: &Task) -> Answer {
        self.waited(task, self.recording.mostly_waited(task))
    }

    /// The same for one that starts children, which takes long on a busy
    /// machine. A child works for a second or more.
    pub fn only_waited_for_children(&self, task: &Task) -> Answer {
        self.waited(task, self.recording.seconds_running(task) == 0)
    }

    fn waited(&self, task: &Task, its_polls_are_short: bool) -> Answer {
        let name = &task.name;
        if task.is_call {
            return Err(format!(
                "`{name}` is a blocking call; `watch` a future instead"
            ));
        }
        if task.polls.len() > 20 {
            return Err(format!(
                "`{name}` was polled {}: it is to wait, not to ask again \
                 and again",
                times(task.polls.len())
            ));
        }
        if !its_polls_are_short {
            return Err(format!(
                "`{name}` held its thread while it waited: `.await` what it \
                 waits for, or return `Pending`"
            ));
        }
        Ok(())
    }

    /// One thread polled all of these.
    pub fn on_one_thread(&self, tasks: &[&Task]) -> Answer {
        match threads_of(tasks.iter().copied()).len() {
            0 | 1 => Ok(()),
            many => {
                Err(format!("{many} threads polled these tasks; one is enough"))
            }
        }
    }

    pub fn on_main_thread(&self, task: &Task) -> Answer {
        match task.threads().into_iter().eq([0]) {
            true => Ok(()),
            false => Err(format!(
                "another thread polled `{}`; the main thread is to do it",
                task.name
            )),
        }
    }

    /// Its process had so many threads at most, if the system can tell.
    pub fn threads_at_most(&self, most: u64) -> Answer {
        match self.recording.usage.thread_count {
            Some(threads) if threads > most => Err(format!(
                "the process had {threads} threads, and {most} {} enough; do \
                 it without threads of your own, and without the blocking pool",
                if most == 1 { "is" } else { "are" }
            )),
            _ => Ok(()),
        }
    }

    /// Processors hardly worked for it.
    pub fn hardly_computed(&self) -> Answer {
        if self.recording.hardly_computed() {
            return Ok(());
        }
        let why = "the processor worked all the time: a loop asks again and \
                   again, where the program should wait";
        Err(why.into())
    }

    /// From the first poll of these to the last end: so many seconds, and less
    /// than one more.
    pub fn lasted(&self, tasks: &[&Task], seconds: u64) -> Answer {
        let began_ns = tasks.iter().filter_map(|task| task.began_ns()).min();
        let ended_ns = tasks.iter().filter_map(|task| task.ended_ns).max();
        let Some((began_ns, ended_ns)) = began_ns.zip(ended_ns) else {
            return Err("nothing has come to its end".into());
        };
        // A timer may have begun a little before the first poll.
        let quarters = self
            .recording
            .seconds(4 * ended_ns.saturating_sub(began_ns))
            + 1;
        match quarters / 4 {
            lasted if lasted > seconds => Err(format!(
                "all of it took {lasted} s, and can be done in {seconds} s: \
                 something waits that need not"
            )),
            lasted if lasted < seconds => Err(format!(
                "all of it took {lasted} s, and needs {seconds} s: keep the \
                 waits"
            )),
            _ => Ok(()),
        }
    }

    /// When it said this line, in ns.
    pub fn moment(&self, task: &Task, line: &str) -> Option<u64> {
        let mut said = self.recording.said.iter();
        let found = said.find(|s| s.task == Some(task.id) && s.text == line);
        found.map(|said| said.at_ns)
    }

    /// Each moment has a sentence that says what happened then.
    pub fn happened_before(
        &self,
        (first, first_ns): (&str, Option<u64>),
        (second, second_ns): (&str, Option<u64>),
    ) -> Answer {
        match (first_ns, second_ns) {
            (Some(a), Some(b)) if a < b => Ok(()),
            (None, _) => Err(format!("it never came to this: {first}")),
            (_, None) => Err(format!("it never came to this: {second}")),
            _ => Err(format!("{second} before {first}")),
        }
    }

    /// The runtime polls it as a task, and not the other one as a part of it.
    pub fn is_task(&self, task: &Task, parent: &Task) -> Answer {
        let (name, outer) = (&task.name, &parent.name);
        if task.ran_inside(parent) {
            return Err(format!(
                "`{name}` is polled by `{outer}`; make it a task of its own \
                 with `spawn`"
            ));
        }
        match task.parent {
            Some(id) if id == parent.id => {}
            // Made in a task without a lane: `spawn(async { watch(…).await })`.
            // A future that is joined is polled with its neighbours.
            None => {
                self.polled_only_after_wakes(task)?;
                self.polled_only_after_wakes(parent)?;
            }
            Some(_) => return Err(format!("`{outer}` is to make `{name}`")),
        }
        let of_parent = parent.threads();
        let is_of_runtime = |thread: &u16| {
            *thread == 0
                || of_parent.contains(thread)
                || self.is_worker(*thread)
        };
        match task.threads().iter().all(is_of_runtime) {
            true => Ok(()),
            false => Err(format!(
                "a thread of your own polls `{name}`; `spawn` gives it to the \
                 runtime"
            )),
        }
    }

    fn is_worker(&self, thread: u16) -> bool {
        let name = self.recording.thread_name(thread);
        WORKERS.iter().any(|worker| name.starts_with(worker))
    }

    /// The end of the one did not wake the other.
    pub fn is_not_awaited(&self, task: &Task, by: &Task) -> Answer {
        // A wait of its own may end then, too, if it is a short one.
        let ends_a_long_wait = |wake: &Wake| {
            let mut polls = by.polls.iter().rev();
            let before = polls.find(|poll| poll.start_ns < wake.at_ns);
            let from_ns = before.and_then(|poll| poll.end_ns);
            let waited_ns = from_ns.and_then(|ns| wake.at_ns.checked_sub(ns));
            waited_ns.is_some_and(|ns| self.recording.seconds(ns) >= 1)
        };
        let is_meant = |wake: &Wake| {
            comes_from(wake, task)
                || self.follows_end(wake, task) && ends_a_long_wait(wake)
        };
        match by.wakes.iter().any(is_meant) {
            true => Err(format!(
                "`{}` waited for the end of `{}`; it is to go on by itself",
                by.name, task.name
            )),
            false => Ok(()),
        }
    }

    /// It took so many of the program's seconds from its first poll to its end.
    pub fn lasts_at_least(&self, task: &Task, seconds: u64) -> Answer {
        // A timer may have begun a little before the first poll.
        let quarters = 4 * task.length_ns().unwrap_or_default();
        match self.recording.seconds(quarters) + 1 >= 4 * seconds {
            true => Ok(()),
            false => Err(format!(
                "`{}` ended after less than {seconds} s: keep its wait",
                task.name
            )),
        }
    }

    /// It said these lines in this order; others may stand between.
    pub fn said_in_order(&self, task: &Task, lines: &[&str]) -> Answer {
        let story = self.recording.story(task);
        let mut rest = story.iter();
        if lines.iter().all(|line| rest.any(|(_, text)| text == line)) {
            return Ok(());
        }
        let said: Vec<&str> = story.iter().map(|(_, text)| *text).collect();
        let said = match said.as_slice() {
            [] => "nothing".to_owned(),
            said => quoted(said),
        };
        Err(format!(
            "`{}` is to say {}; it said {said}",
            task.name,
            quoted(lines)
        ))
    }

    /// Its first poll came before this moment of the other one.
    pub fn ran_before(
        &self,
        task: &Task,
        other: &Task,
        ns: Option<u64>,
    ) -> Answer {
        let (name, other) = (&task.name, &other.name);
        match (task.began_ns(), ns) {
            (Some(began_ns), Some(ns)) if began_ns < ns => Ok(()),
            _ => Err(format!("`{name}` had to wait until `{other}` was done")),
        }
    }

    pub fn polled_at_most(&self, task: &Task, most: usize) -> Answer {
        match task.polls.len() {
            polls if polls <= most => Ok(()),
            polls => Err(format!(
                "`{}` was polled {}; {} is enough",
                task.name,
                times(polls),
                times(most)
            )),
        }
    }

    /// It works in its own polls, for a second of the program or more.
    pub fn holds_its_thread(&self, task: &Task) -> Answer {
        match self.recording.seconds_running(task) {
            0 => Err(format!(
                "`{}` held no thread of the loop: its work is to stay there",
                task.name
            )),
            _ => Ok(()),
        }
    }

    pub fn was_dropped(&self, task: &Task) -> Answer {
        let name = &task.name;
        match task.end {
            End::Dropped => Ok(()),
            End::Finished => {
                Err(format!("`{name}` came to its end; it is to be cancelled"))
            }
            _ => Err(format!("`{name}` is to be cancelled")),
        }
    }

    pub fn panicked(&self, task: &Task) -> Answer {
        match task.end {
            End::Panicked => Ok(()),
            _ => Err(format!("`{}` is to panic, as before", task.name)),
        }
    }

    /// It is a call that holds its thread for so many seconds.
    pub fn is_blocking_call(&self, task: &Task, seconds: u64) -> Answer {
        let name = &task.name;
        let lasts = self.recording.seconds_running(task) >= seconds;
        match task.is_call && lasts {
            true => Ok(()),
            false => Err(format!(
                "`{name}` is to stay a blocking call of {seconds} s"
            )),
        }
    }

    /// It said something so often while the call held its thread.
    pub fn ticked_during(
        &self,
        clock: &Task,
        call: &Task,
        times: usize,
    ) -> Answer {
        let (from_ns, to_ns) = (call.began_ns(), call.ended_ns);
        let own = self.recording.said.iter();
        let during = own.filter(|said| {
            said.task == Some(clock.id)
                && Some(said.at_ns) > from_ns
                && Some(said.at_ns) < to_ns
        });
        match during.count() >= times {
            true => Ok(()),
            false => Err(format!(
                "`{}` did not tick while `{}` held its thread",
                clock.name, call.name
            )),
        }
    }

    /// Between two polls it was woken.
    pub fn polled_only_after_wakes(&self, task: &Task) -> Answer {
        let woken = task.polls.windows(2).all(|two| {
            let between = two[0].start_ns..two[1].start_ns;
            task.wakes.iter().any(|wake| between.contains(&wake.at_ns))
        });
        match woken {
            true => Ok(()),
            false => Err(format!(
                "`{}` was polled although nothing had woken it",
                task.name
            )),
        }
    }

    /// After a wake, the next poll came within half a second.
    pub fn polled_soon_after_wakes(&self, task: &Task) -> Answer {
        let is_before_end =
            |at_ns| task.ended_ns.is_none_or(|ended_ns| at_ns < ended_ns);
        let mut wakes = task.wakes.iter().filter(|w| is_before_end(w.at_ns));
        let soon = wakes.all(|wake| {
            let next = task.polls.iter().find(|p| p.start_ns > wake.at_ns);
            next.is_some_and(|poll| {
                self.recording.seconds(2 * (poll.start_ns - wake.at_ns)) == 0
            })
        });
        match soon {
            true => Ok(()),
            false => Err(format!(
                "`{}` was woken, and polled only much later",
                task.name
            )),
        }
    }

    /// And not by a thread of a runtime, such as the one of its timers.
    pub fn woken_by_a_thread_of_the_program(&self, task: &Task) -> Answer {
        let own = task.threads();
        let is_meant = |wake: &Wake| {
            let is_of_runtime = self.is_worker(wake.thread)
                || self.recording.thread_name(wake.thread) == "async-io";
            wake.by.is_none() && !own.contains(&wake.thread) && !is_of_runtime
        };
        match task.wakes.iter().any(is_meant) {
            true => Ok(()),
            false => Err(format!(
                "no thread of the program woke `{}`; whoever has news for it \
                 should",
                task.name
            )),
        }
    }

    /// Somebody said this line, whoever.
    pub fn program_said(&self, line: &str) -> Answer {
        match self.recording.said(line) {
            Some(_) => Ok(()),
            None => Err(format!("nobody said {line:?}")),
        }
    }

    /// The other one woke it, in a poll of its own or while it ended.
    pub fn woken_by(&self, task: &Task, by: &Task) -> Answer {
        match task.wakes.iter().any(|wake| wake.by == Some(by.id)) {
            true => Ok(()),
            false => Err(format!(
                "nothing of `{}` woke `{}`; it should be told at once, and by \
                 nobody else",
                by.name, task.name
            )),
        }
    }

    /// It said the line within half a second after the other's end.
    pub fn said_soon_after(
        &self,
        task: &Task,
        line: &str,
        other: &Task,
    ) -> Answer {
        let late_ns = self
            .moment(task, line)
            .zip(other.ended_ns)
            .and_then(|(said_ns, ended_ns)| said_ns.checked_sub(ended_ns));
        match late_ns {
            Some(ns) if self.recording.seconds(2 * ns) == 0 => Ok(()),
            Some(_) => Err(format!(
                "`{}` had ended, and `{}` said {line:?} only much later",
                other.name, task.name
            )),
            None => Err(format!(
                "`{}` said {line:?} before `{}` had ended",
                task.name, other.name
            )),
        }
    }

    /// The other one waited for its end: as a part of itself, or woken by it.
    pub fn awaited(&self, task: &Task, by: &Task) -> Answer {
        let was_ready = task.ended_ns <= by.began_ns();
        match task.ran_only_inside(by)
            || was_ready
            || by.wakes.iter().any(|wake| {
                comes_from(wake, task) || self.follows_end(wake, task)
            }) {
            true => Ok(()),
            false => Err(format!(
                "the end of `{}` did not wake `{}`, which is to await it, \
                 however long it takes",
                task.name, by.name
            )),
        }
    }

    /// On the thread of its last poll, at once. On a busy machine the system may
    /// stop the thread between the end and the wake.
    fn follows_end(&self, wake: &Wake, task: &Task) -> bool {
        let thread = task.polls.last().map(|poll| poll.thread);
        let since = |ended_ns| wake.at_ns.checked_sub(ended_ns);
        let since_ns = task.ended_ns.and_then(since);
        wake.by.is_none()
            && Some(wake.thread) == thread
            && since_ns.is_some_and(|ns| self.recording.seconds(20 * ns) == 0)
    }

    /// Between two of these lines its poll ended, and another began.
    pub fn gave_way_between(&self, task: &Task, lines: &[&str]) -> Answer {
        let moments: Vec<Option<u64>> =
            lines.iter().map(|line| self.moment(task, line)).collect();
        let is_between = |two: &[Option<u64>]| {
            let mut polls = task.polls.iter().map(|poll| poll.start_ns);
            polls.any(|ns| two[0] < Some(ns) && Some(ns) < two[1])
        };
        match moments.windows(2).position(|two| !is_between(two)) {
            None => Ok(()),
            Some(nth) => Err(format!(
                "`{}` did not give way between {:?} and {:?}",
                task.name,
                lines[nth],
                lines[nth + 1]
            )),
        }
    }

    /// Something woke it, and only timers did: on the main thread, or on smol's
    /// thread for them.
    pub fn woken_by_timers(&self, task: &Task) -> Answer {
        let is_timer = |wake: &Wake| {
            wake.thread == 0
                || self.recording.thread_name(wake.thread) == "async-io"
        };
        match task.wakes.iter().all(is_timer) {
            _ if task.wakes.is_empty() => Err(format!(
                "nothing woke `{}`, and it was polled all the same: it is to \
                 wait for a timer",
                task.name
            )),
            true => Ok(()),
            false => Err(format!(
                "another thread woke `{}`; it is to wait for a timer, which \
                 holds no thread",
                task.name
            )),
        }
    }

    /// Both ran, or held a thread, at the same time.
    pub fn ran_at_once(&self, a: &Task, b: &Task) -> Answer {
        match self.recording.ran_at_once(a, b) {
            true => Ok(()),
            false => Err(format!(
                "`{}` and `{}` never ran at the same time",
                a.name, b.name
            )),
        }
    }

    /// Processors worked for it.
    pub fn computed(&self) -> Answer {
        // On a busy machine it gets no more than a part of one.
        let user_ns = self.recording.usage.user_ns;
        match user_ns.is_none_or(|ns| self.recording.seconds(10 * ns) >= 1) {
            true => Ok(()),
            false => Err("hardly anything was computed".into()),
        }
    }

    /// It took less than a second of the program.
    pub fn is_soon_over(&self, task: &Task) -> Answer {
        match self.recording.seconds(task.length_ns().unwrap_or(u64::MAX)) {
            0 => Ok(()),
            _ => Err(format!("`{}` took long", task.name)),
        }
    }

    /// So many children ([`crate::child`]) were started, and none was left.
    pub fn has_children(&self, count: usize) -> Answer {
        self.children.are(self.recording, count)
    }

    /// And nobody ended them.
    pub fn children_ended(&self, count: usize) -> Answer {
        match self.children.ended.len() >= count {
            true => Ok(()),
            false => {
                Err("a child did not come to its end by itself; let each \
                          do its work"
                    .into())
            }
        }
    }

    pub fn child_was_killed(&self) -> Answer {
        match self.children.ended.as_slice() {
            [] => Ok(()),
            _ => {
                Err("the child came to its end by itself; it is to hang, and \
                      to be killed"
                    .into())
            }
        }
    }

    /// The other one polls it first; later it may become a task.
    pub fn begins_as_part(&self, task: &Task, of: &Task) -> Answer {
        let around = task.began_ns().and_then(|ns| of.poll_at(ns));
        match around {
            Some(_) => Ok(()),
            None => Err(format!(
                "`{}` is to poll `{}` first, before anybody else does",
                of.name, task.name
            )),
        }
    }

    /// The student's file brings its own executor.
    pub fn is_by_hand(&self) -> Answer {
        let code = self.source.lines().map(str::trim_start);
        let mut code = code.filter(|line| !line.starts_with("//"));
        let borrowed = code.find_map(|line| {
            EXECUTORS.iter().find(|name| line.contains(**name))
        });
        match borrowed {
            None => Ok(()),
            Some(name) => Err(format!(
                "your file has `{}`; write this one by hand, with the standard \
                 library",
                name.trim_end_matches(':')
            )),
        }
    }

    /// The other one awaits it, without making it a task.
    pub fn is_part(&self, task: &Task, of: &Task) -> Answer {
        match task.ran_only_inside(of) {
            true => Ok(()),
            false => Err(format!(
                "`{}` is to be awaited by `{}` itself, without a task",
                task.name, of.name
            )),
        }
    }
}

/// In a poll of the task, or right after its end.
fn comes_from(wake: &Wake, task: &Task) -> bool {
    wake.by == Some(task.id) || wake.after == Some(task.id)
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

fn quoted(lines: &[&str]) -> String {
    let lines: Vec<String> =
        lines.iter().map(|line| format!("{line:?}")).collect();
    lines.join(", ")
}
