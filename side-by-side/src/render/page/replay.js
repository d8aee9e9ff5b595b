// The state of the replay, and what the reader can do with it. This module does
// not touch the page.

import { compare, differencesOf, leastOf, ranked } from "./differ.js";
import { Program, after } from "./model.js";
import { Scale, SqueezedScale, isBetterSqueezed } from "./scale.js";
import { stopsOf } from "./stops.js";

/**
 * @import { View } from "./draw.js"
 * @import { Difference } from "./differ.js"
 * @import { Group, Lane } from "./model.js"
 * @import { Predictions } from "./predict.js"
 * @import { Stop } from "./stops.js"
 */

/** The shortest part of the time axis that a view can show. */
const LEAST = 1000;
/** A step to a stop that is nearer than this on the screen, in pixels, zooms. */
const NEAR = 5;
/** And then it is this far away. */
const APART = 12;

export class Replay {
  /** What the view was before it was changed. @type {View[]} */
  views = [];
  /** In ns. */
  playhead = 0;
  /** The selected lane. @type {Lane | null} */
  chosen = null;
  /** What was found by the last search for a difference. */
  difference = "";
  /** Which one it was. */
  nthDifference = -1;
  /** Are the differences known? Many lanes take time. */
  isCompared = false;
  isPlaying = false;
  /** How the axis shows time. */
  scale = new Scale();
  /**
   * Whether the reader wants waits to be squeezed; null: as it suits.
   * @type {boolean | null}
   */
  squeezes = null;
  /** The width of the time axis, in pixels. */
  space = 1000;
  /** The titles of versions that are not shown. @type {Set<string>} */
  hidden = new Set();
  /** @type {Stop[]} */
  stops = [];
  /** When they are. */
  times = new Float64Array();
  /**
   * The view in which each stop was left by a step, so that steps back show the
   * same. Forgotten when the reader chooses a view.
   * @type {Map<number, View>}
   */
  left = new Map();
  /** Has the last step zoomed in, and not the reader? */
  isStepZoom = false;

  /**
   * @param {Program} program
   * @param {Predictions} predictions
   * @param {() => void} changed is called after each change
   */
  constructor(program, predictions, changed) {
    this.predictions = predictions;
    this.changed = changed;
    this.program = program;
    /** Of two runs, or of the runtimes. @type {Difference[]} */
    this.differences = [];
    /** @type {View} */
    this.view = { from: 0, to: 1 };
  }

  /** Shows a program from its start. */
  open(/** @type {Program} */ program) {
    this.program = program;
    this.views = [];
    this.playhead = 0;
    this.chosen = null;
    this.difference = "";
    this.squeezes = null;
    this.setScale();
    const least = leastOf(program.second);
    this.differences = ranked(
      program.pairs.flatMap((pair) => compare(pair, least)),
    );
    this.nthDifference = -1;
    this.isCompared = program.pairs.length > 0;
    this.findStops();
  }

  findStops() {
    const { second } = this.program;
    this.stops = stopsOf({ groups: this.groups, second });
    this.times = Float64Array.from(this.stops, (stop) => stop.ns);
    this.left.clear();
    this.changed();
  }

  // What is shown, and what may be.

  /** The versions that are shown. */
  get groups() {
    const { groups } = this.program;
    const shown = groups.filter(({ title }) => !this.hidden.has(title));
    return shown.length > 0 ? shown : groups;
  }

  hide(/** @type {Set<string>} */ titles) {
    this.hidden = titles;
    this.findStops();
  }

  /** Does the reader still have to predict? */
  get isAsking() {
    return this.predictions.isAsking(this.program);
  }

  /** May everything about this version be shown, or only what has happened? */
  isKnown(/** @type {Group} */ group) {
    return this.predictions.isKnown(this.program, group);
  }

  /** Lanes that may be shown; at the start also those that come immediately. */
  lanesOf(/** @type {Group} */ group) {
    if (this.isKnown(group)) return group.lanes;
    const until = Math.max(this.playhead, leastOf(this.program.second));
    return group.lanes.filter((lane) => lane.beginNs <= until);
  }

  // How the time axis shows time, and what part of it is shown.

  /**
   * While the reader predicts, the axis is even: the squeezed one would show
   * where something will happen.
   */
  setScale() {
    const { program, space } = this;
    const squeezes = this.squeezes ?? isBetterSqueezed(program, space);
    const isSqueezed = squeezes && !this.isAsking;
    if (isSqueezed !== this.scale.isSqueezed || isSqueezed) {
      this.scale = isSqueezed ? new SqueezedScale(program) : new Scale();
    }
    this.views = [];
    this.showFirst();
  }

  squeezeOrNot() {
    this.squeeze(!this.scale.isSqueezed);
  }

  squeeze(/** @type {boolean} */ squeezes) {
    this.squeezes = squeezes;
    this.setScale();
  }

  /** What comes after the last event of a hung version is not shown at first. */
  eventful() {
    const { lastNs, wallNs, second } = this.program;
    // Squeezed, it is short.
    if (this.isAsking || this.scale.isSqueezed) return this.whole();
    const to = Math.max(1.2 * lastNs, second / 10);
    return to < wallNs / 1.5 ? { from: -0.01 * to, to } : this.whole();
  }

  whole() {
    const ns = this.isAsking ? this.growing() : this.program.wallNs;
    return { from: -0.01 * ns, to: 1.03 * ns };
  }

  /**
   * While the reader predicts, the axis does not show how long the versions
   * take: it grows with the playhead.
   */
  growing() {
    const { groups, second } = this.program;
    const known = groups.filter((group) => this.isKnown(group));
    const walls = known.map((group) => group.version.wall_ns);
    let ns = second;
    while (ns < this.playhead) ns *= 1.5;
    return Math.max(ns, ...walls);
  }

  /** Shows the view that the reader asks for. */
  setView(/** @type {View} */ view, isKept = true) {
    if (isKept) this.views.push(this.view);
    if (this.views.length > 100) this.views.shift();
    this.left.clear();
    this.isStepZoom = false;
    this.showView(view);
  }

  showView(/** @type {View} */ view) {
    const whole = this.whole();
    const width = Math.min(
      Math.max(view.to - view.from, LEAST),
      whole.to - whole.from,
    );
    const middle = (view.from + view.to) / 2;
    const from = Math.min(
      Math.max(middle - width / 2, whole.from),
      whole.to - width,
    );
    this.view = { from, to: from + width };
    this.changed();
  }

  /** Shows what is shown at first, as far as it may be known now. */
  showFirst() {
    this.left.clear();
    this.isStepZoom = false;
    this.showView(this.eventful());
  }

  showWhole() {
    this.setView(this.whole());
  }

  showLast() {
    const last = this.views.pop();
    if (last) this.setView(last, false);
  }

  zoom(/** @type {number} */ factor, ns = this.playhead) {
    const { from, to } = this.view;
    const at = this.scale.at(ns);
    const fixed = at >= from && at <= to ? at : (from + to) / 2;
    this.setView({
      from: fixed - (fixed - from) * factor,
      to: fixed + (to - fixed) * factor,
    });
  }

  pan(/** @type {number} */ share) {
    const by = (this.view.to - this.view.from) * share;
    const { from, to } = this.view;
    this.setView({ from: from + by, to: to + by }, false);
  }

  // Which moment is shown.

  goTo(/** @type {number} */ ns) {
    this.playhead = Math.round(Math.min(Math.max(0, ns), this.program.wallNs));
    const { from, to } = this.view;
    const at = this.scale.at(this.playhead);
    if (this.isAsking && at > to) {
      this.showView(this.whole());
    } else if (at < from || at > to) {
      const half = (to - from) / 2;
      this.showView({ from: at - half, to: at + half });
    }
    this.changed();
  }

  /** To a number of program seconds. */
  goToSecond(/** @type {number} */ seconds) {
    this.goTo(seconds * this.program.second);
  }

  /** To the next event, or to the one before. */
  step(/** @type {1 | -1} */ way) {
    this.goTo(this.program.step(this.playhead, way));
  }

  /** How many stops have been reached. */
  get reached() {
    return after(this.times, this.playhead);
  }

  /** To the next stop, or to the one before. The reader sees the movement. */
  goToStop(/** @type {1 | -1} */ way) {
    const { reached, times, playhead } = this;
    let nth = way > 0 ? reached : reached - 1;
    while (way < 0 && times[nth] === playhead) nth -= 1;
    // Before the first stop there is the start.
    const ns = nth < 0 ? 0 : times[nth];
    if (ns === undefined) return;
    this.left.set(reached, this.view);
    this.playhead = ns;
    const view = this.left.get(after(times, ns)) ?? this.viewFor(playhead, ns);
    this.showView(view);
    this.goTo(ns);
  }

  /** A view in which a step between these moments is seen. */
  viewFor(/** @type {number} */ fromNs, /** @type {number} */ toNs) {
    const { view, space, scale } = this;
    const to = scale.at(toNs);
    const gap = Math.abs(to - scale.at(fromNs));
    const isSeen = (/** @type {View} */ one) =>
      (gap / (one.to - one.from)) * space >= NEAR;
    const fits = (/** @type {View} */ one) => isInside(one, to) && isSeen(one);
    const first = this.eventful();
    // What a step has zoomed into, a step leaves again.
    if (this.isStepZoom && fits(first)) {
      this.isStepZoom = false;
      return first;
    }
    if (fits(view)) return view;
    if (fits(first)) return first;
    this.isStepZoom = true;
    const width = (gap * space) / APART;
    return { from: to - width / 2, to: to + width / 2 };
  }

  /** The moments of the selected lane, in the order of time. */
  stepInLane(/** @type {1 | -1} */ way) {
    const lane = this.chosen;
    if (!lane) return this.step(way);
    const { task } = lane;
    const moments = [
      ...lane.starts,
      lane.endNs,
      ...task.wakes.map((wake) => wake.at_ns),
    ].sort((a, b) => a - b);
    const next =
      way > 0
        ? moments.find((ns) => ns > this.playhead)
        : moments.findLast((ns) => ns < this.playhead);
    if (next !== undefined) this.goTo(next);
  }

  startOrStop() {
    this.isPlaying = !this.isPlaying;
    const isAtEnd = this.playhead >= this.program.wallNs;
    if (this.isPlaying && isAtEnd) this.playhead = 0;
    this.changed();
  }

  /** Has everything been shown? */
  get isAtEnd() {
    const last = this.times.at(-1) ?? this.program.wallNs;
    return !this.isPlaying && this.playhead >= last;
  }

  /** Time passes while it plays. */
  pass(/** @type {number} */ ns) {
    this.goTo(this.playhead + ns);
    if (this.playhead >= this.program.wallNs) this.startOrStop();
  }

  // Which lane is selected.

  choose(/** @type {Lane | null} */ lane) {
    this.chosen = lane;
    this.changed();
  }

  chooseNext(/** @type {1 | -1} */ way) {
    const lanes = this.groups.flatMap((group) => this.lanesOf(group));
    const at = this.chosen ? lanes.indexOf(this.chosen) : way > 0 ? -1 : 0;
    const next = lanes.at((at + way + lanes.length) % lanes.length);
    if (next) this.choose(next);
  }

  groupOf(/** @type {Lane} */ lane) {
    return this.program.groups.find((group) => group.lanes.includes(lane));
  }

  /** Selects the lane that last woke the selected one. */
  followBack() {
    const lane = this.chosen;
    const wake = lane?.lastWake(this.playhead);
    if (!lane || !wake) return;
    const group = this.groupOf(lane);
    const by = group?.laneOf(wake.by) ?? group?.laneOf(wake.after);
    if (by) this.choose(by);
    this.goTo(wake.at_ns);
  }

  /** Selects the lane that the selected one wakes next. */
  followOn() {
    const lane = this.chosen;
    const group = lane && this.groupOf(lane);
    if (!lane || !group) return;
    let found;
    for (const other of group.lanes) {
      for (const wake of other.task.wakes) {
        const is = wake.by === lane.task.id || wake.after === lane.task.id;
        if (!is || wake.at_ns < this.playhead) continue;
        const isItself = other === lane && wake.at_ns === this.playhead;
        if (!isItself && (!found || wake.at_ns < found.ns)) {
          found = { other, ns: wake.at_ns };
        }
      }
    }
    if (!found) return;
    this.choose(found.other);
    this.goTo(found.ns);
  }

  /**
   * Goes from difference to difference between two runs, or between the first
   * runtime and the others, beginning with what matters most.
   */
  goToDifference() {
    if (this.isAsking) {
      this.difference = "A difference may give the answer away: predict first.";
      return this.changed();
    }
    const [first, ...others] = this.program.groups;
    if (!this.isCompared) {
      this.differences = differencesOf(
        others.map((other) => [first, other]),
        leastOf(this.program.second),
      );
      this.isCompared = true;
    }
    const count = this.differences.length;
    this.nthDifference = (this.nthDifference + 1) % Math.max(1, count);
    const found = this.differences[this.nthDifference];
    const number = count > 1 ? ` (${this.nthDifference + 1} of ${count})` : "";
    this.difference = found ? `${found.sentence}${number}` : "No difference.";
    if (found) {
      this.chosen = found.lane;
      this.goTo(found.ns);
    }
    this.changed();
  }

  /**
   * Goes to a lane with this in its name, or to words that have it.
   * @param {string} words
   * @returns {boolean} whether there is one
   */
  find(words) {
    const has = (/** @type {string} */ text) =>
      text.toLowerCase().includes(words.toLowerCase());
    for (const group of this.program.groups) {
      const lane = this.lanesOf(group).find((one) => has(one.task.name));
      const until = this.isKnown(group) ? Infinity : this.playhead;
      const said = group.version.said.find(
        (line) => line.at_ns <= until && has(line.text),
      );
      if (!lane && !said) continue;
      this.choose(lane ?? group.laneOf(said?.task ?? null) ?? null);
      this.goTo(lane?.beginNs ?? said?.at_ns ?? 0);
      return true;
    }
    return false;
  }
}

/**
 * Is it in view, and not just at the edge?
 * @param {View} view
 * @param {number} at
 */
function isInside({ from, to }, at) {
  const edge = (to - from) / 200;
  return at >= from + edge && at <= to - edge;
}
