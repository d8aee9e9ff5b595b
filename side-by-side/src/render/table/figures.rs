//! What a program measured, as text.

use crate::render::table::cells::or_dash;
use crate::{
    lesson::run::Run,
    lesson::{Pace, distinct},
    recording::{Figure, Recording, Unit},
    text::Look,
};

pub(crate) fn names(run: &Run) -> Vec<&str> {
    let figures = run.recordings().flat_map(|r| &r.figures);
    distinct(figures.map(|figure| figure.name.as_str()))
}

/// The minimum of the bytes, or of the nanoseconds, with this name. `None` if
/// only one version has them, or if the minimum is less than one.
pub(crate) fn best(run: &Run, name: &str) -> Option<f64> {
    let least = |recording: &Recording| {
        let costs = recording.figures.iter().filter(|figure| {
            figure.name == name && figure.unit != Unit::Count && figure.value.is_finite()
        });
        costs.map(|figure| figure.value).min_by(f64::total_cmp)
    };
    let all: Vec<f64> = run.recordings().filter_map(least).collect();
    let best = all.iter().copied().min_by(f64::total_cmp)?;
    (all.len() > 1 && best >= 1.0).then_some(best)
}

/// What a measured number depends on, if the program measures something.
pub(crate) fn machine(run: &Run) -> Option<String> {
    if run.program.pace != Pace::InTurn {
        return None;
    }
    let machine = run.machine;
    let cores = match machine.cores {
        Some(1) => "1 core".to_owned(),
        Some(cores) => format!("{cores} cores"),
        None => "an unknown number of cores".to_owned(),
    };
    let mut figures = run.recordings().flat_map(|r| &r.figures);
    let build = match machine.is_debug {
        true if figures.any(|figure| figure.unit == Unit::Nanoseconds) => {
            "a debug build: its times mean nothing; use `cargo run --release`"
        }
        true => "a debug build",
        false => "a release build",
    };
    Some(format!("{cores}, {build}"))
}

/// All figures with this name, each with its ratio to the best one.
pub(crate) fn all(recording: &Recording, name: &str, best: Option<f64>, look: Look) -> String {
    let drawn = |f: &Figure| {
        let drawn = figure(f, look);
        match best.filter(|best| f.value.is_finite() && f.value > *best) {
            Some(best) => format!("{drawn} {}", ratio(f.value, best, look)),
            None => drawn,
        }
    };
    let found = recording.figures.iter().filter(|f| f.name == name);
    let found = found.map(drawn).collect::<Vec<_>>().join(", ");
    or_dash((!found.is_empty()).then_some(found))
}

/// The figure's value. Any number is possible; it is not a number if the
/// platform cannot report the figure.
fn figure(figure: &Figure, look: Look) -> String {
    let value = figure.value;
    if value.is_nan() {
        return "–".to_owned();
    }
    if value.is_infinite() {
        let sign = if value < 0.0 { "-" } else { "" };
        return sign.to_owned() + look.pick("∞", "infinite");
    }
    match figure.unit {
        Unit::Bytes => bytes(value),
        Unit::Nanoseconds => format!("{} ns", count(value.round())),
        Unit::Count => count(value),
    }
}

/// The ratio to the best one: `19×`.
fn ratio(value: f64, best: f64, look: Look) -> String {
    let times = look.pick("×", "x");
    match value / best {
        ratio @ ..9.95 => format!("{ratio:.1}{times}"),
        ratio => format!("{ratio:.0}{times}"),
    }
}

pub(crate) fn bytes(bytes: f64) -> String {
    match bytes.abs() {
        ..1e3 => format!("{bytes:.0} B"),
        ..1e6 => format!("{:.1} kB", bytes / 1e3),
        ..1e9 => format!("{:.1} MB", bytes / 1e6),
        ..1e12 => format!("{:.1} GB", bytes / 1e9),
        _ => format!("{bytes:.1e} B"),
    }
}

/// With at most three digits after the decimal point.
fn count(value: f64) -> String {
    let is_plain = value == 0.0 || (1e-3..1e15).contains(&value.abs());
    if !is_plain {
        return format!("{value:.3e}");
    }
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn<const N: usize>(unit: Unit, values: [f64; N]) -> [String; N] {
        let name = String::new;
        values.map(|value| {
            figure(
                &Figure {
                    name: name(),
                    value,
                    unit,
                },
                Look::new(80),
            )
        })
    }

    #[test]
    fn a_number_is_shown_in_its_shortest_readable_form() {
        let values = [289.0, -1536.0, 3.1e6, 7e20, f64::NAN, f64::NEG_INFINITY];
        let expected = ["289 B", "-1.5 kB", "3.1 MB", "7.0e20 B", "–", "-∞"];
        assert_eq!(drawn(Unit::Bytes, values), expected);
        let values = [1200.4, f64::NAN, f64::INFINITY];
        assert_eq!(drawn(Unit::Nanoseconds, values), ["1200 ns", "–", "∞"]);
        let values = [0.1 + 0.2, 100.0, 0.0, 1e-9, 1e300, f64::NAN];
        let expected = ["0.3", "100", "0", "1.000e-9", "1.000e300", "–"];
        assert_eq!(drawn(Unit::Count, values), expected);
    }

    #[test]
    fn a_ratio_has_at_least_two_digits() {
        let ratios = [289.0, 464.0, 2874.0, 9800.0];
        let drawn = ratios.map(|value| ratio(value, 289.0, Look::new(80)));
        assert_eq!(drawn, ["1.0×", "1.6×", "9.9×", "34×"]);
    }
}
