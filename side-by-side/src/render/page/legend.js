// The signs that occur in the lanes, and what each of them means.

import { element, get } from "./dom.js";
import { Painter } from "./draw.js";
import { ALIVE, CREATED, HOLDING, RUNNING, WAITING, WOKEN } from "./model.js";

/** @import { Group } from "./model.js" */

/** @type {[number, string][]} */
const STATES = [
  [CREATED, "created, not yet polled"],
  [RUNNING, "runs on a thread"],
  [HOLDING, "blocks its thread"],
  [WAITING, "waits"],
  [WOKEN, "woken, does not run yet"],
  [ALIVE, "a value, alive"],
];

/** What an end is called, and its sign. */
const LAST = {
  finished: "finished",
  dropped: "dropped",
  panicked: "panicked",
  open: "still there when its process ended",
};

/** The size of a sign, in pixels. */
const WIDTH = 26;
const HEIGHT = 16;

export class Legend {
  /** The words of what is shown. */
  shown = "";
  /** What it was made of. @type {unknown[]} */
  made = [];

  /**
   * Shows the signs of lanes that may be known, as far as they are drawn.
   * @param {Group[]} groups
   * @param {(group: Group) => number} untilOf how much of a version is known
   * @param {(group: Group, end: string, isValue: boolean) => string[]} signOf
   */
  draw(groups, untilOf, signOf) {
    const made = [groups, ...groups.map(untilOf)];
    if (made.every((part, nth) => part === this.made[nth])) return;
    this.made = made;
    const states = new Set();
    /** @type {Map<string, string[]>} */
    const ends = new Map();
    for (const group of groups) {
      const until = untilOf(group);
      for (const lane of group.lanes) {
        lane.states.forEach((state, nth) => {
          if (lane.starts[nth] <= until) states.add(state);
        });
        if (lane.endNs > until) continue;
        const { end, kind } = lane.task;
        const [sign, colour] = signOf(group, end, kind === "value");
        const word = /** @type {Record<string, string>} */ (LAST)[end];
        const isCut = end === "open" && sign === "…";
        if (word) ends.set(sign, [isCut ? "not recorded to its end" : word, colour]);
      }
    }
    const known = STATES.filter(([state]) => states.has(state));
    const words = JSON.stringify([known, [...ends]]);
    if (words === this.shown) return;
    this.shown = words;
    const bars = known.map(([state, word]) => item(bar(state), word));
    const signs = Array.from(ends, ([sign, [word, colour]]) => {
      const shown = element("b", sign);
      shown.style.color = colour;
      return item(shown, word);
    });
    get("legend").replaceChildren(...bars, ...signs);
  }
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
