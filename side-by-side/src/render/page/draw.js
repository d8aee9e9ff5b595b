// Draws lanes on a canvas: only those in view, however many there are.

import {
  ALIVE,
  CREATED,
  HOLDING,
  RUNNING,
  WAITING,
  WOKEN,
  after,
} from "./model.js";
import { Scale } from "./scale.js";
import { duration, troubles, waker } from "./words.js";

/** @import { Group, Lane, Program, Said, Wake } from "./model.js" */

/**
 * A row of the picture: the heading of a version, which has no lane, or a lane,
 * or lanes that share a row.
 * @typedef {{ top: number, height: number,
 *   size: Size, group: Group, lanes: Lane[] }} Row
 * The heights of a heading, a lane, the words below it and the room between
 * versions.
 * @typedef {{ head: number, lane: number, words: number, gap: number }} Size
 * A part of the time axis, as positions on its scale.
 * @typedef {{ from: number, to: number }} View
 * @typedef {{ view: View, playhead: number, scroll: number,
 *   chosen: Lane | null, isKnown: (group: Group) => boolean }} State
 */

export const AXIS = 28;
export const ROOMY = { head: 30, lane: 22, words: 16, gap: 8 };
/** So that more lanes are in sight together. */
export const DENSE = { head: 22, lane: 16, words: 13, gap: 3 };
/** The width of the number of lines for which there is no room. */
const COUNT = 24;
/** If spans are narrower on average, in pixels, they are merged. */
const CELL = 3;
/** Half the width of the playhead's handle. */
const HANDLE = 7;
/** The width of the sign of an end. */
const SIGN = 14;

/**
 * The position of each row. A lane that says something gets room for it, and so
 * does each lane whose words the reader may not know yet.
 * @param {Group[]} groups
 * @param {(group: Group) => boolean} isKnown
 * @param {(group: Group) => Lane[]} lanesOf those that may be shown
 * @param {Size} size
 */
export function layOut(groups, isKnown, lanesOf, size) {
  /** @type {Row[]} */
  const rows = [];
  let top = 0;
  for (const group of groups) {
    const speaks = (/** @type {number | null} */ id) =>
      !isKnown(group) || group.saidBy.has(id);
    const head = size.head + (speaks(null) ? size.words : 0);
    rows.push({ top, height: head, size, group, lanes: [] });
    top += head;
    for (const lanes of turnsOf(lanesOf(group))) {
      const isLoud = lanes.some((lane) => speaks(lane.task.id));
      const height = size.lane + (isLoud ? size.words : 0);
      rows.push({ top, height, size, group, lanes });
      top += height;
    }
    // The two runs of a version are drawn close together.
    const { gap } = size;
    top += group.when === "before" ? 2 : group.when === "after" ? gap + 10 : gap;
  }
  return { rows, height: top };
}

/**
 * Lanes that share a row, in the order of their creation: turns of a loop, for
 * example. They have the same name, their parents are one or share a row, and
 * one ends before the next is created. (As in the terminal.)
 * @param {Lane[]} lanes
 */
export function turnsOf(lanes) {
  /** @type {Lane[][]} */
  const rows = [];
  /** @type {Map<number, number>} */
  const rowOf = new Map();
  /** @type {Map<string, number>} */
  const lastOf = new Map();
  for (const lane of lanes) {
    const { id, name, parent } = lane.task;
    const key = `${parent === null ? "" : rowOf.get(parent)}\n${name}`;
    const last = lastOf.get(key);
    const before = last === undefined ? undefined : rows[last].at(-1);
    const ended = before?.task.ended_ns ?? Infinity;
    const nth = ended <= lane.beginNs ? (last ?? 0) : rows.push([]) - 1;
    rows[nth].push(lane);
    lastOf.set(key, nth);
    rowOf.set(id, nth);
  }
  return rows;
}

/**
 * How lanes end.
 * @type {Record<string,
 *   { sign: string, colour: "good" | "bad" | "quiet", word: string }>}
 */
export const END_SIGNS = {
  finished: { sign: "✔", colour: "good", word: "finished" },
  dropped: { sign: "✗", colour: "quiet", word: "dropped" },
  lost: { sign: "✗", colour: "bad", word: "dropped; it finishes in another version" },
  panicked: { sign: "!", colour: "bad", word: "panicked" },
  open: { sign: "◌", colour: "bad", word: "still there when its process ended" },
  cut: { sign: "…", colour: "quiet", word: "not recorded to its end" },
  // A value is meant to be dropped.
  gone: { sign: "┤", colour: "quiet", word: "a value, dropped" },
};

/**
 * @param {Group} group
 * @param {Lane} lane
 * @param {boolean} isAsking whether a lane is lost is not known yet
 */
export function endOf(group, { isLost, task: { end, kind } }, isAsking) {
  if (end === "open" && group.version.cut) return END_SIGNS.cut;
  if (isLost && !isAsking) return END_SIGNS.lost;
  return end === "dropped" && kind === "value" ? END_SIGNS.gone : END_SIGNS[end];
}

export class Painter {
  constructor(/** @type {HTMLCanvasElement} */ canvas) {
    this.canvas = canvas;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("this browser has no canvas");
    this.context = context;
    this.width = 0;
    this.height = 0;
    this.names = 0;
    /** How many pixels of the page are one of these. */
    this.magnify = 1;
    /** Is the reader still to predict? */
    this.isAsking = false;
    this.scale = new Scale();
    this.colours = this.readColours();
    /** Texts as they were cut. @type {Map<string, string>} */
    this.cut = new Map();
  }

  /** The colours of the page's style, for light or dark. */
  readColours() {
    const style = getComputedStyle(this.canvas);
    const colour = (/** @type {string} */ name) =>
      style.getPropertyValue(`--${name}`).trim();
    return {
      ink: colour("ink"),
      quiet: colour("quiet"),
      line: colour("line"),
      paper: colour("paper"),
      panel: colour("panel"),
      running: colour("running"),
      woken: colour("woken"),
      good: colour("good"),
      bad: colour("bad"),
      playhead: colour("playhead"),
      chosen: colour("chosen"),
      mark: colour("mark"),
    };
  }

  /**
   * Fits the canvas to the page, in pixels of which each is `magnify` of the
   * page; the first `names` pixels of each row are for the names of the lanes.
   * @param {number} width
   * @param {number} height
   * @param {number} names
   */
  fit(width, height, names) {
    const { magnify } = this;
    const scale = (devicePixelRatio || 1) * magnify;
    const size = [Math.round(width * scale), Math.round(height * scale)];
    // A new size clears the canvas, also if it is the same.
    if (String(size) !== String([this.canvas.width, this.canvas.height])) {
      [this.canvas.width, this.canvas.height] = size;
    }
    this.canvas.style.width = `${width * magnify}px`;
    this.canvas.style.height = `${height * magnify}px`;
    this.context.setTransform(scale, 0, 0, scale, 0, 0);
    this.width = width;
    this.height = height;
    this.names = names;
  }

  /** The left and right ends of the time axis, in pixels. */
  get left() {
    return this.names;
  }
  get space() {
    return Math.max(1, this.width - this.names - 12);
  }

  x(/** @type {View} */ view, /** @type {number} */ ns) {
    const share = (this.scale.at(ns) - view.from) / (view.to - view.from);
    return this.left + share * this.space;
  }

  /** The position on the scale. */
  at(/** @type {View} */ view, /** @type {number} */ x) {
    return view.from + ((x - this.left) / this.space) * (view.to - view.from);
  }

  ns(/** @type {View} */ view, /** @type {number} */ x) {
    return this.scale.ns(this.at(view, x));
  }

  /** The part of the run that is in view. */
  stretch(/** @type {View} */ view) {
    return { from: this.scale.ns(view.from), to: this.scale.ns(view.to) };
  }

  /**
   * @param {Program} program
   * @param {Row[]} rows
   * @param {State} state
   */
  draw(program, rows, state) {
    const { context: c, colours } = this;
    c.clearRect(0, 0, this.width, this.height);
    c.font = "13px system-ui, sans-serif";
    c.textBaseline = "middle";
    const seen = rows.filter(
      (row) =>
        row.top + row.height > state.scroll &&
        row.top < state.scroll + this.height - AXIS,
    );
    if (this.scale.isSqueezed) this.breaks(program, state);
    else this.axis(program, state);
    c.save();
    c.beginPath();
    c.rect(0, AXIS, this.width, this.height - AXIS);
    c.clip();
    c.translate(0, AXIS - state.scroll);
    for (const row of seen) {
      if (row.lanes.length > 0) this.lane(row, state);
      else this.head(row, state);
    }
    this.arrows(rows, state);
    c.restore();
    const x = this.x(state.view, state.playhead);
    if (x >= this.left - 1 && x <= this.width) {
      c.fillStyle = colours.playhead;
      c.fillRect(x - 1, 8, 2, this.height - 8);
      c.beginPath();
      c.moveTo(x - HANDLE, 2);
      c.lineTo(x + HANDLE, 2);
      c.lineTo(x + HANDLE, 12);
      c.lineTo(x, 20);
      c.lineTo(x - HANDLE, 12);
      c.fill();
    }
  }

  /** @param {Program} program */
  axis(program, /** @type {State} */ { view, playhead }) {
    const { context: c, colours } = this;
    const second = program.second;
    const step = stepOf((view.to - view.from) / (this.space / 110), second);
    c.strokeStyle = colours.line;
    c.fillStyle = colours.quiet;
    c.lineWidth = 1;
    c.textAlign = "center";
    const at = this.x(view, playhead);
    const first = Math.max(0, Math.ceil(view.from / step)) * step;
    for (let ns = first; ns <= view.to; ns += step) {
      const x = Math.round(this.x(view, ns)) + 0.5;
      c.beginPath();
      c.moveTo(x, AXIS - 6);
      c.lineTo(x, this.height);
      c.stroke();
      const text = tick(ns, first, step, second);
      const half = c.measureText(text).width / 2;
      // There is the handle of the playhead.
      if (Math.abs(x - at) > half + HANDLE) c.fillText(text, x, 12);
    }
    c.textAlign = "left";
  }

  /**
   * How long the waits are whose width does not show it.
   * @param {Program} program
   * @param {State} state
   */
  breaks({ second }, { view, playhead }) {
    const { context: c, colours } = this;
    c.strokeStyle = colours.line;
    c.fillStyle = colours.quiet;
    c.lineWidth = 1;
    c.textAlign = "center";
    let free = this.left;
    const at = this.x(view, playhead);
    for (const { from, to } of this.scale.breaks) {
      const [x, end] = [this.x(view, from), this.x(view, to)];
      if (end < this.left || x > this.width) continue;
      for (const edge of [x, end]) {
        if (edge < this.left || edge > this.width) continue;
        c.beginPath();
        c.moveTo(Math.round(edge) + 0.5, AXIS - 6);
        c.lineTo(Math.round(edge) + 0.5, this.height);
        c.stroke();
      }
      const text = `${((to - from) / second).toFixed(2)} s`;
      const middle = (Math.max(x, this.left) + Math.min(end, this.width)) / 2;
      const half = c.measureText(text).width / 2 + 4;
      if (middle - half < free || Math.abs(middle - at) < half + HANDLE) continue;
      c.fillText(text, middle, 12);
      free = middle + half;
    }
    c.textAlign = "left";
  }

  /**
   * The name of a version, and what was said outside of all tasks.
   * @param {Row} row
   * @param {State} state
   */
  head(row, state) {
    const { context: c, colours } = this;
    const { head, words } = row.size;
    const middle = row.top + head / 2 + Math.round(head / 8);
    const { title, version, absence } = row.group;
    c.fillStyle = row.group.when === "before" ? colours.quiet : colours.ink;
    c.font = "600 14px system-ui, sans-serif";
    c.fillText(title, 10, middle);
    const end = Math.max(this.left + 14, 10 + c.measureText(title).width + 16);
    c.font = "13px system-ui, sans-serif";
    const trouble = absence || (state.isKnown(row.group) && troubles(version)[0]);
    const isWell = absence || version.outcome === "finished";
    c.fillStyle = isWell ? colours.quiet : colours.bad;
    if (trouble) this.text(trouble, end, middle, this.width - end - 8);
    const said = row.group.saidBy.get(null) ?? [];
    this.words(row, said, state, row.top + head + words / 2 - 4);
  }

  /**
   * @param {Row} row
   * @param {State} state
   */
  lane(row, state) {
    const { view, chosen, playhead } = state;
    const [lane] = row.lanes;
    const { context: c, colours } = this;
    const { size } = row;
    const middle = middleOf(row);
    const isChosen = chosen && row.lanes.includes(chosen);
    if (isChosen || lane.isAsked) {
      c.fillStyle = isChosen ? colours.chosen : colours.panel;
      const width = isChosen ? this.width : this.names;
      c.fillRect(0, row.top, width, row.height);
    }
    c.fillStyle = colours.ink;
    if (lane.isAsked) c.font = "700 13px system-ui, sans-serif";
    this.text(lane.task.name, 22, middle, this.names - 30);
    c.font = "13px system-ui, sans-serif";
    c.save();
    c.beginPath();
    const isKnown = state.isKnown(row.group);
    // The picture of a version that the reader predicts ends at the playhead.
    const end = isKnown ? this.width : this.x(view, playhead);
    c.rect(this.left - 1, row.top, Math.max(0, end - this.left + 1), row.height);
    c.save();
    c.clip();
    const { from, to } = this.stretch(view);
    const seen = row.lanes.filter((one) => one.beginNs <= to && one.endNs >= from);
    for (const one of seen) {
      this.differences(one, view, row.top + 1, size.lane - 2);
      this.bars(one, view, middle);
    }
    c.restore();
    c.beginPath();
    c.rect(this.left - 1, row.top, this.width - this.left + 1, row.height);
    c.clip();
    // Signs of ends that are too close to be told apart are left out.
    let free = -Infinity;
    for (const one of seen) {
      const x = this.x(view, one.endNs);
      if (x < free || !(isKnown || one.endNs <= playhead)) continue;
      const next = row.lanes[row.lanes.indexOf(one) + 1];
      if (next && this.x(view, next.beginNs) < x + SIGN) continue;
      this.end(row.group, one, view, middle);
      free = x + SIGN;
    }
    const { saidBy } = row.group;
    const said = row.lanes.flatMap((one) => saidBy.get(one.task.id) ?? []);
    this.words(row, said, state, row.top + size.lane + size.words / 2 - Math.round(size.lane / 8));
    c.restore();
  }

  /**
   * Highlights, below the bars, where the other run differs.
   * @param {Lane} lane
   * @param {View} view
   * @param {number} top
   * @param {number} height
   */
  differences(lane, view, top, height) {
    const { context: c, colours } = this;
    for (const { from, to } of lane.differs) {
      // The sign of the lane's end follows.
      const x = Math.max(this.left - 1, this.x(view, from));
      const end = Math.min(this.width, Math.max(x + 3, this.x(view, to)) + 1);
      if (end < this.left || x > this.width) continue;
      c.fillStyle = colours.mark;
      c.fillRect(x, top, end - x, height);
      // For readers who cannot see the colour.
      c.fillStyle = colours.woken;
      c.fillRect(x, top + height - 2, end - x, 2);
    }
  }

  /**
   * @param {Lane} lane
   * @param {View} view
   * @param {number} middle
   */
  bars(lane, view, middle) {
    const stretch = this.stretch(view);
    const first = Math.max(0, after(lane.starts, stretch.from) - 1);
    const last = after(lane.starts, stretch.to);
    if ((last - first) * CELL <= this.space) {
      // Polls are drawn last, so that short ones are visible.
      for (const polls of [false, true]) {
        for (let span = first; span < last; span += 1) {
          const state = lane.states[span];
          const isPoll = state === RUNNING || state === HOLDING;
          if (isPoll !== polls) continue;
          const from = this.x(view, lane.starts[span]);
          const to = this.x(view, lane.spanEnd(span));
          this.bar(state, from, to, middle);
        }
      }
      return;
    }
    // Narrower spans are merged: a cell shows whether anything runs in it.
    const nsOf = (/** @type {number} */ x) => this.ns(view, x);
    const end = Math.min(this.width, this.x(view, lane.endNs));
    let x = Math.max(this.left, Math.floor(this.x(view, lane.beginNs)));
    // Cells with the same content are one bar.
    let begin = x;
    let before = -1;
    let a = Math.max(0, after(lane.starts, nsOf(x)) - 1);
    for (; x < end; x += CELL) {
      const next = after(lane.starts, nsOf(x + CELL));
      const b = Math.max(a + 1, next);
      let state = lane.states[a];
      if (lane.runs[b] > lane.runs[a]) state = RUNNING;
      else if (lane.wokens[b] > lane.wokens[a]) state = WOKEN;
      if (state !== before && before >= 0) {
        this.bar(before, begin, x, middle);
        begin = x;
      }
      before = state;
      a = Math.max(0, next - 1);
    }
    if (before >= 0) this.bar(before, begin, end, middle);
  }

  /**
   * States differ in shape, not only in colour.
   * @param {number} state
   * @param {number} from
   * @param {number} to
   * @param {number} middle
   */
  bar(state, from, to, middle) {
    const { context: c, colours } = this;
    const x = Math.max(this.left - 4, from);
    const end = Math.min(this.width + 4, to);
    const width = Math.max(0, end - x);
    switch (state) {
      case RUNNING:
        c.fillStyle = colours.running;
        c.fillRect(x, middle - 6, Math.max(2, width), 12);
        break;
      case HOLDING:
        c.fillStyle = colours.running;
        c.fillRect(x, middle - 6, Math.max(2, width), 4.5);
        c.fillRect(x, middle + 1.5, Math.max(2, width), 4.5);
        break;
      case WOKEN:
        c.fillStyle = colours.woken;
        c.fillRect(x, middle - 4, Math.max(1, width), 8);
        c.fillStyle = colours.paper;
        for (let gap = x + 3; gap + 1.5 < end; gap += 4.5) {
          c.fillRect(gap, middle - 4, 1.5, 8);
        }
        break;
      case WAITING:
        c.fillStyle = colours.quiet;
        c.fillRect(x, middle - 0.75, width, 1.5);
        break;
      case ALIVE:
        c.fillStyle = colours.running;
        c.fillRect(x, middle - 1.5, Math.max(2, width), 3);
        break;
      case CREATED:
        c.fillStyle = colours.quiet;
        for (let dot = x; dot < end; dot += 6) {
          c.fillRect(dot, middle - 1, 2, 2);
        }
        break;
      default:
        break;
    }
  }

  /**
   * @param {Group} group
   * @param {Lane} lane
   * @param {View} view
   * @param {number} middle
   */
  end(group, lane, view, middle) {
    const { context: c } = this;
    const end = endOf(group, lane, this.isAsking);
    if (!end) return;
    c.fillStyle = this.colours[end.colour];
    c.font = "700 14px system-ui, sans-serif";
    c.fillText(end.sign, this.x(view, lane.endNs) + 3, middle);
    c.font = "13px system-ui, sans-serif";
  }

  /**
   * What was said is drawn below its moment, as far as there is room; behind
   * it is the number of lines for which there is none.
   * @param {Row} row
   * @param {Said[]} all in the order of time
   * @param {State} state
   * @param {number} middle
   */
  words(row, all, { view, playhead, isKnown }, middle) {
    const { context: c, colours } = this;
    let free = this.left;
    /** @type {{ text: string, x: number, end: number, isNew: boolean, hidden: number }[]} */
    const placed = [];
    const hide = (/** @type {number} */ x) => {
      if (placed.length === 0) {
        placed.push({ text: "", x, end: x - 4, isNew: false, hidden: 0 });
      }
      const last = placed[placed.length - 1];
      last.hidden += 1;
      free = Math.max(free, last.end + COUNT);
    };
    const { from, to } = this.stretch(view);
    const until = isKnown(row.group) ? to : Math.min(to, playhead);
    for (const said of all) {
      if (said.at_ns > until) break;
      if (said.at_ns < from) continue;
      const x = this.x(view, said.at_ns);
      if (x < this.left || x > this.width) continue;
      if (x < free) {
        hide(x);
        continue;
      }
      let text = `└ ${said.text}`.slice(0, 200);
      const width = c.measureText(text).width;
      let start = x;
      if (x + width > this.width) {
        text = `${said.text.slice(0, 200)} ┘`;
        start = x - c.measureText(text).width + 4;
        if (start < free) {
          start = x;
          text = this.fitting(`└ ${said.text}`, this.width - x);
          // A few letters say nothing.
          if (this.width - x < 3 * COUNT) {
            hide(x);
            continue;
          }
        }
      }
      const isNew = row.group.news.has(said);
      const end = start === x ? x + c.measureText(text).width : x + 4;
      placed.push({ text, x: start, end, isNew, hidden: 0 });
      free = end + (start === x ? 8 : 4);
    }
    for (const { text, x, end, isNew, hidden } of placed) {
      if (isNew) {
        c.fillStyle = colours.mark;
        const height = row.size.words - 2;
        c.fillRect(x - 2, middle - height / 2 + 1, end - x + 4, height);
      }
      c.fillStyle = colours.ink;
      c.fillText(text, x, middle);
      if (hidden === 0) continue;
      c.fillStyle = colours.quiet;
      const count = `+${hidden}`;
      const most = this.width - c.measureText(count).width;
      const isRoom = end + 4 <= most;
      c.fillText(count, isRoom ? end + 4 : Math.min(x - COUNT, most), middle);
    }
  }

  /**
   * Text, cut if it is too long.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {number} width
   */
  text(text, x, y, width) {
    this.context.fillText(this.fitting(text, width), x, y);
  }

  /**
   * @param {string} text
   * @param {number} width
   */
  fitting(text, width) {
    const { context: c } = this;
    const key = `${c.font} ${Math.round(width)} ${text}`;
    let shown = this.cut.get(key);
    if (shown === undefined) {
      shown = text.slice(0, 300);
      if (c.measureText(shown).width > width) {
        while (shown && c.measureText(`${shown}…`).width > width) {
          shown = shown.slice(0, -1);
        }
        shown += "…";
      }
      if (this.cut.size > 1000) this.cut.clear();
      this.cut.set(key, shown);
    }
    return shown;
  }

  /**
   * An arrow from the waker to the woken lane: for the wakes at the playhead
   * and those of the selected lane.
   * @param {Row[]} rows
   * @param {State} state
   */
  arrows(rows, { view, playhead, chosen, isKnown }) {
    let drawn = 0;
    for (const [row, lane] of rows.flatMap(eachLane)) {
      const draw = (/** @type {Wake} */ wake) => {
        const by = row.group.laneOf(wake.by) ?? row.group.laneOf(wake.after);
        const from = by && rows.find((one) => one.lanes.includes(by));
        this.arrow(row, from, this.x(view, wake.at_ns), wake);
      };
      const isWoken = lane.stateAt(playhead) === WOKEN;
      const atPlayhead = isWoken && lane.lastWake(playhead);
      if (atPlayhead) draw(atPlayhead);
      if (!chosen || !row.group.lanes.includes(chosen)) continue;
      const { wakes } = lane.task;
      const { from, to } = this.stretch(view);
      const until = isKnown(row.group) ? to : Math.min(to, playhead);
      const last = after(lane.wakes, until);
      for (let nth = after(lane.wakes, from); nth < last; nth += 1) {
        const { by, after: ended } = wakes[nth];
        const { id } = chosen.task;
        if (lane !== chosen && by !== id && ended !== id) continue;
        drawn += 1;
        if (drawn > 300) return;
        draw(wakes[nth]);
      }
    }
  }

  /**
   * @param {Row} to
   * @param {Row | undefined} from
   * @param {number} x
   * @param {Wake} wake
   */
  arrow(to, from, x, wake) {
    const { context: c, colours } = this;
    const end = middleOf(to);
    // The arrow of a thread that polls no task comes from above.
    const begin = from ? middleOf(from) : end - 16;
    const way = Math.sign(end - begin) || 1;
    c.strokeStyle = colours.playhead;
    c.fillStyle = colours.playhead;
    c.lineWidth = 1.5;
    c.beginPath();
    if (from === to) {
      c.arc(x, end - 9, 5, 0.6 * Math.PI, 2.4 * Math.PI);
    } else {
      c.moveTo(x, begin);
      c.lineTo(x, end - way * 6);
    }
    c.stroke();
    c.beginPath();
    c.moveTo(x, end - way * 2);
    c.lineTo(x - 4, end - way * 9);
    c.lineTo(x + 4, end - way * 9);
    c.fill();
    if (!from && x < this.width - 120) {
      c.font = "12px system-ui, sans-serif";
      c.fillText(waker(to.group, wake), x + 6, end - 12);
      c.font = "13px system-ui, sans-serif";
    }
  }
}

/** Where its bars are. */
function middleOf(/** @type {Row} */ { top, size }) {
  return top + size.lane / 2;
}

/** @returns {[Row, Lane][]} */
function eachLane(/** @type {Row} */ row) {
  return row.lanes.map((lane) => [row, lane]);
}

/** 1, 2 or 5 times a power of ten that is at least `ns`, in the unit shown. */
function stepOf(/** @type {number} */ ns, /** @type {number} */ second) {
  const unit = ns >= second / 200 ? second : 1;
  const power = 10 ** Math.floor(Math.log10(ns / unit));
  const factor = [1, 2, 5, 10].find((f) => f * power * unit >= ns) ?? 10;
  return Math.max(1, factor * power * unit);
}

/**
 * A moment on the axis, in program seconds. If labels would have many digits,
 * only the first one has them; the others are relative to it.
 * @param {number} ns
 * @param {number} first
 * @param {number} step
 * @param {number} second
 */
function tick(ns, first, step, second) {
  const places = Math.max(0, Math.ceil(-Math.log10(step / second) - 1e-9));
  if (step < second / 1000 && ns > first) return `+ ${duration(ns - first)}`;
  return `${(ns / second).toFixed(places)} s`;
}
