//! Runs a lesson on a terminal of a given size, and checks what it writes.
#![cfg(unix)]

mod lesson;

use std::{
    fs::File,
    io::{Read, Write},
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use lesson::{Notes, Run, example, fast, faults, text};
use nix::{
    fcntl::{FcntlArg, FdFlag, fcntl},
    pty::{Winsize, openpty},
};
use unicode_width::UnicodeWidthStr;

/// A lesson on a terminal. One at a time: a lesson that is started while another
/// test opens its terminal would inherit that terminal and keep it open.
struct Terminal {
    /// Our side.
    ours: File,
    lesson: Child,
    _alone: MutexGuard<'static, ()>,
}

impl Terminal {
    /// Types this before the lesson starts.
    fn new(columns: u16, lines: u16, typed: &[u8], mut command: Command) -> Terminal {
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let size = Winsize {
            ws_row: lines,
            ws_col: columns,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        let pty = openpty(&size, None).expect("there are terminals");
        let flag = FcntlArg::F_SETFD(FdFlag::FD_CLOEXEC);
        fcntl(&pty.master, flag).expect("it is open");
        let mut ours = File::from(pty.master);
        ours.write_all(typed).expect("it is open");
        // The command is dropped, because our own copy of the lesson's side
        // would keep it open.
        command.stdin(pty.slave.try_clone().expect("it is open"));
        let lesson = command.stdout(pty.slave).stderr(Stdio::piped()).spawn();
        Terminal {
            ours,
            lesson: lesson.expect("it starts"),
            _alone: alone,
        }
    }

    /// All that it shows until the lesson ends.
    fn shown(mut self) -> String {
        let mut bytes = Vec::new();
        // The end of a terminal is an error, EIO.
        self.ours.read_to_end(&mut bytes).ok();
        self.run().code(0);
        text(&bytes)
    }

    /// All that it shows until it shows this.
    #[track_caller]
    fn read_until(&mut self, words: &str) -> String {
        let began = Instant::now();
        let mut read = Vec::new();
        while !text(&read).contains(words) {
            let is_late = began.elapsed() > Duration::from_secs(20);
            assert!(!is_late, "no {words}: {}", text(&read));
            let mut some = [0; 1000];
            let length = self.ours.read(&mut some).expect("it is open");
            read.extend(&some[..length]);
        }
        text(&read)
    }

    /// Closes the terminal, and waits for the lesson.
    fn run(self) -> Run {
        drop(self.ours);
        let output = self.lesson.wait_with_output();
        Run::from(output.expect("it was started"))
    }
}

fn screen(columns: u16, lines: u16, args: &str) -> String {
    Terminal::new(columns, lines, b"", faults(args)).shown()
}

fn plain(screen: &str) -> String {
    anstream::adapter::strip_str(screen).to_string()
}

/// What is sent to the terminal when this is typed.
fn asked(typed: &[u8], args: &str) -> String {
    let terminal = Terminal::new(80, 24, typed, fast(args));
    terminal.shown().replace("\r\n", "\n")
}

#[test]
fn a_prediction_is_asked_for_before_anything_is_revealed() {
    let screen = asked(b"?\nsomething\n1\nbr\n", "well --predict");
    let scrolled_away = "\n".repeat(24) + "\u{1b}[H";
    assert!(screen.contains(&scrolled_away), "{screen:?}");
    let screen = plain(&screen);
    let told = screen.split_once("\nwell: Something");
    let (before, after) = told.expect(&screen);
    let question = "well: Did it work?\n  1  worked\n";
    assert!(before.contains(question), "{before}");
    // Only the code can reveal it, and it has no comments.
    assert!(!before.contains("Something goes wrong"), "{before}");
    let (_, after_code) = before.split_once("fn main() {").expect(before);
    assert!(after_code.contains(question), "{before}");
    assert!(before.contains("`something` is not one of"), "{before}");
    let marks = after.split_once("Your predictions\n").expect(after).1;
    let wrong = "sound   wrong: you said `broke down`, the answer is `worked`\n        \
                 Something goes wrong";
    assert!(marks.starts_with("faulty  right: worked\n"), "{marks}");
    assert!(marks.contains(wrong), "{marks}");
}

#[test]
fn a_terminal_that_goes_away_while_it_asks_ends_the_lesson() {
    let mut terminal = Terminal::new(80, 24, b"", faults("well --predict"));
    terminal.read_until("faulty: ");
    let run = terminal.run().code(0);
    assert_eq!(run.stderr.trim(), "");
}

#[test]
fn nothing_runs_when_the_answers_end() {
    let args = "well in-turn --predict";
    let end_of_input = b"1\n\x04";
    let screen = plain(&asked(end_of_input, args));
    assert!(screen.ends_with("sound: \n"), "{screen}");
    assert!(!screen.contains("Something goes wrong"), "{screen}");
    // After the first of two programs, the score is of that one.
    let screen = plain(&asked(b"1\n\n1\n1\n", args));
    assert!(screen.contains("\nScore: 3 of 3 right.\n"), "{screen}");
    let screen = plain(&asked(b"1\n\n1\n2\n", args));
    let score = "\nScore: 2 of 3 right. Look again at: in-turn.\n";
    assert!(screen.contains(score), "{screen}");
}

/// Starts a frame over the one before: this many lines up.
const BACK: &str = "A\r";

/// All lines that a terminal then shows, including those that have scrolled
/// away.
fn lines_of(screen: &str, height: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    // The cursor's line and column.
    let (mut line, mut column) = (0, 0);
    let mut rest = screen.chars();
    while let Some(c) = rest.next() {
        match c {
            '\r' => column = 0,
            '\n' => line += 1,
            '\u{1b}' => {
                let escape: String = rest.by_ref().take(1).collect();
                assert_eq!(escape, "[", "an unknown escape");
                let mut number = String::new();
                let end = rest.by_ref().find(|c| {
                    number.extend(c.is_ascii_digit().then_some(*c));
                    !c.is_ascii_digit() && *c != ';'
                });
                let top = lines.len().saturating_sub(height);
                let up = number.parse().unwrap_or(1);
                let left = lines[line].chars().take(column).collect();
                match end.expect("an end") {
                    'A' => line = line.saturating_sub(up).max(top),
                    'K' => lines[line] = left,
                    'J' => {
                        lines[line] = left;
                        lines.truncate(line + 1);
                    }
                    'm' => {}
                    other => panic!("an unknown escape: {other}"),
                }
            }
            c => {
                let mut chars: Vec<char> = lines[line].chars().collect();
                chars.resize(chars.len().max(column + 1), ' ');
                chars[column] = c;
                column += 1;
                lines[line] = chars.into_iter().collect();
            }
        }
        lines.resize(lines.len().max(line + 1), String::new());
    }
    lines
}

#[test]
fn lanes_grow_live_and_leave_one_picture() {
    for height in [40, 12] {
        let screen = screen(80, height, "--second 600ms");
        let frames: Vec<&str> = screen.split(BACK).collect();
        assert!(frames.len() > 3, "a few frames: {screen}");
        let (last, before) = frames.split_last().expect("there are frames");
        assert!(last.contains("Did it work?"), "{last}");
        assert!(before.iter().all(|frame| !frame.contains("Did it work?")));
        // The title ends with an empty line.
        let title = before[0].split_inclusive("\r\n\r\n").next();
        let stays = title.expect("a title").to_owned() + last;
        let stays = plain(&stays);
        let stays: Vec<&str> = stays.split("\r\n").collect();
        assert_eq!(lines_of(&screen, height.into()), stays, "{screen}");
    }
}

#[test]
fn nothing_about_the_terminal_must_be_restored() {
    let screen = screen(80, 40, "--second 300ms");
    // No hidden cursor, no other screen, no modes.
    assert!(!screen.contains("\u{1b}[?"), "{screen}");
}

#[test]
fn a_question_of_a_program_is_shown_while_it_waits_for_the_answer() {
    let mut command = Command::new(example("own_main"));
    command
        .arg("asks")
        .env("TERM", "xterm")
        .env_remove("SIDE_BY_SIDE");
    let mut terminal = Terminal::new(80, 24, b"", command);
    let asked = plain(&terminal.read_until("sugar? "));
    terminal.ours.write_all(b"two\n").expect("it is asked");
    assert!(asked.contains("there is tea"), "{asked}");
    assert!(plain(&terminal.shown()).contains("sugar? "));
}

/// The stage stops in the middle, and kills what is running.
#[test]
fn nothing_is_left_when_the_terminal_closes() {
    let notes = Notes::new("closes");
    let terminal = Terminal::new(80, 24, b"", notes.command("long"));
    notes.id("sleeper");
    terminal.run().code(1).says("error: stdout cannot");
    notes.assert_gone("sleeper");
}

#[test]
fn a_screen_too_narrow_to_draw_on_is_not_drawn_on_live() {
    let screen = screen(15, 24, "--second 300ms");
    assert!(!screen.contains(BACK), "{screen}");
}

#[test]
fn a_frame_is_not_higher_than_the_terminal() {
    for (height, rows) in [(4, 3), (6, 5), (8, 6)] {
        let screen = screen(80, height, "--second 300ms");
        let up = screen
            .split("\u{1b}[")
            .filter_map(|escape| escape.split_once('A')?.0.parse::<u16>().ok());
        assert_eq!(up.max(), Some(rows), "{screen}");
    }
}

#[test]
fn a_terminal_that_does_not_know_its_size_counts_as_80_columns() {
    for (columns, width) in [(0, 80), (20, 20), (80, 80), (200, 200)] {
        let lines = columns.min(24);
        let screen = screen(columns, lines, "--second 50ms");
        let screen = plain(&screen);
        let longest = screen.lines().map(|line| line.width()).max();
        let longest = longest.expect("there are lines");
        assert!(longest <= width, "{columns}: {longest}");
        assert!(longest > width / 2, "{columns}: {longest}");
    }
}
