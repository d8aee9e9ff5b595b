// Where the view is in the whole run, while it is a part of it: a strip above
// the axis, with a mark for each stop, and the way back to the whole.

import { get, show, write } from "./dom.js";

/**
 * @import { Painter } from "./draw.js"
 * @import { Replay } from "./replay.js"
 */

/** How high the strip is: the marks, and below them what is in view. */
const MARKS = 4;
export const STRIP = 7;

/** How many times the view is shorter than the whole run. */
export function closeness(/** @type {Replay} */ replay) {
  const whole = replay.whole();
  return (whole.to - whole.from) / (replay.view.to - replay.view.from);
}

export function isPart(/** @type {Replay} */ replay) {
  return closeness(replay) > 1.05;
}

/**
 * @param {Painter} painter
 * @param {Replay} replay
 */
export function drawOverview(painter, replay) {
  const isShown = isPart(replay);
  show("crumbs", isShown);
  if (!isShown) return;
  const times = closeness(replay);
  write("times", `${times < 10 ? times.toFixed(1) : Math.round(times)}×`);
  const { context: c, colours } = painter;
  const whole = replay.whole();
  const x = (/** @type {number} */ at) =>
    painter.left + ((at - whole.from) / (whole.to - whole.from)) * painter.space;
  c.fillStyle = colours.line;
  c.fillRect(painter.left, 0, painter.space, MARKS);
  c.fillStyle = colours.quiet;
  let last = -1;
  // What comes later may have to be predicted.
  const until = replay.isAsking ? replay.reached : replay.times.length;
  for (const ns of replay.times.subarray(0, until)) {
    const at = Math.round(x(replay.scale.at(ns)));
    if (at !== last) c.fillRect(at, 0, 1, MARKS);
    last = at;
  }
  const [from, to] = [x(replay.view.from), x(replay.view.to)];
  c.fillStyle = colours.playhead;
  c.fillRect(from, MARKS, Math.max(4, to - from), STRIP - MARKS);
}

/**
 * Moves the view to a place of the strip.
 * @param {Painter} painter
 * @param {Replay} replay
 * @param {number} x
 */
export function goToPlace(painter, replay, x) {
  const whole = replay.whole();
  const share = (x - painter.left) / painter.space;
  const at = whole.from + share * (whole.to - whole.from);
  const half = (replay.view.to - replay.view.from) / 2;
  replay.setView({ from: at - half, to: at + half }, false);
}

export function connectCrumbs(/** @type {Replay} */ replay) {
  // It must not drag the lanes below.
  for (const what of ["pointerdown", "pointerup"]) {
    get("crumbs").addEventListener(what, (event) => event.stopPropagation());
  }
  get("whole").addEventListener("click", () => {
    replay.showWhole();
    // The button is gone.
    /** @type {HTMLElement} */ (get("lanes")).focus();
  });
}
