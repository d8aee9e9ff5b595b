// The recordings, prepared for drawing and for queries. This module does not
// touch the page.

/**
 * @typedef {{ start_ns: number, end_ns: number | null, thread: number,
 *   ready: boolean }} Poll
 * @typedef {{ at_ns: number, thread: number, by: number | null,
 *   after: number | null }} Wake
 * @typedef {{ id: number, name: string, parent: number | null, call: boolean,
 *   kind: string, place?: string | null, created_ns: number, end: string, ended_ns: number | null,
 *   dropped_by: number | null, why: string | null, polls: Poll[],
 *   wakes: Wake[] }} Task
 * @typedef {{ at_ns: number, task: number | null, text: string,
 *   file: string | null, line: number | null }} Said
 * @typedef {{ runtime: string, file?: string | null,
 *   source?: string | null, outcome: string | null,
 *   exit_code: number | null, answer: string | null, missing: string | null,
 *   expected: string[], predicted?: string, workers: number | null,
 *   wall_ns: number, threads: string[], tasks: Task[], said: Said[],
 *   numbers: { name: string, value: number }[], stderr: string[],
 *   notes: string[], cut?: boolean,
 *   thread_count: number | null, peak_memory_bytes: number | null }} Version
 * @typedef {{ crate: string, program: string, second_ns: number,
 *   profile: string, cores: number | null, versions: Version[] }} Run
 * @typedef {{ claim: string, watch_for: string, not_promised: string,
 *   try: string, terms: string, ask: string, answers: string[] }} Card
 * @typedef {[string, boolean][]} Line
 * @typedef {{ names: string[], files: string[], rows: (Line | null)[][] }}
 *   Source
 * @typedef {{ run: Run, same: string[], unknown: string[],
 *   changed: Source[] }} Against
 * @typedef {{ run: Run, card: Card, source: Source[], against?: Against }} Shown
 */

/**
 * A part of the time axis, in ns.
 * @typedef {{ from: number, to: number }} Stretch
 */

export const CREATED = 0;
export const RUNNING = 1;
export const HOLDING = 2;
export const WAITING = 3;
export const WOKEN = 4;
export const ALIVE = 5;

/**
 * The index of the first number that is greater than `value`.
 * @param {ArrayLike<number>} sorted
 * @param {number} value
 */
export function after(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How a task spends its time: each span lasts from its entry in `starts` to the
 * next, and the last one to `endNs`.
 */
export class Lane {
  /** Where the other run differs. @type {Stretch[]} */
  differs = [];
  /** Is it dropped, though it finishes elsewhere? */
  isLost = false;
  /** Is the question about it? */
  isAsked = false;

  constructor(/** @type {Task} */ task, /** @type {number} */ wallNs) {
    this.task = task;
    this.beginNs = task.created_ns;
    this.endNs = Math.max(task.ended_ns ?? wallNs, task.created_ns);
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const states = [];
    const add = (
      /** @type {number} */ state,
      /** @type {number} */ from,
      /** @type {number} */ to,
    ) => {
      const isPoll = state === RUNNING || state === HOLDING;
      if (from < to || isPoll) {
        starts.push(from);
        states.push(state);
      }
    };
    const { polls, wakes } = task;
    const running = task.call ? HOLDING : RUNNING;
    const before = task.kind === "value" ? ALIVE : CREATED;
    add(before, this.beginNs, polls[0]?.start_ns ?? this.endNs);
    let wake = 0;
    polls.forEach((poll, nth) => {
      const next = polls[nth + 1]?.start_ns ?? this.endNs;
      const nextNs = Math.max(next, poll.start_ns);
      const clamp = (/** @type {number} */ ns, /** @type {number} */ from) =>
        Math.min(Math.max(ns, from), nextNs);
      const pollEnd = clamp(poll.end_ns ?? nextNs, poll.start_ns);
      // A wake counts from the start of the poll: one that comes during the
      // poll means that the task must be polled again.
      while (wakes[wake] && wakes[wake].at_ns < poll.start_ns) wake += 1;
      const woken = wakes[wake] ? clamp(wakes[wake].at_ns, pollEnd) : nextNs;
      add(running, poll.start_ns, pollEnd);
      add(WAITING, pollEnd, woken);
      add(WOKEN, woken, nextNs);
    });
    this.wakes = Float64Array.from(wakes, (wake) => wake.at_ns);
    this.polls = Float64Array.from(polls, (poll) => poll.start_ns);
    this.starts = Float64Array.from(starts);
    this.states = Uint8Array.from(states);
    // How many spans of each state come before each span, so that the content
    // of a pixel is known without a loop over its spans.
    this.runs = countsOf(this.states, (s) => s === RUNNING || s === HOLDING);
    this.wokens = countsOf(this.states, (s) => s === WOKEN);
  }

  /** The span at this moment; -1 before and after the lane's life. */
  spanAt(/** @type {number} */ ns) {
    if (ns < this.beginNs || ns >= this.endNs) return -1;
    return after(this.starts, ns) - 1;
  }

  /** @returns {number | null} null before and after its life. */
  stateAt(/** @type {number} */ ns) {
    const span = this.spanAt(ns);
    return span < 0 ? null : this.states[span];
  }

  spanEnd(/** @type {number} */ span) {
    return this.starts[span + 1] ?? this.endNs;
  }

  /** The poll that is running at this moment, or the next one. */
  pollFrom(/** @type {number} */ ns) {
    const { polls } = this.task;
    const next = after(this.polls, ns);
    const last = polls[next - 1];
    return last && (last.end_ns ?? this.endNs) > ns ? last : polls[next];
  }

  /** The first wake after this moment. */
  nextWake(/** @type {number} */ ns) {
    return this.task.wakes[after(this.wakes, ns)];
  }

  /** The last wake up to this moment. */
  lastWake(/** @type {number} */ ns) {
    return this.task.wakes[after(this.wakes, ns) - 1];
  }
}

/**
 * @param {Uint8Array} states
 * @param {(state: number) => boolean} counts
 */
function countsOf(states, counts) {
  const sums = new Uint32Array(states.length + 1);
  states.forEach((state, nth) => {
    sums[nth + 1] = sums[nth] + Number(counts(state));
  });
  return sums;
}

/** One version: its lanes, and all moments at which something happened. */
export class Group {
  /**
   * @param {Version} version
   * @param {string} when `before` or `after`, if there are two runs
   */
  constructor(version, when = "") {
    this.version = version;
    this.when = when;
    this.title = when ? `${version.runtime} ${when}` : version.runtime;
    /** Why there is nothing to show; empty if there is something. */
    this.absence = "";
    /** What the other run did not say. @type {Set<Said>} */
    this.news = new Set();
    this.lanes = version.tasks.map((task) => new Lane(task, version.wall_ns));
    // What each task has said, and what was said outside of all tasks.
    /** @type {Map<number | null, Said[]>} */
    this.saidBy = new Map();
    for (const said of version.said) {
      const all = this.saidBy.get(said.task) ?? [];
      this.saidBy.set(said.task, all);
      all.push(said);
    }
    /** @type {number[]} */
    const moments = [];
    for (const { task } of this.lanes) {
      moments.push(task.created_ns);
      for (const poll of task.polls) {
        moments.push(poll.start_ns);
        if (poll.end_ns !== null) moments.push(poll.end_ns);
      }
      for (const wake of task.wakes) moments.push(wake.at_ns);
      if (task.ended_ns !== null) moments.push(task.ended_ns);
    }
    for (const said of version.said) moments.push(said.at_ns);
    this.moments = Float64Array.from(moments).sort();
  }

  /** @returns {Lane | undefined} */
  laneOf(/** @type {number | null} */ id) {
    return id === null ? undefined : this.lanes[id - 1];
  }

  /** A version that ended by itself ended then. */
  lastNs() {
    const { outcome, wall_ns: wallNs } = this.version;
    return outcome === "hung" ? (this.moments.at(-1) ?? 0) : wallNs;
  }

  /** What a thread is polling at this moment: the innermost lane. */
  runsOn(/** @type {number} */ thread, /** @type {number} */ ns) {
    let found;
    for (const lane of this.lanes) {
      const state = lane.stateAt(ns);
      const runs = state === RUNNING || state === HOLDING;
      const poll = runs ? lane.pollFrom(ns) : undefined;
      if (poll?.thread !== thread) continue;
      if (!found || poll.start_ns >= found.poll.start_ns) found = { lane, poll };
    }
    return found?.lane;
  }
}

/**
 * In the order of the later run, including versions that only one of them has.
 * @param {Run} before
 * @param {Run} after
 * @returns {[Group, Group][]}
 */
function pairsOf(before, after) {
  const all = [...after.versions, ...before.versions];
  const runtimes = new Set(all.map((version) => version.runtime));
  return Array.from(runtimes, (runtime) => {
    const is = (/** @type {Version} */ version) => version.runtime === runtime;
    const group = (/** @type {Run} */ run, /** @type {string} */ when) => {
      const version = run.versions.find(is);
      if (version) return new Group(version, when);
      const none = new Group(nothing(runtime), when);
      none.absence =
        when === "before" ? "not in the recording" : "not run now";
      return none;
    };
    return [group(before, "before"), group(after, "after")];
  });
}

/** @returns {Version} */
function nothing(/** @type {string} */ runtime) {
  return {
    runtime,
    outcome: null,
    exit_code: null,
    answer: null,
    expected: [],
    missing: null,
    workers: null,
    wall_ns: 0,
    threads: [],
    tasks: [],
    said: [],
    numbers: [],
    stderr: [],
    notes: [],
    thread_count: null,
    peak_memory_bytes: null,
  };
}

/**
 * A drop says nothing about whether it was wanted: of two futures that race, one
 * is dropped. But if no lane of this name finishes in its version, and one does
 * in another, its work is lost. A cure drops what it wants to.
 */
function markLost(/** @type {Group[]} */ groups) {
  /** @type {Map<string, Set<Group>>} */
  const finishing = new Map();
  for (const group of groups) {
    for (const { task } of group.lanes) {
      if (task.end !== "finished") continue;
      const all = finishing.get(task.name) ?? new Set();
      finishing.set(task.name, all.add(group));
    }
  }
  for (const group of groups) {
    if (group.version.runtime.endsWith("-cured")) continue;
    for (const lane of group.lanes) {
      const { name, kind, end } = lane.task;
      const there = finishing.get(name);
      const isElsewhere = there !== undefined && !there.has(group);
      lane.isLost = end === "dropped" && kind !== "value" && isElsewhere;
    }
  }
}

/**
 * The question is about the lanes that it names, and about those that the card
 * says to watch first. `main` is in every program.
 * @param {Group[]} groups
 * @param {Card} card
 */
function markAsked(groups, card) {
  const first = card.watch_for.split(/[.:] /, 1)[0];
  const text = ` ${card.ask} ${first} `.toLowerCase();
  const lanes = groups.flatMap((group) => group.lanes);
  const names = new Set(lanes.map(({ task }) => task.name));
  const isAsked = (/** @type {string} */ name) => {
    const at = name === "main" ? -1 : text.indexOf(name.toLowerCase());
    const around = at < 0 ? "xx" : text[at - 1] + text[at + name.length];
    return !/\w/.test(around);
  };
  const asked = new Set([...names].filter(isAsked));
  // Not all of them can stand out.
  if (asked.size === names.size) return;
  for (const lane of lanes) lane.isAsked = asked.has(lane.task.name);
}

/** One program of the page. */
export class Program {
  constructor(/** @type {Shown} */ shown) {
    this.run = shown.run;
    this.card = shown.card;
    this.sources = shown.source;
    this.against = shown.against;
    /** The two runs of each version, if there are two runs. */
    this.pairs = shown.against ? pairsOf(shown.against.run, shown.run) : [];
    this.groups = shown.against
      ? this.pairs.flat()
      : shown.run.versions.map((version) => new Group(version));
    markLost(this.groups);
    markAsked(this.groups, this.card);
    const walls = this.groups.map((group) => group.version.wall_ns);
    /** The length of a program second, in ns. */
    this.second = shown.run.second_ns || 1e9;
    // If nothing could be started, the axis shows one second.
    this.wallNs = Math.max(0, ...walls) || this.second;
    /** The last moment at which anything happened. */
    this.lastNs = Math.max(0, ...this.groups.map((group) => group.lastNs()));
  }

  /**
   * The first moment after this one, or the last one before it, in any version.
   */
  step(/** @type {number} */ ns, /** @type {1 | -1} */ way) {
    const found = this.groups.map(({ moments }) =>
      way > 0 ? moments[after(moments, ns)] : moments[before(moments, ns)],
    );
    const there = found.filter((moment) => moment !== undefined);
    if (there.length === 0) return ns;
    return way > 0 ? Math.min(...there) : Math.max(...there);
  }
}

/**
 * The index of the last number that is less than `value`.
 * @param {ArrayLike<number>} sorted
 * @param {number} value
 */
function before(sorted, value) {
  let nth = after(sorted, value) - 1;
  while (nth >= 0 && sorted[nth] === value) nth -= 1;
  return nth;
}
