// How the time axis shows time: evenly, or with squeezed waits.
//
// A poll takes microseconds and a wait seconds, so on an even axis polls are
// thin lines, and their order is not seen. On the squeezed axis the distance
// between two events grows with the logarithm of the time between them.

import { after } from "./model.js";

/**
 * @import { Program, Stretch } from "./model.js"
 */

/** A position on the axis is a time: 0 and the end of the run stay the same. */
export class Scale {
  isSqueezed = false;
  /** Stretches that look much shorter than they are. @type {Stretch[]} */
  breaks = [];

  /** The position of a moment. */
  at(/** @type {number} */ ns) {
    return ns;
  }

  /** The moment at a position. */
  ns(/** @type {number} */ position) {
    return position;
  }
}

/** What is shorter than this many ns is hardly seen. */
const UNIT = 1000;

export class SqueezedScale extends Scale {
  isSqueezed = true;

  constructor(/** @type {Program} */ program) {
    super();
    const { groups, wallNs, second } = program;
    const all = groups.flatMap((group) => Array.from(group.moments));
    const within = all.filter((ns) => ns >= 0 && ns <= wallNs);
    const sorted = Float64Array.from([0, ...within, wallNs]).sort();
    /** When something happens. */
    this.moments = sorted.filter((ns, nth) => ns !== sorted[nth - 1]);
    /** Their positions. */
    this.positions = new Float64Array(this.moments.length);
    // As long as a difference between versions that counts.
    const long = second / 50;
    let sum = 0;
    this.moments.forEach((ns, nth) => {
      const before = this.moments[nth - 1] ?? 0;
      const gap = ns - before;
      // Waits have more room than what separates versions at a stop.
      sum += Math.log2(1 + gap / UNIT) + 3 * Math.log2(1 + gap / long);
      this.positions[nth] = sum;
      if (gap >= long) this.breaks.push({ from: before, to: ns });
    });
    const factor = wallNs / sum;
    this.positions.forEach((one, nth) => (this.positions[nth] = one * factor));
  }

  at(/** @type {number} */ ns) {
    return between(this.moments, this.positions, ns);
  }

  ns(/** @type {number} */ position) {
    return between(this.positions, this.moments, position);
  }
}

/**
 * The value that belongs to `x`, in a straight line from one known pair to the
 * next. Before the first and after the last, both grow alike.
 * @param {Float64Array} xs
 * @param {Float64Array} ys
 * @param {number} x
 */
function between(xs, ys, x) {
  const next = after(xs, x);
  const last = xs.length - 1;
  if (next === 0) return ys[0] + x - xs[0];
  if (next > last) return ys[last] + x - xs[last];
  const share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
  return ys[next - 1] + share * (ys[next] - ys[next - 1]);
}

/**
 * Should waits be squeezed from the start? If on an even axis of this many
 * pixels most polls would be narrower than two.
 * @param {Program} program
 * @param {number} pixels
 */
export function isBetterSqueezed({ groups, wallNs }, pixels) {
  // With more events than pixels neither shows them all.
  const count = groups.reduce((sum, group) => sum + group.moments.length, 0);
  if (count > pixels) return false;
  const polls = groups
    .flatMap((group) => group.lanes)
    .flatMap(({ task, endNs }) =>
      task.polls.map((poll) => (poll.end_ns ?? endNs) - poll.start_ns),
    );
  const narrow = polls.filter((ns) => (ns / wallNs) * pixels < 2);
  return narrow.length > polls.length / 2;
}
