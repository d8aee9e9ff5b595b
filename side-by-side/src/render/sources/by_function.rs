//! Aligns a program with its version in another language by function, because
//! hardly any lines are equal.

/// Pairs of lines: equal functions are aligned at their first lines. `None`
/// where one is shorter.
pub(crate) fn pairs<'a>(rust: &[&'a str], python: &[&'a str]) -> Vec<[Option<&'a str>; 2]> {
    let mut rest = parts(python).into_iter().peekable();
    let mut sides = Vec::new();
    for (name, own) in parts(rust) {
        let twin = rest.next_if(|(other, _)| *other == name);
        sides.push((own, twin.map_or(&[][..], |(_, lines)| lines)));
    }
    sides.extend(rest.map(|(_, lines)| (&[][..], lines)));
    let pairs = sides.into_iter().flat_map(|(rust, python)| {
        let height = rust.len().max(python.len());
        (0..height).map(move |nth| [rust, python].map(|side| side.get(nth).copied()))
    });
    pairs.collect()
}

/// The head, then each function with what belongs to it, then what follows the
/// last function in Python, with an empty name.
fn parts<'a, 'b>(lines: &'b [&'a str]) -> Vec<(&'a str, &'b [&'a str])> {
    let mut begins = vec![(0, "")];
    for (nth, line) in lines.iter().enumerate() {
        if let Some(name) = function(line) {
            // Its comment comes before it.
            let above = lines[..nth].iter().rev();
            let comment = above.take_while(|line| line.starts_with("///"));
            begins.push((nth - comment.count(), name));
        } else if begins.len() > 1 && is_call(line) {
            begins.push((nth, "the end"));
        }
    }
    let ends = begins.iter().skip(1).map(|(begin, _)| *begin);
    let ends = ends.chain([lines.len()]);
    begins
        .iter()
        .zip(ends)
        .map(|((begin, name), end)| (*name, &lines[*begin..end]))
        .collect()
}

/// The name of the function that starts on this line.
fn function(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = line.strip_prefix("fn ").or(line.strip_prefix("def "))?;
    rest.split(['(', '<']).next()
}

/// A call outside of all functions, which only Python has.
fn is_call(line: &str) -> bool {
    line.starts_with("asyncio.run(") || line.starts_with("main(")
}
