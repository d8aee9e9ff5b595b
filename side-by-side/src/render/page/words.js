// What a task does at a moment, and why, in words.

import { ALIVE, CREATED, HOLDING, RUNNING, WAITING, WOKEN } from "./model.js";

/** @import { Group, Lane, Version, Wake } from "./model.js" */

/** A duration: `12 µs`, `3.4 ms`, `1.25 s`. */
export function duration(/** @type {number} */ ns) {
  if (ns < 1e3) return `${Math.round(ns)} ns`;
  if (ns < 1e6) return `${digits(ns / 1e3)} µs`;
  if (ns < 1e9) return `${digits(ns / 1e6)} ms`;
  return `${digits(ns / 1e9)} s`;
}

/** Three significant digits. */
function digits(/** @type {number} */ value) {
  const places = value < 10 ? 2 : value < 100 ? 1 : 0;
  return String(Number(value.toFixed(places)));
}

/**
 * How the version's process ended, if it did not finish, and its notes.
 * @param {Version} version
 */
export function troubles(version) {
  const { outcome, exit_code: code, tasks, said } = version;
  const all = [...version.notes];
  // It was not run.
  if (outcome === null) return all;
  if (outcome !== "finished") {
    const why = code === null ? all.shift() : `exit code ${code}`;
    all.unshift(why ? `${outcome}: ${why}` : outcome);
  }
  if (tasks.length === 0 && said.length === 0 && outcome !== "missing") {
    all.push("nothing was recorded: no task was watched, and nothing was said");
  }
  return all;
}

/** At most six lines. The last one is kept, because it may be the reason. */
export function errors(/** @type {Version} */ version) {
  const lines = version.stderr.filter((line) => line !== "");
  if (lines.length <= 6) return lines;
  const more = `… (${lines.length - 6} more)`;
  return [...lines.slice(0, 5), more, ...lines.slice(-1)];
}

/**
 * What wakes: a task, the end of a task, or a thread.
 * @param {Group} group
 * @param {Wake} wake
 */
export function waker(group, wake) {
  const by = group.laneOf(wake.by);
  if (by) return by.task.name;
  const thread = threadName(group, wake.thread);
  const ended = group.laneOf(wake.after);
  return ended ? `the end of ${ended.task.name}` : thread;
}

/**
 * @param {Group} group
 * @param {number} thread
 */
export function threadName(group, thread) {
  const name = group.version.threads[thread] ?? "";
  if (thread === 0) return "the main thread";
  const isNamed = name !== "" && name !== "unnamed thread";
  return isNamed ? `the thread ${name}` : `the unnamed thread ${thread + 1}`;
}

/**
 * What the lane does at this moment. A replay also knows what comes next.
 * @param {Group} group
 * @param {Lane} lane
 * @param {number} ns
 */
export function doing(group, lane, ns) {
  const { task } = lane;
  const left = (/** @type {number} */ to) => duration(to - ns);
  if (ns < lane.beginNs) {
    return `will be created in ${left(lane.beginNs)}`;
  }
  const state = lane.stateAt(ns);
  if (state === null) return ending(group, lane, ns);
  const span = lane.spanAt(ns);
  const endNs = lane.spanEnd(span);
  const hasNext = lane.states[span + 1] !== undefined;
  if (!hasNext && task.why) return `${lasting(group, lane, ns)}. ${task.why}`;
  switch (state) {
    case ALIVE:
      return `a value, alive${atTheEnd(lane, ns)}`;
    case CREATED:
      return hasNext
        ? `created, not yet polled; first polled in ${left(endNs)}`
        : `created, and never polled${atTheEnd(lane, ns)}`;
    case RUNNING: {
      const poll = lane.pollFrom(ns);
      const on = threadName(group, poll?.thread ?? 0);
      return `runs on ${on} for another ${left(endNs)}`;
    }
    case HOLDING: {
      const poll = lane.pollFrom(ns);
      const on = threadName(group, poll?.thread ?? 0);
      return `blocks ${on} for another ${left(endNs)}`;
    }
    case WAITING:
      return waiting(group, lane, ns, endNs, hasNext);
    default:
      return woken(group, lane, ns, endNs, hasNext);
  }
}

/**
 * The same, but only what is known up to this moment.
 * @param {Group} group
 * @param {Lane} lane
 * @param {number} ns
 */
export function doingSoFar(group, lane, ns) {
  if (ns < lane.beginNs) return "not created yet";
  switch (lane.stateAt(ns)) {
    case null:
      return ending(group, lane, ns);
    case CREATED:
      return "created, not yet polled";
    case WOKEN: {
      const wake = lane.lastWake(ns);
      return wake ? `woken by ${waker(group, wake)}, not yet running` : "woken";
    }
    default:
      return lasting(group, lane, ns);
  }
}

/**
 * The state in which the lane was when its process ended.
 * @param {Group} group
 * @param {Lane} lane
 * @param {number} ns
 */
function lasting(group, lane, ns) {
  const on = threadName(group, lane.pollFrom(ns)?.thread ?? 0);
  switch (lane.stateAt(ns)) {
    case ALIVE:
      return "a value, alive";
    case CREATED:
      return "created, and never polled";
    case RUNNING:
      return `runs on ${on}`;
    case HOLDING:
      return `blocks ${on}`;
    case WAITING:
      return "waits";
    default:
      return "woken";
  }
}

/**
 * @param {Group} group
 * @param {Lane} lane
 * @param {number} ns
 * @param {number} endNs
 * @param {boolean} hasNext
 */
function waiting(group, lane, ns, endNs, hasNext) {
  const wake = hasNext ? lane.nextWake(ns - 1) : undefined;
  if (wake && wake.at_ns <= endNs) {
    return `waits; ${waker(group, wake)} wakes it in ${duration(endNs - ns)}`;
  }
  if (hasNext) {
    return `waits; it is polled in ${duration(endNs - ns)}, without a wake`;
  }
  if (lane.task.end === "open") {
    return "waits; what comes later was not recorded";
  }
  return `waits${atTheEnd(lane, ns)}`;
}

/**
 * @param {Lane} lane
 * @param {number} ns
 */
function atTheEnd(lane, ns) {
  const ends = {
    finished: "it finishes",
    dropped: "it is dropped",
    panicked: "it panics",
  };
  const words = /** @type {Record<string, string>} */ (ends)[lane.task.end];
  return words ? `; ${words} in ${duration(lane.endNs - ns)}` : "";
}

/**
 * @param {Group} group
 * @param {Lane} lane
 * @param {number} ns
 * @param {number} endNs
 * @param {boolean} hasNext
 */
function woken(group, lane, ns, endNs, hasNext) {
  const wake = lane.lastWake(ns);
  const ago = wake ? duration(ns - wake.at_ns) : "";
  const by = wake ? `woken by ${waker(group, wake)} ${ago} ago` : "woken";
  if (!hasNext) return `${by}; what comes later was not recorded`;
  const poll = lane.pollFrom(endNs);
  const busy = poll && group.runsOn(poll.thread, ns);
  const why =
    busy && busy !== lane
      ? `: ${threadName(group, poll.thread)} runs ${busy.task.name}`
      : "";
  return `${by}, not yet running${why}; runs in ${duration(endNs - ns)}`;
}

/**
 * What the lane does at this moment, in a word or two.
 * @param {Lane} lane
 * @param {number} ns
 */
export function briefly(lane, ns) {
  if (ns < lane.beginNs) return "does not exist yet";
  switch (lane.stateAt(ns)) {
    case ALIVE:
      return "is alive";
    case CREATED:
      return "has not been polled yet";
    case RUNNING:
      return "runs";
    case HOLDING:
      return "blocks its thread";
    case null:
      break;
    default:
      return "waits";
  }
  const ends = {
    finished: "has finished",
    dropped: "was dropped",
    panicked: "has panicked",
  };
  const words = /** @type {Record<string, string>} */ (ends)[lane.task.end];
  return words ?? "has not ended";
}

/**
 * @param {Group} group
 * @param {Lane} lane
 * @param {number} ns
 */
function ending(group, lane, ns) {
  const { end, ended_ns: endedNs } = lane.task;
  if (end === "open" && group.version.cut) return "its end was not recorded";
  if (end === "open" || endedNs === null) {
    const { why } = lane.task;
    return `still there when its process ended${why ? `: ${why}` : ""}`;
  }
  const dropper = group.laneOf(lane.task.dropped_by)?.task.name;
  const by = end === "dropped" && dropper ? ` by ${dropper}` : "";
  return `${end}${by} ${duration(ns - endedNs)} ago`;
}
