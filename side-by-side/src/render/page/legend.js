// What each sign means: below the lanes those that occur, and all in the help.

import { element, get } from "./dom.js";
import { END_SIGNS, Painter, endOf } from "./draw.js";
import { ALIVE, CREATED, HOLDING, RUNNING, WAITING, WOKEN } from "./model.js";

/**
 * @import { Group } from "./model.js"
 * @typedef {typeof END_SIGNS.open} End
 */

/** @type {Map<number, string>} */
const STATES = new Map([
  [CREATED, "created, not yet polled"],
  [RUNNING, "runs on a thread"],
  [HOLDING, "blocks its thread"],
  [WAITING, "waits"],
  [WOKEN, "woken, does not run yet"],
  [ALIVE, "a value, alive"],
]);

/** The size of a sign, in pixels. */
const WIDTH = 26;
const HEIGHT = 16;

export class Legend {
  /** The words of what is shown. */
  shown = "";
  /** What it was made of. @type {unknown[]} */
  made = [];

  constructor() {
    list("signs", new Set(STATES.keys()), new Set(Object.values(END_SIGNS)));
  }

  /**
   * Shows the signs of lanes that may be known, as far as they are drawn.
   * @param {Group[]} groups
   * @param {(group: Group) => number} untilOf how much of a version is known
   */
  draw(groups, untilOf) {
    const made = [groups, ...groups.map(untilOf)];
    if (made.every((part, nth) => part === this.made[nth])) return;
    this.made = made;
    const isAsking = groups.some((group) => untilOf(group) < Infinity);
    /** @type {Set<number>} */
    const states = new Set();
    /** @type {Set<End>} */
    const ends = new Set();
    for (const group of groups) {
      const until = untilOf(group);
      for (const lane of group.lanes) {
        lane.states.forEach((state, nth) => {
          if (lane.starts[nth] <= until) states.add(state);
        });
        const end = endOf(group, lane, isAsking);
        if (lane.endNs <= until && end) ends.add(end);
      }
    }
    const words = JSON.stringify([[...states], [...ends]]);
    if (words === this.shown) return;
    this.shown = words;
    list("legend", states, ends);
  }
}

/**
 * @param {string} id
 * @param {Set<number>} states
 * @param {Set<End>} ends
 */
function list(id, states, ends) {
  const known = [...STATES].filter(([state]) => states.has(state));
  const bars = known.map(([state, word]) => item(bar(state), word));
  const signs = Array.from(ends, ({ sign, colour, word }) => {
    const shown = element("b", sign);
    shown.style.color = `var(--${colour})`;
    return item(shown, word);
  });
  get(id).replaceChildren(...bars, ...signs);
}

/**
 * @param {HTMLElement} sign
 * @param {string} word
 */
function item(sign, word) {
  const item = element("li");
  sign.setAttribute("aria-hidden", "true");
  item.append(sign, ` ${word}`);
  return item;
}

/** As it is drawn in a lane. */
function bar(/** @type {number} */ state) {
  const canvas = document.createElement("canvas");
  // The colours are those of the page.
  get("legend").append(canvas);
  const painter = new Painter(canvas);
  painter.fit(WIDTH, HEIGHT, 0);
  painter.bar(state, 1, WIDTH - 1, HEIGHT / 2);
  return canvas;
}
