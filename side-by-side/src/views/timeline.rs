//! Lanes: what every task did, over time, one runtime below the other.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::{
    lanes::{Lane, label, lanes, threads},
    signs::{end_sign, legend, state_sign},
    spans::{State, spans},
    style::{BAD, QUIET, STRONG, styled},
    text::Look,
};
use crate::recording::{Outcome, Recording, Said, Task};

/// Words below a lane stand in so many rows at most.
const ROWS_OF_WORDS: usize = 4;
/// Lines of a version's stderr that are shown.
const STDERR_AT_MOST: usize = 6;
/// Leads words that no task said: main itself, outside of all tasks, or a
/// print that was not said.
const NO_TASK: &str = "  (no task)";

/// The lanes of all versions over one time axis, and a legend of the signs
/// that occur in them.
pub(crate) fn timeline(recordings: &[Recording], look: Look) -> String {
    let scale = Scale::new(recordings, look);
    let mut picture = scale.labels();
    for recording in recordings {
        scale.draw_version(recording, &mut picture);
    }
    let legend = legend(recordings, &picture, look);
    if legend.is_empty() {
        return picture;
    }
    for line in look.wrap_parts(legend, "  ", 0) {
        writeln!(picture, "{}", styled(QUIET, line)).ok();
    }
    picture
}

/// Where on the line a moment stands.
struct Scale {
    look: Look,
    /// Columns for names.
    names: usize,
    /// Columns for time.
    cells: usize,
    /// Columns behind time, for the last words.
    margin: usize,
    total_ns: u64,
    second_ns: u64,
}

impl Scale {
    fn new(recordings: &[Recording], look: Look) -> Scale {
        let width = look.width.max(Look::LEAST_WIDTH);
        let longest = |labels: &mut dyn Iterator<Item = String>| {
            labels.map(|label| label.width()).max().unwrap_or(0)
        };
        let lanes = longest(&mut recordings.iter().flat_map(|recording| {
            recording.tasks.iter().map(|task| label(task, look))
        }));
        let heads = longest(&mut recordings.iter().map(|r| r.runtime.clone()));
        let nobody = recordings
            .iter()
            .any(|r| r.said.iter().any(|said| said.task.is_none()));
        let nobody = if nobody { NO_TASK.width() } else { 0 };
        let names = lanes.max(heads).max(nobody);
        let names = names.min((width * 3 / 10).max(6));
        let total_ns = recordings.iter().map(|r| r.wall_ns).max().unwrap_or(0);
        let second_ns = recordings.first().map_or(1, |r| r.second_ns).max(1);
        let total_ns = if recordings.iter().all(|r| r.outcome.is_some()) {
            total_ns.max(1)
        } else {
            // While they run the lanes grow into the second that has begun.
            (total_ns / second_ns)
                .saturating_add(1)
                .saturating_mul(second_ns)
        };
        let last_words = recordings.iter().flat_map(|recording| {
            let late = |said: &&Said| said.at_ns > total_ns / 10 * 6;
            recording
                .said
                .iter()
                .filter(late)
                .map(|said| said.text.clone())
        });
        let margin =
            (longest(&mut last_words.into_iter()) + 3).min(width * 3 / 10);
        Scale {
            look,
            names,
            cells: width - names - 1 - margin.max(3),
            margin: margin.max(3),
            total_ns,
            second_ns,
        }
    }

    fn cell(&self, ns: u64) -> usize {
        let cell = u128::from(ns) * self.cells as u128;
        let cell = (cell / u128::from(self.total_ns)) as usize;
        cell.min(self.cells - 1)
    }

    /// The cell's begin and end, in ns.
    fn bounds(&self, cell: usize) -> (u64, u64) {
        let at = |cell: usize| {
            let ns = u128::from(self.total_ns) * cell as u128;
            (ns / self.cells as u128) as u64
        };
        (at(cell), at(cell + 1))
    }

    /// Moments with a label, as `(cell, seconds of the program)`: so many that
    /// labels do not touch.
    fn ticks(&self) -> Vec<(usize, f64)> {
        let seconds = self.total_ns as f64 / self.second_ns as f64;
        let per_second = self.cells as f64 / seconds;
        let steps = [0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0];
        let steps = steps.iter().flat_map(|s| [*s, s * 2.0, s * 5.0]);
        let shortest = if seconds > 0.95 { 1.0 } else { 0.0 };
        let step = steps
            .filter(|step| *step >= shortest)
            .find(|step| {
                step * per_second >= seconds_label(*step).len() as f64 + 4.0
            })
            .unwrap_or(seconds);
        let mut ticks = Vec::new();
        for nth in 0..self.cells {
            let at = nth as f64 * step;
            if at > seconds {
                break;
            }
            ticks.push((self.cell((at * self.second_ns as f64) as u64), at));
        }
        ticks
    }

    fn labels(&self) -> String {
        let mut line = " ".repeat(self.names + 1);
        for (cell, seconds) in self.ticks() {
            let column = self.names + 1 + cell;
            let label = seconds_label(seconds);
            let fits =
                column + label.len() <= self.look.width.max(Look::LEAST_WIDTH);
            if fits && (line.trim().is_empty() || column > line.width()) {
                let pad = column.saturating_sub(line.width());
                line.extend(std::iter::repeat_n(' ', pad));
                line.push_str(&label);
            }
        }
        styled(QUIET, line) + "\n"
    }

    fn draw_version(&self, recording: &Recording, picture: &mut String) {
        // As long as the version ran.
        let cells = self.cell(recording.wall_ns) + 1;
        let mut axis = vec![self.look.pick('─', '-'); cells];
        for (cell, _) in self.ticks() {
            if let Some(sign) = axis.get_mut(cell) {
                *sign = self.look.pick('┬', '|');
            }
        }
        let axis: String = axis.into_iter().collect();
        let name = self.look.fit(&recording.runtime, self.names);
        writeln!(picture, "{} {}", styled(STRONG, name), styled(QUIET, axis))
            .ok();
        for lane in lanes(&recording.tasks) {
            match lane {
                Lane::One(task) => self.draw_task(task, recording, picture),
                Lane::Folded(count, like) => {
                    let text = format!("{count} more like {}", like.name);
                    let dots = self.look.pick("…", "~");
                    self.draw_row("", &format!("{dots} {text}"), picture);
                }
            }
        }
        self.draw_words_of_nobody(recording, picture);
        let threads = threads(recording, self.look);
        if !threads.is_empty() {
            self.draw_note(QUIET, &threads, picture);
        }
        self.draw_troubles(recording, picture);
    }

    fn draw_task(
        &self,
        task: &Task,
        recording: &Recording,
        picture: &mut String,
    ) {
        let end_ns = task.ended_ns.unwrap_or(recording.wall_ns);
        let end_cell = self.cell(end_ns);
        let label = self.look.fit(&label(task, self.look), self.names);
        write!(picture, "{label} ").ok();
        self.draw_states(task, recording.wall_ns, picture);
        let sign = end_sign(task.end, recording, self.look);
        write!(picture, "{}", styled(sign.style, sign.text)).ok();

        let mut words = words(recording, Some(task.id), self);
        let room = self.cells + self.margin - end_cell - 2;
        if let Some(last) =
            words.iter().position(|word| word.cell + 1 >= end_cell)
            && words[last].text.width() < room
        {
            write!(picture, " {}", words.remove(last).text).ok();
        }
        picture.push('\n');
        self.draw_words("", words, picture);
    }

    fn draw_states(&self, task: &Task, now_ns: u64, picture: &mut String) {
        let mut cells = vec![Cell::default(); self.cells];
        for span in spans(task, now_ns) {
            let (first, last) =
                (self.cell(span.start_ns), self.cell(span.end_ns));
            for (nth, cell) in
                cells.iter_mut().enumerate().take(last + 1).skip(first)
            {
                let (from, to) = self.bounds(nth);
                let from = span.start_ns.max(from);
                let ns = span.end_ns.min(to).saturating_sub(from);
                // A span may end where the next cell begins.
                if ns > 0 || nth == first {
                    cell.add(span.state, ns);
                }
            }
        }
        let (from, to) = self.bounds(0);
        let states = cells.iter().map(|cell| cell.state(to - from));
        let end = self.cell(task.ended_ns.unwrap_or(now_ns));
        let states: Vec<_> = states.take(end + 1).collect();
        for run in states.chunk_by(|a, b| a == b) {
            let (sign, style) = state_sign(run[0], self.look);
            let text: String = std::iter::repeat_n(sign, run.len()).collect();
            write!(picture, "{}", styled(style, text)).ok();
        }
    }

    fn draw_words_of_nobody(
        &self,
        recording: &Recording,
        picture: &mut String,
    ) {
        let words = words(recording, None, self);
        self.draw_words(NO_TASK, words, picture);
    }

    /// Words hang below their moment: `└ Hello`, or `Hello ┘` near the right
    /// edge. `label` leads the first row.
    fn draw_words(&self, label: &str, words: Vec<Word>, picture: &mut String) {
        let space = self.cells + self.margin;
        let (left, right) = self.look.pick(("└ ", " ┘"), ("` ", " '"));
        let mut rows: Vec<String> = Vec::new();
        let mut left_out = 0;
        for word in words {
            let width = word.text.width() + 2;
            let (start, text) = if word.cell + width <= space {
                (word.cell, format!("{left}{}", word.text))
            } else {
                let text = format!("{}{right}", word.text);
                let text = self.look.cut(&text, space);
                ((word.cell + 1).saturating_sub(text.width()), text)
            };
            let free = |row: &String| row.width() < start.max(1);
            let row =
                match rows.iter().position(|row| row.is_empty() || free(row)) {
                    Some(row) => row,
                    None if rows.len() < ROWS_OF_WORDS => {
                        rows.push(String::new());
                        rows.len() - 1
                    }
                    None => {
                        left_out += 1;
                        continue;
                    }
                };
            let pad = start.saturating_sub(rows[row].width());
            rows[row].extend(std::iter::repeat_n(' ', pad));
            rows[row].push_str(&text);
        }
        if left_out > 0 {
            rows.push(format!("({left_out} more: --json)"));
        }
        for (nth, row) in rows.iter().enumerate() {
            let label = if nth == 0 { label } else { "" };
            self.draw_row(label, row, picture);
        }
    }

    fn draw_row(&self, label: &str, text: &str, picture: &mut String) {
        let label = self.look.fit(label, self.names);
        let text = self.look.plain(text);
        let text = self.look.cut(&text, self.cells + self.margin);
        writeln!(picture, "{} {text}", styled(QUIET, label)).ok();
    }

    fn draw_note(&self, style: Style, text: &str, picture: &mut String) {
        let text = self.look.plain(text);
        let text = self
            .look
            .cut(&text, self.look.width.max(Look::LEAST_WIDTH) - 2);
        writeln!(picture, "  {}", styled(style, text)).ok();
    }

    fn draw_troubles(&self, recording: &Recording, picture: &mut String) {
        let mut troubles = recording.notes.clone();
        if let Some(outcome) = recording.outcome
            && outcome != Outcome::Finished
        {
            let why = match recording.exit_code {
                Some(code) => format!(": exit code {code}"),
                None if troubles.is_empty() => String::new(),
                None => format!(": {}", troubles.remove(0)),
            };
            troubles.insert(0, format!("{}{why}", outcome.as_str()));
        }
        for trouble in troubles {
            self.draw_note(BAD, &trouble, picture);
        }
        let lines = recording.stderr.iter().filter(|line| !line.is_empty());
        for line in lines.clone().take(STDERR_AT_MOST) {
            self.draw_note(QUIET, &format!("stderr: {line}"), picture);
        }
        let more = lines.count().saturating_sub(STDERR_AT_MOST);
        if more > 0 {
            let text = format!("stderr: ({more} more: --json)");
            self.draw_note(QUIET, &text, picture);
        }
    }
}

/// `1 s`, `0.25 s`.
fn seconds_label(seconds: f64) -> String {
    let text = format!("{seconds:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text} s")
}

/// How long a task spent in which state, within one cell.
#[derive(Clone, Default)]
struct Cell {
    running: bool,
    created_ns: u64,
    waiting_ns: u64,
    woken_ns: u64,
    touched: bool,
}

impl Cell {
    fn add(&mut self, state: State, ns: u64) {
        self.touched = true;
        match state {
            State::Running => self.running = true,
            State::Created => self.created_ns += ns,
            State::Waiting => self.waiting_ns += ns,
            State::Woken => self.woken_ns += ns,
        }
    }

    /// The state that says most. However short, a poll is shown; being woken is
    /// shown where it filled half of the cell, since every poll begins with it.
    fn state(&self, length_ns: u64) -> Option<State> {
        if self.running {
            Some(State::Running)
        } else if !self.touched {
            None
        } else if self.woken_ns >= length_ns / 2 {
            Some(State::Woken)
        } else if self.created_ns > self.waiting_ns {
            Some(State::Created)
        } else {
            Some(State::Waiting)
        }
    }
}

/// A line that was said, and the cell of its moment.
struct Word {
    cell: usize,
    text: String,
}

fn words(recording: &Recording, task: Option<u64>, scale: &Scale) -> Vec<Word> {
    let of_task = recording.said.iter().filter(|said| said.task == task);
    of_task
        .flat_map(|said| {
            let cell = scale.cell(said.at_ns);
            said.text.lines().map(move |line| Word {
                cell,
                text: scale.look.plain(line),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recording::End,
        views::made_up::{recording, task},
    };

    const LOOK: Look = Look {
        width: 50,
        ascii: false,
        colour: false,
    };

    #[track_caller]
    fn assert_drawn(recordings: &[Recording], look: Look, expected: &str) {
        let picture = timeline(recordings, look);
        let picture = anstream::adapter::strip_str(&picture).to_string();
        let drawn: Vec<&str> = picture.lines().map(str::trim_end).collect();
        let expected: Vec<&str> = expected.lines().skip(1).collect();
        assert_eq!(drawn, expected, "\n{picture}");
    }

    fn gather() -> [Recording; 2] {
        let hello = task("hello", &[(0, 100)], End::Finished);
        let world = task("world", &[(100, 300)], End::Finished);
        let std = recording("std", 300)
            .with(hello)
            .saying(99, "Hello")
            .with(world)
            .saying(299, "World");
        let hello = task("hello", &[(0, 1), (100, 101)], End::Finished);
        let world =
            task("world", &[(1, 2), (101, 102), (200, 201)], End::Finished);
        let tokio = recording("tokio", 202)
            .with(hello)
            .saying(100, "Hello")
            .with(world)
            .saying(200, "World");
        [std, tokio]
    }

    #[test]
    fn a_wait_is_dashed_and_a_held_thread_is_solid() {
        assert_drawn(
            &gather(),
            LOOK,
            "
          0 s       1 s        2 s       3 s
std       ┬─────────┬──────────┬─────────┬
  hello ¹ ━━━━━━━━━━━✔ Hello
  world ¹           ━━━━━━━━━━━━━━━━━━━━━━✔ World
tokio     ┬─────────┬──────────┬
  hello ¹ ━╌╌╌╌╌╌╌╌╌━✔ Hello
  world ¹ ━╌╌╌╌╌╌╌╌╌━╌╌╌╌╌╌╌╌╌╌━✔ World
━ running  ╌ waiting  ✔ finished  ¹ main thread
",
        );
    }

    fn states() -> Recording {
        // Made at 0, polled at 50, woken at 100 and not polled before 200.
        let mut woken = task("ticks", &[(50, 51), (200, 201)], End::Finished);
        woken.created_ns = 0;
        woken.wakes[0].at_ns = 100;
        let mut elsewhere = task("guest 1", &[(0, 100)], End::Panicked);
        elsewhere.polls[0].thread = 1;
        let mut moved = task("guest 2", &[(0, 1), (150, 151)], End::Dropped);
        moved.polls[1].thread = 2;
        let open = task("guest 3", &[(10, 20)], End::Open);
        let mut recording = recording("smol", 250)
            .with(woken)
            .with(elsewhere)
            .with(moved)
            .with(open);
        recording.threads.extend(["smol-1".into(), "smol-2".into()]);
        recording
    }

    #[test]
    fn the_states_are_told_apart_by_shape_and_threads_by_number() {
        assert_drawn(
            &[states()],
            LOOK,
            "
             0 s          1 s           2 s
smol         ┬────────────┬─────────────┬──────
  ticks ¹    ······━╌╌╌╌╌╌╌░░░░░░░░░░░░░━✔
  guest 1 ²  ━━━━━━━━━━━━━━!
  guest 2 ¹³ ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━✗
  guest 3 ¹   ━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌◌
  ² smol-1  ³ smol-2
· made, never polled yet  ━ running  ╌ waiting
░ woken, not yet running  ✔ finished  ✗ dropped
! panicked  ◌ still there when its process ended
¹ main thread
",
        );
    }

    #[test]
    fn ascii_tells_the_same() {
        let look = Look {
            ascii: true,
            ..LOOK
        };
        assert_drawn(
            &[states()],
            look,
            "
                0 s         1 s         2 s
smol            |-----------|-----------|------
  ticks (1)     ......#-----%%%%%%%%%%%%#v
  guest 1 (2)   #############!
  guest 2 (1,3) #-----------------#x
  guest 3 (1)    ##----------------------------?
  (2) smol-1  (3) smol-2
. made, never polled yet  # running  - waiting
% woken, not yet running  v finished  x dropped
! panicked  ? still there when its process ended
(1) main thread
",
        );
    }

    #[test]
    fn lanes_that_are_alike_are_folded_and_counted() {
        let mut many = recording("tokio", 100);
        for nth in 0..100 {
            let end = if nth == 50 {
                End::Dropped
            } else {
                End::Finished
            };
            many = many.with(task(
                &format!("client {nth}"),
                &[(0, 1), (99, 100)],
                end,
            ));
        }
        many = many.with(task("server", &[(0, 100)], End::Finished));
        assert_drawn(
            &[many],
            LOOK,
            "
              0 s                             1 s
tokio         ┬───────────────────────────────┬
  client 0 ¹  ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━✔
  client 1 ¹  ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━✔
  client 2 ¹  ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━✔
              … 96 more like client 2
  client 50 ¹ ━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━✗
  server ¹    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━✔
━ running  ╌ waiting  ✔ finished  ✗ dropped
¹ main thread
",
        );
    }

    #[test]
    fn words_hang_below_their_moment_and_cannot_move_the_cursor() {
        let mut words = recording("std", 100)
            .saying(50, "main says this")
            .with(task("wall", &[(0, 100)], End::Finished));
        for nth in 0..8 {
            words = words.saying(nth * 10, &format!("coat {nth}"));
        }
        words = words.saying(99, "done\nand \u{1b}[2Jdry");
        assert_drawn(
            &[words],
            LOOK,
            "
            0 s                   1 s
std         ┬─────────────────────┬
  wall ¹    ━━━━━━━━━━━━━━━━━━━━━━━✔ done
            └ coat 0 └ coat 4     └ and �[2Jdry
              └ coat 1 └ coat 5
                └ coat 2 └ coat 6
                  └ coat 3  └ coat 7
  (no task)            └ main says this
━ running  ✔ finished  ¹ main thread
",
        );
    }

    #[test]
    fn what_went_wrong_is_said() {
        let mut trouble = recording("tokio", 100);
        trouble.outcome = Some(Outcome::Failed);
        trouble.exit_code = Some(3);
        trouble.notes.push("5 events were left out".into());
        trouble.stderr = (0..9).map(|n| format!("line {n}")).collect();
        assert_drawn(
            &[trouble],
            LOOK,
            "
      0 s                                     1 s
tokio ┬───────────────────────────────────────┬
  failed: exit code 3
  5 events were left out
  stderr: line 0
  stderr: line 1
  stderr: line 2
  stderr: line 3
  stderr: line 4
  stderr: line 5
  stderr: (3 more: --json)
",
        );
    }

    #[test]
    fn while_it_runs_the_lanes_grow_into_the_second_that_has_begun() {
        let mut live = recording("tokio", 120).with(task(
            "hello",
            &[(0, 1), (60, 61)],
            End::Open,
        ));
        live.outcome = None;
        assert_drawn(
            &[live],
            LOOK,
            "
          0 s               1 s               2 s
tokio     ┬─────────────────┬────
  hello ¹ ━╌╌╌╌╌╌╌╌╌╌━╌╌╌╌╌╌╌╌╌╌╌
━ running  ╌ waiting  ¹ main thread
",
        );
    }

    #[test]
    fn a_recording_without_events_is_drawn_too() {
        assert_drawn(
            &[recording("tokio", 0)],
            LOOK,
            "
      0 s
tokio ┬
",
        );
    }
}
