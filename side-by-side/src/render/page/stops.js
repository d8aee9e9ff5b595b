// The stops of a replay: moments of all versions that belong together.
//
// - What a lane does in one breath is one moment: it is woken, polled, says
//   something, and waits again. Where something in it takes as long as a
//   difference that counts, the moment is split there.
// - Moments belong together if lanes of the same name do the same in different
//   versions, at most a tenth of a program second apart; or in one version, if
//   they cannot be told apart in time.
// - The cursor stops where the last of them is over, so that the picture shows
//   all of them.

import { leastOf } from "./differ.js";
import { after } from "./model.js";
import { troubles } from "./words.js";

/**
 * @import { Group, Lane, Program, Wake } from "./model.js"
 * @typedef {{ ns: number, what: string, by?: string, cause?: Lane }} Act
 * @typedef {{ group: Group, lane: Lane | null, acts: Act[], ns: number,
 *   key: string }} Moment
 */

/** Acts that start a moment, however soon they come. */
const STARTS = new Set(["wake", "first", "again", "created", "dropped"]);

export class Stop {
  /** When the first of its moments was over. */
  fromNs = 0;
  /** When all of its moments are over. */
  ns = 0;
  /** @type {Moment[]} */
  moments = [];

  add(/** @type {Moment} */ moment) {
    if (this.moments.length === 0) this.fromNs = moment.ns;
    this.moments.push(moment);
    this.ns = moment.ns;
  }

  /** The versions in which it happens, unless these are all. */
  where(/** @type {Group[]} */ groups) {
    const there = groups.filter((group) =>
      this.moments.some((moment) => moment.group === group),
    );
    const names = there.map((group) => group.title).join(", ");
    return there.length < groups.length ? ` (${names})` : "";
  }

  sentence(/** @type {Group[]} */ groups) {
    return `${sentenceOf(this.moments)}${this.where(groups)}`;
  }
}

/**
 * @param {Pick<Program, "groups" | "second">} program
 * @returns {Stop[]} in the order of time
 */
export function stopsOf(program) {
  const least = leastOf(program.second);
  const all = program.groups.flatMap((group) => momentsOf(group, least));
  all.sort((a, b) => a.ns - b.ns);
  /** @type {Map<string, Stop[]>} */
  const alike = new Map();
  /** The next stop of its kind that a lane can be part of. */
  const next = new Map();
  /** @type {Stop[]} */
  const stops = [];
  for (const moment of all) {
    const { group, lane, key, ns } = moment;
    const known = alike.get(key) ?? [];
    alike.set(key, known);
    const own = lane ?? group;
    const nexts = next.get(own) ?? new Map();
    next.set(own, nexts);
    let nth = nexts.get(key) ?? 0;
    const fits = (/** @type {Stop} */ stop) => {
      const isOwn = stop.moments.some((one) => one.group === group);
      const most = isOwn ? least : program.second / 10;
      return ns - stop.fromNs <= most;
    };
    while (known[nth] && !fits(known[nth])) nth += 1;
    if (!known[nth]) {
      const stop = new Stop();
      known.push(stop);
      stops.push(stop);
    }
    known[nth].add(moment);
    nexts.set(key, nth + 1);
  }
  return inOrder(stops);
}

/**
 * In the order of time, and no effect before its cause: where a version is so
 * far behind another that it would be, their stop is split.
 * @param {Stop[]} stops
 */
function inOrder(stops) {
  const byTime = (/** @type {Stop} */ a, /** @type {Stop} */ b) => a.ns - b.ns;
  for (;;) {
    stops.sort(byTime);
    /**
     * The last moment so far of each lane, and of what it has caused.
     * @type {Map<Lane, number>}
     */
    const last = new Map();
    const split = stops.flatMap((stop) => {
      const isEarly = (/** @type {Moment} */ { lane, ns }) =>
        lane !== null && ns < (last.get(lane) ?? 0);
      const early = stop.moments.filter(isEarly);
      for (const { lane, acts, ns } of stop.moments) {
        for (const one of [lane, ...acts.map((act) => act.cause)]) {
          if (one) last.set(one, Math.max(last.get(one) ?? 0, ns));
        }
      }
      // The early moments become a stop, unless all are early.
      if (early.length === 0 || early.length === stop.moments.length) return [];
      const rest = stop.moments.filter((moment) => !early.includes(moment));
      return [{ stop, parts: [stopWith(early), stopWith(rest)] }];
    });
    if (split.length === 0) return stops;
    const gone = new Set(split.map(({ stop }) => stop));
    const parts = split.flatMap((one) => one.parts);
    stops = [...stops.filter((stop) => !gone.has(stop)), ...parts];
  }
}

function stopWith(/** @type {Moment[]} */ moments) {
  const stop = new Stop();
  for (const moment of moments) stop.add(moment);
  return stop;
}

/**
 * @param {Group} group
 * @param {number} least
 */
function momentsOf(group, least) {
  /** @type {Moment[]} */
  const moments = [];
  /** @type {Map<number | null, Act[]>} */
  const words = new Map();
  for (const { task, at_ns: ns, text } of group.version.said) {
    const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    const acts = words.get(task) ?? [];
    words.set(task, acts);
    acts.push({ ns, what: `says “${short}”` });
  }
  const add = (
    /** @type {Lane | null} */ lane,
    /** @type {Act[]} */ acts,
  ) => {
    let begin = 0;
    acts.forEach(({ what, ns }, nth) => {
      const next = acts[nth + 1];
      const isOver = !next || STARTS.has(next.what) || next.ns - ns >= least;
      // A task that is polled when it has just been woken or created.
      const isPolled = next?.what === "first" || next?.what === "again";
      const isCause = what === "wake" || what === "created";
      const goesOn = isPolled && isCause && next.ns - ns < least;
      if (!isOver || goesOn) return;
      const part = acts.slice(begin, nth + 1);
      begin = nth + 1;
      const whats = part.map((act) => act.what).join(" ");
      const key = `${lane?.task.name ?? ""}\n${whats}`;
      moments.push({ group, lane, acts: part, ns, key });
    });
  };
  for (const lane of group.lanes) {
    add(lane, actsOf(group, lane, words.get(lane.task.id) ?? []));
  }
  for (const act of words.get(null) ?? []) add(null, [act]);
  const { outcome, wall_ns: ns } = group.version;
  if (outcome && !["finished", "missing"].includes(outcome)) {
    add(null, [{ ns, what: `ends: ${troubles(group.version)[0]}` }]);
  }
  return moments;
}

/**
 * What a lane does, in the order of time.
 * @param {Group} group
 * @param {Lane} lane
 * @param {Act[]} words
 */
function actsOf(group, lane, words) {
  const { task } = lane;
  const { polls, wakes, end } = task;
  /** @type {Act[]} */
  const acts = [{ ns: lane.beginNs, what: "created" }];
  const ends = { finished: "finishes", panicked: "panics", dropped: "dropped" };
  const ending = /** @type {Record<string, string>} */ (ends)[end];
  let begun = -Infinity;
  polls.forEach((poll, nth) => {
    const { start_ns: startNs, end_ns: endNs } = poll;
    const wake = nth > 0 ? wakes[after(lane.wakes, begun - 1)] : undefined;
    if (wake && wake.at_ns <= startNs) {
      const ns = Math.max(wake.at_ns, polls[nth - 1].end_ns ?? wake.at_ns);
      acts.push({ ns, what: "wake", ...wakerOf(group, lane, wake) });
    }
    begun = startNs;
    acts.push({ ns: startNs, what: nth > 0 ? "again" : "first" });
    const isLast = nth === polls.length - 1;
    if (endNs === null || (isLast && ending && ending !== "dropped")) return;
    acts.push({ ns: endNs, what: "waits" });
  });
  // The last wake, if nothing has polled the lane since.
  const last = wakes[after(lane.wakes, begun - 1)];
  if (last && polls.length > 0) {
    const ns = Math.max(last.at_ns, polls.at(-1)?.end_ns ?? last.at_ns);
    const isSeen = ns < lane.endNs;
    if (isSeen) acts.push({ ns, what: "wake", ...wakerOf(group, lane, last) });
  }
  if (ending) acts.push({ ns: lane.endNs, what: ending, by: dropper(group, lane) });
  return merged(acts, words);
}

/**
 * Puts words after the start of the poll in which they were said.
 * @param {Act[]} acts
 * @param {Act[]} words
 */
function merged(acts, words) {
  /** @type {Act[]} */
  const all = [];
  let nth = 0;
  for (const act of acts) {
    const isFirst = (/** @type {Act} */ word) =>
      word.ns < act.ns || (word.ns === act.ns && !STARTS.has(act.what));
    while (words[nth] && isFirst(words[nth])) all.push(words[nth++]);
    all.push(act);
  }
  return [...all, ...words.slice(nth)];
}

/**
 * @param {Group} group
 * @param {Lane} lane
 */
function dropper(group, lane) {
  const by = group.laneOf(lane.task.dropped_by);
  return by && by !== lane ? `\`${by.task.name}\`` : "";
}

/**
 * @param {Group} group
 * @param {Lane} lane
 * @param {Wake} wake
 */
function wakerOf(group, lane, wake) {
  const by = group.laneOf(wake.by);
  if (by) return { by: by === lane ? "itself" : `\`${by.task.name}\``, cause: by };
  const ended = group.laneOf(wake.after);
  if (ended) return { by: `the end of \`${ended.task.name}\``, cause: ended };
  const name = group.version.threads[wake.thread];
  const isUnnamed = name === "unnamed thread";
  return { by: isUnnamed ? "a thread without a name" : "the runtime" };
}

/**
 * The moments of a stop have the same acts.
 * @param {Moment[]} moments
 */
function sentenceOf(moments) {
  const [{ acts, lane }] = moments;
  if (!lane) return `the program ${acts[0].what}`;
  const { name, kind, call } = lane.task;
  const counts = new Map();
  for (const { group } of moments) {
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const count = Math.max(...counts.values());
  const who = count > 1 ? `${count} lanes \`${name}\`` : `\`${name}\``;
  const whats = acts.map((act) => act.what);
  const byOf = (/** @type {string} */ what) => {
    const all = new Set(
      moments.map((one) => one.acts.find((act) => act.what === what)?.by),
    );
    return all.size === 1 ? ([...all][0] ?? "") : "";
  };
  const isWoken = whats[0] === "wake";
  const by = isWoken ? byOf("wake") : "";
  const rest = isWoken ? whats.slice(1) : whats;
  const does = rest.map((what, nth) => {
    if (what === "created") {
      if (kind === "value") return "comes alive";
      return rest.length > 1 ? "" : "is created";
    }
    if (what === "first") return call ? "starts" : "is polled for the first time";
    // After a wake, what it does says that it runs.
    if (what === "again") {
      if (isWoken) return rest.length > nth + 1 ? "" : "runs";
      return "is polled again";
    }
    if (what === "dropped") {
      const dropped = byOf("dropped");
      return dropped ? `is dropped by ${dropped}` : "is dropped";
    }
    return what;
  });
  const verbs = listed(does.filter(Boolean));
  if (!isWoken) return count > 1 ? `${who}: each ${verbs}` : `${who} ${verbs}`;
  const woken =
    by === "itself"
      ? `${who} wakes itself`
      : by
        ? `${by} wakes ${who}`
        : `${who} is woken`;
  if (!verbs) return woken;
  if (count > 1) return `${woken}; each ${verbs}`;
  return by && by !== "itself" ? `${woken}, which ${verbs}` : `${woken}, and ${verbs}`;
}

function listed(/** @type {string[]} */ parts) {
  const last = parts.at(-1) ?? "";
  const before = parts.slice(0, -1).join(", ");
  return before ? `${before} and ${last}` : last;
}
