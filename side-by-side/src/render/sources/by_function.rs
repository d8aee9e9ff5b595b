//! Aligns a program with its version in another language by function, because
//! hardly any lines are equal.

/// Pairs of lines: equal functions are aligned at their first lines. `None`
/// where one is shorter.
pub(crate) fn pairs<'a>(rust: &'a [String], python: &'a [String]) -> Vec<[Option<&'a String>; 2]> {
    let mut rest = parts(python).into_iter().peekable();
    let mut pairs = Vec::new();
    for (name, own) in parts(rust) {
        let twin = rest.next_if(|(other, _)| *other == name);
        let twin = twin.map_or(&[][..], |(_, lines)| lines);
        pair(own, twin, &mut pairs);
    }
    for (_, lines) in rest {
        pair(&[], lines, &mut pairs);
    }
    pairs
}

fn pair<'a>(rust: &'a [String], python: &'a [String], pairs: &mut Vec<[Option<&'a String>; 2]>) {
    let height = rust.len().max(python.len());
    pairs.extend((0..height).map(|nth| [rust.get(nth), python.get(nth)]));
}

/// The head, then each function with what belongs to it, then what follows the
/// last function in Python, with an empty name.
fn parts(lines: &[String]) -> Vec<(&str, &[String])> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn equal_functions_are_aligned() {
        let rust = lines(
            "use a;\npub fn main() {\n    run();\n}\nasync fn wash() {\n}\n\
             /// Holds.\nfn work(n: u32) {",
        );
        let python = lines(
            "import a\nimport b\nasync def wash():\n    pass\ndef work(n):\n    \
             pass\nasyncio.run(wash())",
        );
        let drawn: Vec<String> = pairs(&rust, &python)
            .iter()
            .map(|pair| {
                let cell =
                    |side: Option<&String>| side.map_or("-", |line| line.as_str()).to_owned();
                format!("{} | {}", cell(pair[0]), cell(pair[1]))
            })
            .collect();
        assert_eq!(
            drawn,
            [
                "use a; | import a",
                "- | import b",
                "pub fn main() { | -",
                "    run(); | -",
                "} | -",
                "async fn wash() { | async def wash():",
                "} |     pass",
                "/// Holds. | def work(n):",
                "fn work(n: u32) { |     pass",
                "- | asyncio.run(wash())",
            ]
        );
    }
}
