//! Numbers as text.

use crate::{
    recording::{Figure, Unit},
    text::Look,
};

/// The figure's value. Any number is possible; it is not a number if the
/// platform cannot report the figure.
pub(crate) fn figure(figure: &Figure, look: Look) -> String {
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
pub(crate) fn ratio(value: f64, best: f64, look: Look) -> String {
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

    const LOOK: Look = Look::new(80);

    fn drawn(value: f64, unit: Unit) -> String {
        let name = String::new();
        figure(&Figure { name, value, unit }, LOOK)
    }

    #[test]
    fn nan_is_shown_as_a_dash() {
        for unit in [Unit::Bytes, Unit::Nanoseconds, Unit::Count] {
            assert_eq!(drawn(f64::NAN, unit), "–");
            assert_eq!(drawn(f64::INFINITY, unit), "∞");
            assert_eq!(drawn(f64::NEG_INFINITY, unit), "-∞");
        }
    }

    #[test]
    fn a_ratio_has_at_least_two_digits() {
        let ratios = [289.0, 464.0, 2874.0, 9800.0];
        let drawn = ratios.map(|value| ratio(value, 289.0, LOOK));
        assert_eq!(drawn, ["1.0×", "1.6×", "9.9×", "34×"]);
    }

    #[test]
    fn a_number_is_shown_in_its_shortest_readable_form() {
        assert_eq!(drawn(289.0, Unit::Bytes), "289 B");
        assert_eq!(drawn(-1536.0, Unit::Bytes), "-1.5 kB");
        assert_eq!(drawn(3.1e6, Unit::Bytes), "3.1 MB");
        assert_eq!(drawn(7e20, Unit::Bytes), "7.0e20 B");
        assert_eq!(drawn(1200.4, Unit::Nanoseconds), "1200 ns");
        assert_eq!(drawn(0.1 + 0.2, Unit::Count), "0.3");
        assert_eq!(drawn(100.0, Unit::Count), "100");
        assert_eq!(drawn(0.0, Unit::Count), "0");
        assert_eq!(drawn(1e-9, Unit::Count), "1.000e-9");
        assert_eq!(drawn(1e300, Unit::Count), "1.000e300");
    }
}
