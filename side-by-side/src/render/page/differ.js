// Where two versions of a program, or two runs of a version, differ.
//
// What counts as a difference, and what is noise:
//
// - Two lanes belong together if they have the same name and the same position
//   among the lanes of that name: the second `client` with the second `client`.
// - They differ where they are in different states for some time. No two runs
//   have the same microseconds: a timer is late by up to 1 ms in some runtimes,
//   a thread wakes up some 0.1 ms late, and a poll takes microseconds. So a
//   difference lasts at least 2 ms, and a fiftieth of the program's second,
//   because with longer seconds the machine has more time to be late.
// - A task that was woken but does not run yet counts as waiting.
// - They differ where one has finished and the other was dropped, or panicked.
// - In two runs of one version, a lane that only one of them has is a
//   difference, and so is a line that only one of them says. Different runtimes
//   may have different tasks and lines.

import { WAITING, WOKEN } from "./model.js";
import { briefly } from "./words.js";

/** @import { Group, Lane, Said, Stretch } from "./model.js" */

/**
 * Before a lane is created, and after it has ended. The others are its states.
 */
const ABSENT = -1;
const ENDED = -2;

/** The shortest difference that counts, in ns. */
export function leastOf(/** @type {number} */ secondNs) {
  return Math.max(2e6, secondNs / 50);
}

/**
 * The lanes of one group, each with the lane of the other group that belongs to
 * it.
 * @param {Group} one
 * @param {Group} other
 */
export function twins(one, other) {
  /** @type {Map<string, Lane[]>} */
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
 * @param {Lane} one
 * @param {Lane} other
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
      // A short interruption of a difference is noise, too.
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
 * A lane's states, each with the moment at which it starts.
 * @param {Lane} lane
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
 * A moment, and which lane differs there. What has a lower rank matters more,
 * and of one rank what lasts longer.
 * @typedef {{ ns: number, lane: Lane | null, sentence: string, rank: number,
 *   lasts: number }} Difference
 */

// A question is about how something ends, what it says, or in which order, and
// hardly ever about how long something takes.
const RANK = { end: 0, words: 1, order: 2, time: 3 };

/** In a program with more lanes, the reader must compare. */
export const LANES_AT_MOST = 12;

/**
 * How lanes of two runtimes differ, beginning with what matters most.
 * @param {[Group, Group][]} pairs
 * @param {number} least
 */
export function differencesOf(pairs, least) {
  /** @type {Difference[]} */
  const all = [];
  for (const [one, other] of pairs) {
    const both = twins(one, other).flatMap(({ lane, twin }) =>
      twin ? [{ lane, twin }] : [],
    );
    for (const { lane, twin } of both) {
      all.push(...ofLanes(one, lane, other, twin, least));
    }
    all.push(...ofWords(one, other, both), ...ofOrder(one, other, both, least));
  }
  return ranked(all);
}

/** What matters most comes first. */
export function ranked(/** @type {Difference[]} */ all) {
  return all.sort(
    (a, b) => a.rank - b.rank || b.lasts - a.lasts || a.ns - b.ns,
  );
}

/**
 * They end differently, or do different things for some time.
 * @param {Group} one
 * @param {Lane} lane
 * @param {Group} other
 * @param {Lane} twin
 * @param {number} least
 */
function ofLanes(one, lane, other, twin, least) {
  const at = (/** @type {number} */ ns, /** @type {number} */ rank, lasts = 0) => [
    { ...difference(one, lane, other, twin, ns), rank, lasts },
  ];
  if (lane.task.end !== twin.task.end) {
    return at(Math.min(lane.endNs, twin.endNs), RANK.end);
  }
  const [longest] = stretches(lane, twin, least).sort(
    (a, b) => b.to - b.from - (a.to - a.from),
  );
  return longest ? at(longest.from, RANK.time, longest.to - longest.from) : [];
}

/**
 * What only one of them says, in a lane that both have: the first line.
 * @param {Group} one
 * @param {Group} other
 * @param {{ lane: Lane, twin: Lane }[]} both
 * @returns {Difference[]}
 */
function ofWords(one, other, both) {
  /** @type {[Group, Group, Lane[]][]} */
  const sides = [
    [one, other, both.map(({ lane }) => lane)],
    [other, one, both.map(({ twin }) => twin)],
  ];
  return sides.flatMap(([group, against, lanes]) => {
    const known = new Set(lanes);
    const said = [...newsOf(group, against)].find((line) => {
      const lane = group.laneOf(line.task);
      return lane && known.has(lane);
    });
    if (!said) return [];
    const sentence = `only ${group.title} says: ${said.text}`;
    const lane = group.laneOf(said.task) ?? null;
    return [{ ns: said.at_ns, lane, sentence, rank: RANK.words, lasts: 0 }];
  });
}

/**
 * Two lanes end in one order here, and in the other there.
 * @param {Group} one
 * @param {Group} other
 * @param {{ lane: Lane, twin: Lane }[]} both
 * @param {number} least
 * @returns {Difference[]}
 */
function ofOrder(one, other, both, least) {
  const some = both.slice(0, LANES_AT_MOST);
  return some.flatMap((a, nth) =>
    some.slice(nth + 1).flatMap((b) => {
      const [here, there] = [
        b.lane.endNs - a.lane.endNs,
        b.twin.endNs - a.twin.endNs,
      ];
      const isTurned = Math.sign(here) === -Math.sign(there);
      const isClear = Math.min(Math.abs(here), Math.abs(there)) >= least;
      if (!isTurned || !isClear) return [];
      const [first, last] = here > 0 ? [a, b] : [b, a];
      const names = [first.lane.task.name, last.lane.task.name];
      const sentence =
        `${names[0]}: ends before ${names[1]} in ${one.title}, ` +
        `after it in ${other.title}`;
      const ns = Math.min(a.twin.endNs, b.twin.endNs);
      return [{ ns, lane: first.twin, sentence, rank: RANK.order, lasts: 0 }];
    }),
  );
}

/**
 * Marks what differs in both runs of a version, and returns all differences.
 * @param {[Group, Group]} pair
 * @param {number} least
 */
export function compare([before, after], least) {
  /** @type {Difference[]} */
  const all = [];
  if (before.absence || after.absence) return all;
  const alone = (
    /** @type {Group} */ group,
    /** @type {Lane} */ lane,
  ) => {
    lane.differs = [{ from: lane.beginNs, to: lane.endNs }];
    const sentence = `${lane.task.name}: only in ${group.title}`;
    all.push({ ns: lane.beginNs, lane, sentence, rank: RANK.end, lasts: 0 });
  };
  const known = new Set();
  for (const { lane, twin } of twins(before, after)) {
    if (!twin) {
      alone(before, lane);
      continue;
    }
    known.add(twin);
    const found = stretches(lane, twin, least);
    lane.differs = found;
    twin.differs = found;
    all.push(...ofLanes(before, lane, after, twin, least));
  }
  for (const lane of after.lanes) if (!known.has(lane)) alone(after, lane);
  before.news = newsOf(before, after);
  after.news = newsOf(after, before);
  for (const group of [before, after]) {
    const [said] = group.news;
    if (!said) continue;
    const lane = group.laneOf(said.task) ?? null;
    const sentence = `only ${group.title} says: ${said.text}`;
    all.push({ ns: said.at_ns, lane, sentence, rank: RANK.words, lasts: 0 });
  }
  return all;
}

/**
 * @param {Group} one
 * @param {Lane} lane
 * @param {Group} other
 * @param {Lane} twin
 * @param {number} ns
 */
function difference(one, lane, other, twin, ns) {
  const sides = [
    `${one.title} ${briefly(lane, ns)}`,
    `${other.title} ${briefly(twin, ns)}`,
  ];
  return { ns, lane: twin, sentence: `${lane.task.name}: ${sides.join(", ")}` };
}

/**
 * What one run says and the other does not, or less often. The lane that says
 * it counts, but not the moment: a late line is not a different line.
 * @param {Group} group
 * @param {Group} other
 */
function newsOf(group, other) {
  const key = (
    /** @type {Group} */ of,
    /** @type {Said} */ said,
  ) => `${of.laneOf(said.task)?.task.name ?? ""}\n${said.text}`;
  /** @type {Map<string, number>} */
  const heard = new Map();
  for (const said of other.version.said) {
    const words = key(other, said);
    heard.set(words, (heard.get(words) ?? 0) + 1);
  }
  const isNew = (/** @type {Said} */ said) => {
    const words = key(group, said);
    const left = heard.get(words) ?? 0;
    heard.set(words, left - 1);
    return left <= 0;
  };
  return new Set(group.version.said.filter(isNew));
}
