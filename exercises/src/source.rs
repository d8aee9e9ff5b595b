//! The student's file as text, for what a recording does not show.

/// Code without comments, and without insignificant spaces.
#[derive(Default)]
pub struct Source(String);

impl Source {
    pub fn new(text: &str) -> Source {
        Source(tight(&without_comments(text)))
    }

    /// Whether it contains this word, not only as the end of a longer one.
    pub fn has(&self, word: &str) -> bool {
        self.places(word).next().is_some()
    }

    /// Whether it has a `mod name;`, whose text is in another file.
    pub fn has_outer_module(&self) -> bool {
        self.places("mod ").any(|place| {
            let name = &self.0[place + "mod ".len()..];
            let end = name.find(|c| !is_of_name(c) && c != '#');
            end.is_some_and(|end| name[end..].starts_with(';'))
        })
    }

    pub(crate) fn count(&self, word: &str) -> usize {
        self.places(word).count()
    }

    fn places(&self, word: &str) -> impl Iterator<Item = usize> {
        let is_name = word.starts_with(is_of_name);
        let all = self.0.match_indices(word).map(|(place, _)| place);
        all.filter(move |place| {
            !is_name || !self.0[..*place].ends_with(is_of_name)
        })
    }

    /// Whether both words are close to each other, in this order.
    pub(crate) fn near(&self, first: &str, second: &str) -> bool {
        self.places(first).any(|place| {
            let rest = self.0[place + first.len()..].chars();
            let rest: String = rest.take(60).collect();
            rest.contains(second)
        })
    }

    /// Each call of `name(`: its place, its arguments, and what follows.
    fn calls(&self, name: &str) -> Vec<(usize, &str, &str)> {
        let call = format!("{name}(");
        let places = self.places(&call).collect::<Vec<_>>().into_iter();
        let split = |place: usize| {
            let (inside, after) = brackets(&self.0[place + name.len()..])?;
            Some((place, inside, after))
        };
        places.filter_map(split).collect()
    }

    /// The `spawn` of that lane: what comes before it in its statement, and
    /// what follows its arguments.
    fn spawn_of(&self, lane: &str) -> Option<(&str, &str)> {
        let watched = format!("watch(\"{lane}\"");
        let calls = self.calls("spawn").into_iter();
        let (place, _, after) =
            { calls }.find(|(_, inside, _)| inside.contains(&watched))?;
        let before = &self.0[..place];
        let start = before.rfind([';', '{', '}']).map_or(0, |at| at + 1);
        Some((&before[start..], after))
    }

    /// The variable that holds its handle.
    fn handle_of(&self, lane: &str) -> Option<&str> {
        let (before, _) = self.spawn_of(lane)?;
        let name = before.strip_prefix("let ")?;
        let name = name.strip_prefix("mut ").unwrap_or(name);
        let end = name.find(|c| !is_of_name(c)).unwrap_or(name.len());
        Some(&name[..end]).filter(|name| !name.is_empty())
    }

    /// Whether the handle of that task is awaited.
    pub(crate) fn awaits_handle_of(&self, lane: &str) -> bool {
        let is_chained = self
            .spawn_of(lane)
            .is_some_and(|(_, after)| after.starts_with(".await"));
        let by_name = self.handle_of(lane).is_some_and(|name| {
            let calls =
                ["block_on", "join", "join!", "join3", "select", "or", "zip"];
            let mut given = calls.iter().flat_map(|call| self.calls(call));
            self.has(&format!("{name}.await"))
                || given.any(|(_, inside, _)| {
                    // The whole program may be an argument of `block_on`.
                    let is_bound = inside.contains(&format!("let {name}="));
                    has_name(inside, name) && !is_bound
                })
        });
        is_chained || by_name
    }

    /// Whether the handle of that task is dropped or never used. `false` if it
    /// is not clear where the handle is.
    pub(crate) fn drops_handle_of(&self, lane: &str) -> bool {
        let Some((before, after)) = self.spawn_of(lane) else {
            return false;
        };
        let Some(name) = self.handle_of(lane) else {
            let is_statement =
                before.ends_with([';', '{', '}', '=']) || is_path(before);
            return is_statement && after.starts_with(';');
        };
        let drops = self.calls("drop").into_iter();
        let dropped = { drops }
            .filter(|(_, inside, _)| has_name(inside, name))
            .count();
        let ignored = self.0.matches(&format!("_={name};")).count();
        // One use is its binding; the others must be drops.
        self.count_word(name) <= 1 + dropped + ignored
    }

    /// As a whole word.
    fn count_word(&self, word: &str) -> usize {
        let is_end =
            |at: &usize| !self.0[at + word.len()..].starts_with(is_of_name);
        // In a string it is not a name.
        let is_name = |at: &usize| !self.0[..*at].ends_with('"');
        self.places(word).filter(is_end).filter(is_name).count()
    }

    /// Whether a waker is called before this flag is set, and no lock is held
    /// meanwhile.
    pub(crate) fn wakes_before(&self, flag: &str) -> bool {
        let first = |words: [String; 2]| {
            words.iter().filter_map(|word| self.0.find(word)).min()
        };
        let wake = first([".wake()", ".wake_by_ref()"].map(String::from));
        let set = first([format!("{flag}=true"), format!("{flag}.store(true")]);
        wake.zip(set).is_some_and(|(wake, set)| {
            wake < set
                && (self.0[wake..set].contains(".lock(")
                    || self.0[set..].starts_with(&format!("{flag}.store")))
        })
    }

    /// Whether it waits for a condition variable without checking a flag.
    pub(crate) fn waits_without_flag(&self) -> bool {
        let looks = ["while", "loop{if", "if*", "if!"];
        self.has("Condvar")
            && (["Mutex<()>", "Mutex::new(())"].iter().any(|w| self.has(w))
                || self.calls(".wait").iter().any(|call| !call.1.is_empty())
                    && !looks.iter().any(|word| self.near(word, ".wait(")))
    }

    /// Whether the value that the awaited function returns is used.
    pub(crate) fn uses_result_of(&self, function: &str) -> bool {
        let calls = self.calls(function).into_iter();
        { calls }.any(|(place, _, after)| {
            let before = &self.0[..place];
            let start = before.rfind([';', '{', '}']).map_or(0, |at| at + 1);
            let name = before[start..].strip_prefix("let ");
            let name = name.and_then(|name| name.split([':', '=']).next());
            before.ends_with("in ")
                || after.starts_with(".await;")
                    && name.is_some_and(|name| self.count_word(name) > 1)
        })
    }

    /// Whether this lane, or a future that contains it, is an argument of a
    /// time limit.
    pub(crate) fn limits(&self, lane: &str) -> bool {
        let watched = format!("watch(\"{lane}\"");
        let is_in = |inside: &str| {
            inside.contains(&watched)
                || inside.split(|c| !is_of_name(c)).any(|name| {
                    let bound = self.value_of(name);
                    bound.is_some_and(|value| value.contains(&watched))
                        || name == lane
                        || bound.is_some_and(|value| {
                            value.split(|c| !is_of_name(c)).any(|n| n == lane)
                        })
                })
        };
        let limits = ["timeout", "or", "select", "race"];
        let mut calls = limits.iter().flat_map(|name| self.calls(name));
        calls.any(|(_, inside, _)| is_in(inside))
    }

    /// What follows `let name=`.
    fn value_of(&self, name: &str) -> Option<&str> {
        if name.is_empty() {
            return None;
        }
        let bound = format!("let {name}=");
        let (_, value) = self.0.split_once(&bound)?;
        Some(&value[..value.find(';').unwrap_or(value.len())])
    }

    /// The first duration that is not given in program seconds: its text, and
    /// its length in seconds.
    pub(crate) fn fixed_length(&self) -> Option<(String, f64)> {
        let units = [
            ("Duration::from_secs_f64", 1.0),
            ("Duration::from_secs_f32", 1.0),
            ("Duration::from_secs", 1.0),
            ("Duration::from_millis", 1000.0),
        ];
        units.iter().find_map(|(name, parts)| {
            let (_, inside, _) = *self.calls(name).first()?;
            let number: f64 = inside.replace('_', "").parse().ok()?;
            Some((format!("{name}({inside})"), number / parts))
        })
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// As a whole word.
fn has_name(text: &str, name: &str) -> bool {
    text.split(|c| !is_of_name(c)).any(|word| word == name)
}

/// Empty, or the path of a function: `tokio::`, `runtime.`.
fn is_path(text: &str) -> bool {
    text.chars().all(|c| is_of_name(c) || c == ':' || c == '.')
}

/// The text in the first parentheses, and the text after them.
fn brackets(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[1..at], &text[at + 1..]));
        }
    }
    None
}

/// `//` in a string does not start a comment.
fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    let mut is_string = false;
    while let Some(c) = rest.chars().next() {
        if !is_string && rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if !is_string && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else {
            let is_escape = is_string && c == '\\';
            is_string ^= c == '"';
            let length = match is_escape {
                true => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                false => c.len_utf8(),
            };
            code.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    code
}

/// Keeps spaces only between two names.
fn tight(code: &str) -> String {
    let mut tight = String::new();
    let mut words = code.split_whitespace();
    if let Some(first) = words.next() {
        tight.push_str(first);
    }
    for word in words {
        if tight.ends_with(is_of_name) && word.starts_with(is_of_name) {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    tight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_not_code() {
        let source = Source::new(
            "// Mutex\nlet url = \"http://a\"; /* smol */ x(); \"\\\"//\";\n",
        );
        assert!(source.has("x("));
        assert!(!["Mutex", "smol"].iter().any(|w| source.has(w)));
        assert!(source.has("http:"));
    }

    #[test]
    fn a_word_is_not_the_end_of_a_longer_one() {
        assert!(!Source::new("unlock_all()").has("lock_all"));
        assert!(Source::new("a.lock_all()").has("lock_all"));
    }

    #[test]
    fn a_handle_is_awaited_or_dropped() {
        let awaits = |code| Source::new(code).awaits_handle_of("tea");
        assert!(awaits("let h = spawn(watch(\"tea\", f(1)));\nh\n.await;"));
        assert!(awaits("spawn(watch(\"tea\", f()))\n    .await;"));
        assert!(awaits("let h = spawn(watch(\"tea\", f())); join(t, h)"));
        assert!(awaits("let h = spawn(watch(\"tea\", f())); join!(t, h)"));
        assert!(!awaits("let h = spawn(watch(\"tea\", f())); h.detach();"));
        assert!(!awaits("let h = spawn(watch(\"milk\", f())); h.await;"));
        let drops = |code| Source::new(code).drops_handle_of("tea");
        assert!(drops("let _h = spawn(watch(\"tea\", f()));"));
        assert!(drops("let h = r.spawn(watch(\"tea\", f())); drop(h);"));
        assert!(drops("let h = spawn(watch(\"tea\", f())); drop((h, x));"));
        assert!(drops("{ r.spawn(watch(\"tea\", f())); x }"));
        assert!(!drops("let h = r.spawn(watch(\"tea\", f())); join(h, x);"));
        assert!(!drops("join(spawn(watch(\"tea\", f())), x);"));
        assert!(!drops("set.push(r.spawn(watch(\"tea\", f())));"));
    }

    #[test]
    fn a_limit_is_on_what_is_in_its_brackets() {
        let limits = |code: &str| Source::new(code).limits("photo");
        let own = "let map = timeout(seconds(2), watch(\"map\", f()));";
        assert!(!limits(&format!("{own} join(map, photo).await;")));
        assert!(limits("timeout(s, join3(text, map, photo)).await"));
        assert!(limits("let all = join3(text, map, photo); timeout(s, all)"));
        assert!(limits("timeout(s, watch(\"photo\", f()))"));
    }

    #[test]
    fn a_wake_comes_before_the_change_only_if_it_is_unlocked_between() {
        let before = |code| Source::new(code).wakes_before("rung");
        assert!(before("w.wake(); x.rung.store(true, Release);"));
        assert!(before("w.wake(); let mut s = x.lock(); s.rung = true;"));
        assert!(!before("let mut s = x.lock(); w.wake(); s.rung = true;"));
        assert!(!before("x.lock().rung = true; x.lock().w.wake();"));
    }

    #[test]
    fn a_condition_variable_needs_a_flag() {
        let has_none = |code| Source::new(code).waits_without_flag();
        assert!(has_none("Mutex<()>, Condvar; let g = m.lock(); c.wait(g);"));
        assert!(has_none("Condvar; let g = m.lock(); drop(c.wait(g));"));
        assert!(!has_none("Condvar; while !*g { g = c.wait(g).unwrap(); }"));
        assert!(!has_none(
            "Condvar; loop { if *g { break; } g = c.wait(g); }"
        ));
        assert!(!has_none("Condvar; c.wait_while(g, |woken| !*woken);"));
    }

    #[test]
    fn results_are_used_or_not() {
        let uses = |code| Source::new(code).uses_result_of("join_all");
        assert!(uses("let n = join_all(all).await; say(n);"));
        assert!(uses("for n in join_all(all).await { }"));
        assert!(!uses(
            "join_all(all).await; let all = join_all(b); all.await"
        ));
    }

    #[test]
    fn a_fixed_length_is_read() {
        let length = |code| Source::new(code).fixed_length();
        let two = Some(("Duration::from_secs(2)".to_owned(), 2.0));
        assert_eq!(length("sleep(Duration::from_secs(2)).await"), two);
        let half = Some(("Duration::from_millis(500)".to_owned(), 0.5));
        assert_eq!(length("sleep(Duration::from_millis(500)).await"), half);
        assert_eq!(length("sleep(seconds(2))"), None);
    }
}
