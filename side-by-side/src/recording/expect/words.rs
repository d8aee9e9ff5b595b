//! What lanes said.

use super::*;

impl Recording {
    /// The first line that the lane said with this text; with `"chapter …"`,
    /// the first that begins with `chapter `.
    pub fn says(&self, lane: &Task, text: &str) -> Seen<&Said> {
        let mut own = self.lines_of(lane);
        let found = own.find(|said| is_such(&said.text, text));
        found.ok_or_else(|| self.not_said(lane, text).into())
    }

    /// The first such line after that moment.
    pub fn says_after(&self, lane: &Task, text: &str, moment: impl Into<Moment>) -> Seen<&Said> {
        let moment = moment.into();
        let from_ns = moment.seen()?;
        let mut own = self.lines_of(lane);
        let found = own.find(|said| said.at_ns >= from_ns && is_such(&said.text, text));
        self.says(lane, text)?;
        found.ok_or_else(|| format!("{lane} did not say \"{text}\" after {moment}").into())
    }

    /// It said that line this many whole seconds after its first poll, or later.
    pub fn says_after_seconds(&self, lane: &Task, text: &str, seconds: u64) -> Seen<&Said> {
        let said = self.says(lane, text)?;
        let began_ns = lane.began_ns().unwrap_or_default();
        let since_ns = said.at_ns.saturating_sub(began_ns);
        let since = self.at(since_ns);
        // A timer may have started a little before the first poll.
        let is_so = 20 * since_ns >= 19 * seconds * self.second_ns;
        let otherwise =
            format!("{lane} said \"{text}\" after {since}, and should wait for {seconds} s first");
        require(is_so, otherwise).map(|()| said)
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

    /// Lines tell of this many processes or more: `process 7`.
    pub fn names_processes(&self, least: usize) -> Seen {
        let numbers = self.said.iter().filter_map(|said| {
            let (_, rest) = said.text.split_once("process ")?;
            rest.split(|c: char| !c.is_ascii_digit()).next()
        });
        let count = numbers.collect::<BTreeSet<_>>().len();
        let otherwise = format!("the lines tell of {count} processes, and not of {least}");
        require(count >= least, otherwise)
    }

    /// A line on stderr has this text.
    pub fn stderr_says(&self, text: &str) -> Seen {
        let is_so = self.stderr.iter().any(|line| line.contains(text));
        require(is_so, format!("stderr does not say \"{text}\""))
    }

    /// The value of a figure that the program gave: NaN if it could not tell.
    pub fn figure(&self, name: &str) -> Seen<f64> {
        let found = self.figures.iter().find(|figure| figure.name == name);
        let value = found.map(|figure| figure.value);
        value.ok_or_else(|| format!("the figure `{name}` is missing").into())
    }

    /// Why that line was not seen, and where it was seen instead.
    fn not_said(&self, lane: &Task, text: &str) -> String {
        let missing = format!("{lane} did not say \"{text}\"");
        let such = self.said.iter().filter(|said| is_such(&said.text, text));
        // Another lane may say the same by right.
        let Some(said) = such.min_by_key(|said| said.task.is_some()) else {
            // More lines would make the sentence too long.
            let own = self.lines_of(lane).take(5);
            let own: Vec<_> = own.map(|said| format!("\"{}\"", said.text)).collect();
            let it_said = if own.is_empty() { "" } else { "; it said " };
            return format!("{missing}{it_said}{}", own.join(", "));
        };
        match said.task.and_then(|id| self.task_by_id(id)) {
            _ if said.place.is_none() => {
                format!("{missing}: the line was printed without `say!`, so it belongs to no lane")
            }
            Some(other) => format!("{missing}, but {other} did"),
            None => format!("{missing}: it was said outside of all lanes"),
        }
    }
}

fn is_such(text: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('…') {
        Some(lead) => text.starts_with(lead),
        None => text == pattern,
    }
}
