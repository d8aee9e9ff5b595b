// Where two versions of a program, or two runs of one, do different things.
//
// What counts as a difference, and what is noise:
//
// - Two lanes belong together if they are of one name, and the same one of
//   those with that name: the second `client` beside the second `client`.
// - They differ where they are in different states for some time. No two runs
//   have the same microseconds: a timer is late by up to 1 ms in some runtimes,
//   a thread wakes up some 0.1 ms late, and a poll takes microseconds. So a
//   difference lasts at least 2 ms, and a hundredth of the program's second,
//   because with longer seconds the machine has more time to be late.
// - A task that was woken still waits, for the eye.
// - They differ where one has finished and the other was dropped, or panicked.
// - Of two runs of one version, a lane that only one of them has is a
//   difference, and words that only one of them says. Runtimes may well have
//   tasks and words of their own.

import { WAITING, WOKEN } from "./model.js";
import { briefly } from "./words.js";

/** @typedef {{ from: number, to: number }} Stretch */

/** Before it is made, and after it has ended; the others are a lane's states. */
const ABSENT = -1;
const ENDED = -2;

/** How long a difference lasts at least, in ns. */
export function leastOf(/** @type {number} */ secondNs) {
  return Math.max(2e6, secondNs / 100);
}

/**
 * The lanes of one group, each with that of the other which belongs to it.
 * @param {import("./model.js").Group} one
 * @param {import("./model.js").Group} other
 */
export function twins(one, other) {
  /** @type {Map<string, import("./model.js").Lane[]>} */
  const named = new Map();
  for (const lane of other.lanes) {
    const { name } = lane.task;
    const same = named.get(name);
    if (same) same.push(lane);
    else named.set(name, [lane]);
  }
  // The next one of each name comes last.
  for (const lanes of named.values()) lanes.reverse();
  return one.lanes.map((lane) => ({
    lane,
    twin: named.get(lane.task.name)?.pop(),
  }));
}

/**
 * The stretches of time in which two lanes do different things.
 * @param {import("./model.js").Lane} one
 * @param {import("./model.js").Lane} other
 * @param {number} least
 */
export function stretches(one, other, least) {
  /** @type {Stretch[]} */
  const found = [];
  /** @type {number | null} */
  let from = null;
  const close = (/** @type {number} */ to) => {
    if (from !== null && to - from >= least) {
      const last = found.at(-1);
      // What interrupts a difference for a moment is noise, too.
      if (last && from - last.to < least) last.to = to;
      else found.push({ from, to });
    }
    from = null;
  };
  let [a, b] = [ABSENT, ABSENT];
  const [changesA, changesB] = [changes(one), changes(other)];
  let [nthA, nthB] = [0, 0];
  for (;;) {
    const [nextA, nextB] = [changesA[nthA], changesB[nthB]];
    const ns = Math.min(nextA?.ns ?? Infinity, nextB?.ns ?? Infinity);
    if (ns === Infinity) break;
    if (nextA?.ns === ns) {
      a = nextA.state;
      nthA += 1;
    }
    if (nextB?.ns === ns) {
      b = nextB.state;
      nthB += 1;
    }
    if (a === b) close(ns);
    else from ??= ns;
  }
  const end = Math.max(one.endNs, other.endNs);
  close(end);
  const { end: endOne } = one.task;
  const { end: endOther } = other.task;
  const last = found.at(-1);
  if (endOne !== endOther && (!last || last.to < end - least)) {
    found.push({ from: end, to: end });
  }
  return found;
}

/**
 * A lane's states, each with the moment at which it begins.
 * @param {import("./model.js").Lane} lane
 */
function changes(lane) {
  const all = Array.from(lane.starts, (ns, nth) => {
    const state = lane.states[nth];
    return { ns, state: state === WOKEN ? WAITING : state };
  });
  all.push({ ns: lane.endNs, state: ENDED });
  return all;
}

/**
 * The first moment at which lanes of these groups do different things.
 * @param {[import("./model.js").Group, import("./model.js").Group][]} pairs
 * @param {number} secondNs
 */
export function firstDifference(pairs, secondNs) {
  const least = leastOf(secondNs);
  /** @type {{ ns: number, lane: import("./model.js").Lane,
   *   sentence: string } | undefined} */
  let first;
  for (const [one, other] of pairs) {
    for (const { lane, twin } of twins(one, other)) {
      const [stretch] = twin ? stretches(lane, twin, least) : [];
      if (!twin || !stretch || (first && first.ns <= stretch.from)) continue;
      const ns = stretch.from;
      const sides = [
        `${one.title} ${briefly(lane, ns)}`,
        `${other.title} ${briefly(twin, ns)}`,
      ];
      const sentence = `${lane.task.name}: ${sides.join(", ")}`;
      first = { ns, lane: twin, sentence };
    }
  }
  return first;
}
