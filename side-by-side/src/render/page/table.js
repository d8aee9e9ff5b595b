// What each task does at a moment, and what was said until then.

import { twins } from "./differ.js";
import { element, get, rowOf } from "./dom.js";
import { doing, doingSoFar, errors, troubles } from "./words.js";

/**
 * @import { Group, Lane, Stretch } from "./model.js"
 * @import { Replay } from "./replay.js"
 * @typedef {{ cell: HTMLElement, lane: Lane, group: Group, text: string,
 *   tell: typeof doing }} Cell
 */

export class TaskTable {
  /** @type {Cell[]} */
  cells = [];
  /** The cells that are in view. */
  seen = new Set();

  /** @param {() => void} changed is called when other cells are in view */
  constructor(changed) {
    this.observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.seen.add(target);
        else this.seen.delete(target);
      }
      changed();
    });
  }

  /** The rows that may be shown now. */
  open(/** @type {Replay} */ replay) {
    const { groups, pairs } = replay.program;
    const rows = (/** @type {Group} */ group) =>
      replay.lanesOf(group).map((lane) => [lane]);
    this.cells = [];
    this.observer.disconnect();
    this.seen.clear();
    const bodies =
      pairs.length > 0
        ? pairs.map((pair) => this.bodyOf(pair, rowsOf(pair), true))
        : groups.map((one) => this.bodyOf([one], rows(one), replay.isKnown(one)));
    get("now").replaceChildren(...bodies);
    for (const { cell } of this.cells) this.observer.observe(cell);
  }

  /**
   * What each lane does; side by side if there are two runs.
   * @param {Group[]} groups
   * @param {(Lane | undefined)[][]} lanes
   * @param {boolean} isKnown
   */
  bodyOf(groups, lanes, isKnown) {
    const body = element("tbody");
    const head = element("tr");
    const name = element("th", groups[0].version.runtime);
    name.setAttribute("scope", "rowgroup");
    head.append(name);
    for (const { when, absence } of groups) {
      head.append(element("td", absence ? `${when}: ${absence}` : when));
    }
    body.append(head);
    const lists = groups.map(({ version }) => [
      ...troubles(version).map((text) => ["note", text]),
      ...errors(version).map((text) => ["stderr", text]),
    ]);
    if (!isKnown) lists.length = 0;
    const tell = isKnown ? doing : doingSoFar;
    lists.forEach((list, nth) => {
      for (const [what, text] of list) {
        const texts = groups.map((_, at) => (at === nth ? text : ""));
        body.append(rowOf(what, ...texts));
      }
    });
    // A longer table is not useful; the lanes show all tasks.
    for (const row of lanes.slice(0, 200)) {
      const shown = rowOf(row.find((lane) => lane)?.task.name ?? "");
      shown.className = "task";
      row.forEach((lane, nth) => {
        const cell = element("td", lane ? "" : "–");
        shown.append(cell);
        const group = groups[nth];
        if (lane) this.cells.push({ cell, lane, group, text: "", tell });
      });
      body.append(shown);
    }
    if (lanes.length > 200) {
      body.append(rowOf("…", `${lanes.length - 200} more tasks`));
    }
    return body;
  }

  /** Only the cells in view, because there may be many. */
  tell(/** @type {number} */ ns) {
    for (const cell of this.cells) {
      if (this.seen.has(cell.cell)) tellCell(cell, ns);
    }
  }

  /** Also updates cells out of view, for search, print and screen readers. */
  tellAll(/** @type {number} */ ns) {
    for (const cell of this.cells) tellCell(cell, ns);
  }
}

/**
 * @param {Cell} shown
 * @param {number} ns
 */
function tellCell(shown, ns) {
  const { lane, cell } = shown;
  const isIn = (/** @type {Stretch} */ one) =>
    one.from === ns || (one.from < ns && ns < one.to);
  cell.classList.toggle("differs", lane.differs.some(isIn));
  const text = shown.tell(shown.group, lane, ns);
  if (text === shown.text) return;
  shown.text = text;
  cell.textContent = text;
}

/**
 * Pairs of lanes from two runs, side by side; new lanes come last.
 * @param {[Group, Group]} pair
 */
function rowsOf([before, after]) {
  const both = twins(before, after);
  const known = new Set(both.map(({ twin }) => twin));
  const added = after.lanes.filter((lane) => !known.has(lane));
  return [
    ...both.map(({ lane, twin }) => [lane, twin]),
    ...added.map((lane) => [undefined, lane]),
  ];
}

/** The last lines that each version has said. */
export class SaidSoFar {
  /** @type {{ box: HTMLElement, group: Group, count: number }[]} */
  parts = [];

  open(/** @type {Replay} */ { program: { groups, pairs } }) {
    get("said").classList.toggle("pairs", pairs.length > 0);
    this.parts = groups.map((group) => {
      const box = element("p");
      box.className = "said";
      return { box, group, count: -1 };
    });
    const parts = this.parts.map(({ box, group }) => {
      const part = element("div");
      part.append(element("h3", group.title), box);
      return part;
    });
    get("said").replaceChildren(...parts);
  }

  tell(/** @type {number} */ ns) {
    for (const part of this.parts) {
      const { box, group } = part;
      const until = group.version.said.filter((line) => line.at_ns <= ns);
      if (until.length === part.count) continue;
      part.count = until.length;
      box.replaceChildren();
      for (const line of until.slice(-200)) {
        if (box.hasChildNodes()) box.append("\n");
        const isNew = group.news.has(line);
        box.append(isNew ? element("mark", line.text) : line.text);
      }
    }
  }
}
