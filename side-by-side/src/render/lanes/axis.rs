//! The column of each moment, and the labels of the time axis.

use unicode_width::UnicodeWidthStr;

use crate::text::Look;

/// How many cells show what comes after the gap in a broken axis.
const SQUEEZED: usize = 8;

/// A line has a column for names, a gap, cells of equal duration, and a margin
/// for the last words.
pub(crate) struct Scale {
    pub(crate) look: Look,
    /// Columns for names.
    pub(crate) names: usize,
    /// Columns for time.
    pub(crate) cells: usize,
    second_ns: u64,
    /// The cell and the moment after which time is squeezed. The axis is not
    /// broken if this is its end.
    gap: (usize, u64),
    end: (usize, u64),
}

impl Scale {
    /// Names and margin get as many columns as they need, up to 3 of 10.
    pub(crate) fn new(
        look: Look,
        names: usize,
        margin: usize,
        total_ns: u64,
        second_ns: u64,
    ) -> Scale {
        let most = look.width * 3 / 10;
        let names = names.min(most);
        let cells = look.width - names - 1 - margin.clamp(3, most);
        let end = (cells, total_ns.max(1));
        Scale {
            look,
            names,
            cells,
            second_ns: second_ns.max(1),
            gap: end,
            end,
        }
    }

    /// Breaks the axis after this moment, the last one at which anything
    /// happened, if that shows much more of what happened.
    pub(crate) fn broken_after(mut self, last_ns: u64) -> Scale {
        let gap_ns = (last_ns + last_ns / 20).max(self.second_ns / 10);
        if gap_ns < self.end.1 / 3 * 2 && self.cells > 3 * SQUEEZED {
            self.gap = (self.cells - SQUEEZED, gap_ns);
        }
        self
    }

    fn is_broken(&self) -> bool {
        self.gap != self.end
    }

    /// The ends of the part before the gap, or of the one after it.
    fn part(&self, is_before_gap: bool) -> [(usize, u64); 2] {
        if is_before_gap {
            [(0, 0), self.gap]
        } else {
            [self.gap, self.end]
        }
    }

    /// The columns for cells and margin.
    pub(crate) fn space(&self) -> usize {
        self.look.width - self.names - 1
    }

    pub(crate) fn cell(&self, ns: u64) -> usize {
        let [from, to] = self.part(ns < self.gap.1 || !self.is_broken());
        let cell = u128::from(ns - from.1) * (to.0 - from.0) as u128;
        let cell = from.0 + (cell / u128::from(to.1 - from.1)) as usize;
        cell.min(self.cells - 1)
    }

    /// The start and end of a cell, in ns.
    pub(crate) fn bounds(&self, cell: usize) -> (u64, u64) {
        let at = |cell: usize| {
            let [from, to] = self.part(cell <= self.gap.0);
            let ns = u128::from(to.1 - from.1) * (cell - from.0) as u128;
            from.1 + (ns / (to.0 - from.0) as u128) as u64
        };
        (at(cell), at(cell + 1))
    }

    pub(crate) fn labels(&self) -> String {
        let mut line = String::new();
        for (cell, label) in self.ticks() {
            let last_cell = self.space().saturating_sub(label.len());
            let is_free = line.is_empty() || cell > line.width();
            if is_free && (cell <= last_cell || self.is_broken()) {
                let gap = cell.min(last_cell).saturating_sub(line.width());
                line += &(" ".repeat(gap) + &label);
            }
        }
        " ".repeat(self.names + 1) + &line
    }

    /// A line from the start to this moment.
    pub(crate) fn axis(&self, ns: u64) -> String {
        let (dash, tick, gap) = self.look.pick(('─', '┬', '╱'), ('-', '|', '/'));
        let ticks = self.ticks();
        let sign = |cell| match cell {
            _ if cell == self.gap.0 || cell == self.gap.0 + 1 => gap,
            _ if ticks.iter().any(|(at, _)| *at == cell) => tick,
            _ => dash,
        };
        (0..=self.cell(ns)).map(sign).collect()
    }

    /// Moments with a label, as cell and label: as many as fit without touching.
    fn ticks(&self) -> Vec<(usize, String)> {
        let second_ns = self.second_ns as f64;
        let (cells, end_ns) = self.gap;
        let seconds = end_ns as f64 / second_ns;
        let per_second = cells as f64 / seconds;
        let steps = [0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0];
        let steps = steps.iter().flat_map(|s| [*s, s * 2.0, s * 5.0]);
        // Parts of a second matter only in a short program.
        let shortest = if seconds > 0.95 { 1.0 } else { 0.0 };
        let has_room = |step: &f64| step * per_second >= label(*step).len() as f64 + 4.0;
        let mut steps = steps.filter(|step| *step >= shortest);
        let step = steps.find(has_room).unwrap_or(seconds);
        let moments = (0..cells).map(|nth| nth as f64 * step);
        let moments = moments.take_while(|at| *at <= seconds);
        let labelled = |at: f64| (self.cell((at * second_ns) as u64), label(at));
        // After the gap, only the end has a label.
        let end = (self.end.1 as f64 / second_ns * 10.0).round() / 10.0;
        let end = (self.cells - 1, label(end));
        let end = self.is_broken().then_some(end);
        moments.map(labelled).chain(end).collect()
    }
}

/// `1 s`, `0.25 s`.
fn label(seconds: f64) -> String {
    let text = format!("{seconds:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text} s")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look::new(40);

    #[test]
    fn a_moment_is_between_the_bounds_of_its_cell() {
        for total_ns in [1, 7, 100, 12_345, u64::MAX] {
            let scale = Scale::new(LOOK, 8, 8, total_ns, 100);
            for ns in (0..=20).map(|n| total_ns / 20 * n) {
                let (from, to) = scale.bounds(scale.cell(ns));
                let is_last = to == total_ns;
                assert!(from <= ns && (ns <= to || is_last), "{ns}, {total_ns}");
            }
        }
    }

    #[test]
    fn labels_do_not_touch_however_long_the_time_is() {
        let labels = |seconds: f64| {
            let total_ns = (seconds * 1000.0) as u64;
            Scale::new(LOOK, 0, 3, total_ns, 1000).labels()
        };
        assert_eq!(labels(3.0), " 0 s         1 s         2 s        3 s");
        assert_eq!(labels(0.5), " 0 s           0.2 s         0.4 s");
        assert_eq!(labels(40.0), " 0 s      10 s     20 s     30 s    40 s");
        assert_eq!(labels(1e9), " 0 s");
    }
}
