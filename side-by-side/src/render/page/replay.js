// The state of the replay, and what the reader can do with it. This module does
// not touch the page.

import { compare, earliest, firstDifference, leastOf } from "./differ.js";
import { Program } from "./model.js";

/**
 * @import { View } from "./draw.js"
 * @import { Difference } from "./differ.js"
 * @import { Lane } from "./model.js"
 */

/** The shortest time span that a view can show, in ns. */
const LEAST = 1000;

export class Replay {
  /** What the view was before it was changed. @type {View[]} */
  views = [];
  /** In ns. */
  playhead = 0;
  /** The selected lane. @type {Lane | null} */
  chosen = null;
  /** What was found by the last search for a difference. */
  difference = "";
  isPlaying = false;

  /**
   * @param {Program} program
   * @param {() => void} changed is called after each change
   */
  constructor(program, changed) {
    this.changed = changed;
    this.program = program;
    /** Of two runs. @type {Difference[]} */
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
    this.view = this.eventful();
    const least = leastOf(program.second);
    this.differences = program.pairs.flatMap((pair) => compare(pair, least));
    this.changed();
  }

  // What part of the time axis is shown.

  /** What comes after the last event of a hung version is not shown at first. */
  eventful() {
    const { lastNs, wallNs, second } = this.program;
    const to = Math.max(1.2 * lastNs, second / 10);
    return to < wallNs / 1.5 ? { from: -0.01 * to, to } : this.whole();
  }

  whole() {
    const { wallNs } = this.program;
    return { from: -0.01 * wallNs, to: 1.03 * wallNs };
  }

  setView(/** @type {View} */ view, isKept = true) {
    if (isKept) this.views.push(this.view);
    if (this.views.length > 100) this.views.shift();
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

  showWhole() {
    this.setView(this.whole());
  }

  showLast() {
    const last = this.views.pop();
    if (last) this.setView(last, false);
  }

  zoom(/** @type {number} */ factor, at = this.playhead) {
    const { from, to } = this.view;
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
    if (this.playhead < from || this.playhead > to) {
      const half = (to - from) / 2;
      const { playhead } = this;
      this.setView({ from: playhead - half, to: playhead + half }, false);
    }
    this.changed();
  }

  /** To a number of program seconds. */
  goToSecond(/** @type {number} */ seconds) {
    this.goTo(seconds * this.program.second);
  }

  step(/** @type {1 | -1} */ way) {
    this.goTo(this.program.step(this.playhead, way));
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
    const lanes = this.program.groups.flatMap((group) => group.lanes);
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
   * The first difference between two runs, or between the first runtime and the
   * others.
   */
  goToDifference() {
    const { groups, pairs, second } = this.program;
    const [first, ...others] = groups;
    const found =
      pairs.length > 0
        ? earliest(this.differences)
        : firstDifference(
            others.map((other) => [first, other]),
            leastOf(second),
          );
    this.difference = found?.sentence ?? "No difference.";
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
      const lane = group.lanes.find((one) => has(one.task.name));
      const said = group.version.said.find((line) => has(line.text));
      if (!lane && !said) continue;
      this.choose(lane ?? group.laneOf(said?.task ?? null) ?? null);
      this.goTo(lane?.beginNs ?? said?.at_ns ?? 0);
      return true;
    }
    return false;
  }
}
