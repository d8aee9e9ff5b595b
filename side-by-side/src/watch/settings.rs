//! What the reader can set from outside: the length of a program second, and
//! numbers.

use std::{env, sync::OnceLock, time::Duration};

use super::TAPE;
use crate::wire::{NUMBERS, SECOND, What};

/// `n` program seconds. A program second is a real second unless `--second`
/// says otherwise. Negative numbers give zero, infinite ones the longest
/// `Duration`.
///
/// ```
/// use std::time::Duration;
/// assert_eq!(side_by_side::seconds(0.5), Duration::from_millis(500));
/// ```
pub fn seconds(n: impl Into<f64>) -> Duration {
    static LENGTH: OnceLock<Duration> = OnceLock::new();
    let second = LENGTH.get_or_init(|| {
        let ns = env::var(SECOND).ok().and_then(|ns| ns.parse().ok());
        ns.map_or(Duration::from_secs(1), Duration::from_nanos)
    });
    let length = second.as_secs_f64() * n.into().max(0.0);
    Duration::try_from_secs_f64(length).unwrap_or(Duration::MAX)
}

/// A number that `--with NAME=NUMBER` changes. Write the name as a literal:
/// `number("clients", 100)`.
///
/// ```
/// assert_eq!(side_by_side::number("clients", 100), 100);
/// ```
pub fn number(name: &str, default: usize) -> usize {
    static SET: OnceLock<String> = OnceLock::new();
    let set = SET.get_or_init(|| env::var(NUMBERS).unwrap_or_default());
    let value = value_of(name, set).unwrap_or(default);
    if let Some(tape) = TAPE.get() {
        let name = name.to_owned();
        let value = value as u64;
        tape.record(What::Number { name, value });
    }
    value
}

/// In `clients=1000,coats=3`; the last one counts.
fn value_of(name: &str, set: &str) -> Option<usize> {
    let pairs = set.split(',').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(known, _)| *known == name);
    values.next_back()?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_by_its_whole_name() {
        let set = "clients=10,coats=3,clients=1000";
        assert_eq!(value_of("clients", set), Some(1000));
        assert_eq!(value_of("coats", set), Some(3));
        assert_eq!(value_of("coat", set), None);
        assert_eq!(value_of("coats", ""), None);
    }
}
