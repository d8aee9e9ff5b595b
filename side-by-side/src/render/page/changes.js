// What changed between two runs of a version, as facts and not as moments: how
// lanes ended, what woke them, which of them waited at the same time, and in
// which order they ended.

import { LANES_AT_MOST, leastOf } from "./differ.js";
import { WAITING, WOKEN } from "./model.js";

/** @import { Group, Lane, Stretch } from "./model.js" */

const SENTENCES_AT_MOST = 8;

/**
 * A sentence for each fact that changed.
 * @param {[Group, Group]} pair
 * @param {number} secondNs
 */
export function changedFacts([before, after], secondNs) {
  if (before.absence || after.absence) return [];
  const [old, now] = [factsOf(before, secondNs), factsOf(after, secondNs)];
  const sentences = [];
  for (const [key, { now: say, was, value }] of now) {
    const fact = old.get(key);
    if (fact && fact.value !== value) {
      sentences.push(`${say}; before, ${fact.was}.`);
    }
  }
  const more = sentences.length - SENTENCES_AT_MOST;
  if (more <= 0) return sentences;
  return [...sentences.slice(0, SENTENCES_AT_MOST), `And ${more} more.`];
}

/**
 * A fact about a run, as worded for the later run and for the earlier one.
 * @typedef {{ value: string, now: string, was: string }} Fact
 */

/**
 * @param {Group} group
 * @param {number} secondNs
 */
function factsOf(group, secondNs) {
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  const lanes = named(group).slice(0, LANES_AT_MOST);
  for (const { name, lane } of lanes) {
    const end = ENDS[lane.task.end] ?? lane.task.end;
    facts.set(`end ${name}`, {
      value: end,
      now: `\`${name}\` ${end}`,
      was: `it ${end}`,
    });
    const wakers = wakersOf(group, lane);
    facts.set(`wakers ${name}`, {
      value: wakers,
      now: wakers
        ? `\`${name}\` was woken by ${wakers}`
        : `nothing woke \`${name}\``,
      was: wakers ? `by ${wakers}` : "nothing woke it",
    });
  }
  const least = leastOf(secondNs);
  for (const [nth, a] of lanes.entries()) {
    for (const b of lanes.slice(nth + 1)) {
      const names = `\`${a.name}\` and \`${b.name}\``;
      const overlap = doOverlap(a.lane, b.lane, least);
      facts.set(`overlap ${a.name} ${b.name}`, {
        value: String(overlap),
        now: overlap
          ? `${names} waited at the same time`
          : `${names} did not wait at the same time`,
        was: overlap ? "they did" : "they did not",
      });
      const first = firstToEnd(a, b, least);
      if (!first) continue;
      const last = first === a ? b : a;
      facts.set(`order ${a.name} ${b.name}`, {
        value: first.name,
        now: `\`${first.name}\` ended before \`${last.name}\``,
        was: `\`${first.name}\` ended first`,
      });
    }
  }
  return facts;
}

/** @type {Record<string, string>} */
const ENDS = {
  finished: "finished",
  dropped: "was dropped",
  panicked: "panicked",
  open: "had not ended when its process did",
};

/**
 * Lanes that share a name are numbered.
 * @param {Group} group
 */
function named(group) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return group.lanes.map((lane) => {
    const count = (counts.get(lane.task.name) ?? 0) + 1;
    counts.set(lane.task.name, count);
    const number = count > 1 ? ` (${count})` : "";
    return { name: lane.task.name + number, lane };
  });
}

/**
 * Which lanes woke it. A thread that polled no lane counts as the runtime,
 * unless it has no name.
 * @param {Group} group
 * @param {Lane} lane
 */
function wakersOf(group, lane) {
  const names = lane.task.wakes.map(({ by, after, thread }) => {
    const waker = group.laneOf(by ?? after);
    if (waker) return waker === lane ? "itself" : `\`${waker.task.name}\``;
    const name = group.version.threads[thread];
    return name === "unnamed thread" ? "a thread without a name" : "its runtime";
  });
  return [...new Set(names)].sort().join(", ");
}

/**
 * Did both wait at the same time for at least this long?
 * @param {Lane} a
 * @param {Lane} b
 * @param {number} least
 */
function doOverlap(a, b, least) {
  const [ofA, ofB] = [waits(a), waits(b)];
  return ofA.some((one) =>
    ofB.some(
      (other) =>
        Math.min(one.to, other.to) - Math.max(one.from, other.from) >= least,
    ),
  );
}

/** @param {Lane} lane */
function waits(lane) {
  /** @type {Stretch[]} */
  const found = [];
  for (const [nth, from] of Array.from(lane.starts).entries()) {
    const state = lane.states[nth];
    if (state !== WAITING && state !== WOKEN) continue;
    found.push({ from, to: lane.starts[nth + 1] ?? lane.endNs });
  }
  return found;
}

/**
 * Nothing if both ended at about the same time, or if one of them did not end.
 * @template {{ lane: Lane }} L
 * @param {L} a
 * @param {L} b
 * @param {number} least
 */
function firstToEnd(a, b, least) {
  const [endA, endB] = [a.lane.task.ended_ns, b.lane.task.ended_ns];
  if (endA === null || endB === null || Math.abs(endA - endB) < least) {
    return undefined;
  }
  return endA < endB ? a : b;
}
