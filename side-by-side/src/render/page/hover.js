// One sentence about a span of a lane: at the pointer, or for the selected lane
// while the lanes have the keyboard's focus.

import { get, withCode } from "./dom.js";
import { AXIS } from "./draw.js";
import { ALIVE, CREATED, HOLDING, RUNNING, WAITING, after } from "./model.js";
import { threadName, waker } from "./words.js";

/**
 * @import { Painter, Row } from "./draw.js"
 * @import { Group, Lane } from "./model.js"
 * @import { Replay } from "./replay.js"
 */

/** A span that is at most this far from the pointer, in pixels, is meant. */
const NEAR_POINTER = 3;
/** The sign of an end is this wide. */
const END = 18;

export class Hover {
  /** Where the mouse is on the lanes. @type {{ x: number, y: number } | null} */
  pointer = null;
  /** @type {Row[]} */
  rows = [];
  /** What was said about the selected lane. */
  said = "";

  /**
   * @param {HTMLElement} box
   * @param {Painter} painter
   * @param {Replay} replay
   */
  constructor(box, painter, replay) {
    this.box = box;
    this.painter = painter;
    this.replay = replay;
    /** @type {HTMLElement} */
    this.tip = get("tip");
    box.addEventListener("pointermove", ({ clientX, clientY, pointerType, buttons }) => {
      const isOver = pointerType === "mouse" && buttons === 0;
      this.pointer = isOver ? { x: clientX, y: clientY } : null;
      this.show();
    });
    const leave = () => {
      this.pointer = null;
      this.show();
    };
    for (const what of ["pointerleave", "pointerdown"]) {
      box.addEventListener(what, leave);
    }
    for (const what of ["focus", "blur"]) {
      box.addEventListener(what, () => this.show());
    }
  }

  /**
   * @param {Row[]} rows
   * @param {boolean} isSpoken nothing else is
   */
  tell(rows, isSpoken) {
    this.rows = rows;
    const focused = this.show();
    const text = focused?.text ?? "";
    if (text === this.said) return;
    this.said = text;
    // The sentence about a stop is spoken alone.
    get("spoken").replaceChildren(...withCode(isSpoken ? text : ""));
  }

  /** @returns what is said about the selected lane */
  show() {
    const focused = this.atFocus();
    const found = this.atPointer() ?? focused;
    this.tip.toggleAttribute("hidden", !found);
    if (!found) return focused;
    this.tip.replaceChildren(...withCode(found.text));
    const { x, y } = found;
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const room = document.documentElement.clientWidth - width - 4;
    const isBelow = y + 18 + height < innerHeight;
    const top = isBelow ? y + 18 : y - 12 - height;
    this.tip.style.translate = `${Math.max(4, Math.min(x, room))}px ${top}px`;
    return focused;
  }

  atPointer() {
    if (!this.pointer) return null;
    const { painter, box, replay } = this;
    const bounds = painter.canvas.getBoundingClientRect();
    const x = (this.pointer.x - bounds.x) / painter.magnify;
    const y = (this.pointer.y - bounds.y) / painter.magnify;
    if (y < AXIS || y > painter.height || x < painter.left) return null;
    const top = y - AXIS + box.scrollTop / painter.magnify;
    const row = this.rows.find((one) => one.top <= top && top < one.top + one.height);
    if (!row) return null;
    const ns = (/** @type {number} */ pixel) => painter.ns(replay.view, pixel);
    const [from, at, to] = [-NEAR_POINTER, 0, NEAR_POINTER].map((by) => ns(x + by));
    const text = this.textAt(row, from, at, to, ns(x - END));
    return text ? { text, ...this.pointer } : null;
  }

  /** The selected lane, at the playhead. */
  atFocus() {
    const { painter, box, replay, rows } = this;
    const { chosen, playhead, isPlaying } = replay;
    if (!chosen || isPlaying || !box.matches(":focus-visible")) return null;
    const row = rows.find((one) => one.lanes.includes(chosen));
    const group = replay.groupOf(chosen);
    if (!row || !group) return null;
    const bounds = painter.canvas.getBoundingClientRect();
    const middle = AXIS + row.top + row.size.lane / 2;
    const text =
      this.sentence(group, chosen, playhead) ??
      (playhead >= chosen.endNs ? this.ending(group, chosen) : null);
    if (!text) return null;
    const x = bounds.x + painter.x(replay.view, playhead) * painter.magnify;
    return { text, x, y: bounds.y - box.scrollTop + middle * painter.magnify };
  }

  /**
   * What is drawn there: of a poll that is hard to hit, the poll.
   * @param {Row} row
   * @param {number} from
   * @param {number} at
   * @param {number} to
   * @param {number} ended the sign of an end from here on may be there
   */
  textAt({ group, lanes }, from, at, to, ended) {
    const until = this.untilOf(group);
    if (at > until) return null;
    const lane = lanes.findLast((one) => one.beginNs <= to);
    if (!lane) return null;
    if (at >= lane.endNs) {
      return lane.endNs >= ended ? this.ending(group, lane) : null;
    }
    const first = Math.max(0, after(lane.starts, from) - 1);
    const last = after(lane.starts, Math.min(to, until));
    const isPoll = (/** @type {number} */ span) =>
      lane.states[span] === RUNNING || lane.states[span] === HOLDING;
    let span = lane.spanAt(at);
    for (let nth = first; nth < last && !isPoll(span); nth += 1) {
      if (isPoll(nth) && lane.spanEnd(nth) >= from) span = nth;
    }
    return span < 0 ? null : this.sentence(group, lane, lane.starts[span]);
  }

  /** How much of a version may be known. */
  untilOf(/** @type {Group} */ group) {
    return this.replay.isKnown(group) ? Infinity : this.replay.playhead;
  }

  /** A time in program seconds, as exactly as a stretch of this length needs. */
  at(/** @type {number} */ ns, /** @type {number} */ length) {
    const { second } = this.replay.program;
    const places = Math.min(7, Math.max(2, Math.ceil(-Math.log10(length / second)) + 1));
    return `${(ns / second).toFixed(places)} s`;
  }

  /**
   * Who does what, from when to when, and what woke it.
   * @param {Group} group
   * @param {Lane} lane
   * @param {number} ns
   */
  sentence(group, lane, ns) {
    const span = lane.spanAt(ns);
    if (span < 0) return null;
    const [from, to] = [lane.starts[span], lane.spanEnd(span)];
    const isOver = to <= this.untilOf(group);
    const length = Math.max(1, to - from);
    const when = isOver
      ? `from ${this.at(from, length)} to ${this.at(to, length)}`
      : `since ${this.at(from, this.replay.program.second / 10)}`;
    const does = this.doing(group, lane, span);
    return `${who(lane)} ${does} ${when}${this.wake(group, lane, span, isOver)}`;
  }

  /**
   * @param {Group} group
   * @param {Lane} lane
   * @param {number} span
   */
  doing(group, lane, span) {
    const on = threadName(group, lane.pollFrom(lane.starts[span])?.thread ?? 0);
    switch (lane.states[span]) {
      case ALIVE:
        return "is alive";
      case CREATED:
        return "is created, but not polled,";
      case RUNNING:
        return `runs on ${on}`;
      case HOLDING:
        return `blocks ${on}`;
      case WAITING:
        return "waits";
      default:
        return "is woken, but does not run,";
    }
  }

  /**
   * What woke it; for a wait, what ends it.
   * @param {Group} group
   * @param {Lane} lane
   * @param {number} span
   * @param {boolean} isOver
   */
  wake(group, lane, span, isOver) {
    const from = lane.starts[span];
    switch (lane.states[span]) {
      case WAITING: {
        const wake = isOver ? lane.nextWake(lane.spanEnd(span) - 1) : undefined;
        const isEnd = wake && wake.at_ns <= lane.spanEnd(span);
        return isEnd ? `; ${waker(group, wake)} wakes it` : "";
      }
      case RUNNING: {
        const before = lane.polls[after(lane.polls, from) - 2];
        const wake = lane.lastWake(from);
        const isOwn = wake && before !== undefined && wake.at_ns >= before;
        return isOwn ? `; ${waker(group, wake)} woke it` : "";
      }
      case ALIVE:
      case CREATED:
      case HOLDING:
        return "";
      default: {
        const wake = lane.lastWake(from);
        return wake ? `; ${waker(group, wake)} woke it` : "";
      }
    }
  }

  /**
   * @param {Group} group
   * @param {Lane} lane
   */
  ending(group, lane) {
    const { end, dropped_by: by, why } = lane.task;
    const name = who(lane);
    const ends = { finished: "finishes", panicked: "panics", dropped: "is dropped" };
    const word = /** @type {Record<string, string>} */ (ends)[end];
    const dropper = end === "dropped" ? group.laneOf(by) : undefined;
    const dropped = dropper && dropper !== lane ? ` by ${who(dropper)}` : "";
    const at = this.at(lane.endNs, this.replay.program.second / 10);
    if (word) return `${name} ${word}${dropped} at ${at}`;
    if (group.version.cut) return `${name}: its end was not recorded`;
    return `${name} is still there when its process ends${why ? `. ${why}` : ""}`;
  }
}

function who(/** @type {Lane} */ { task: { name } }) {
  return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``;
}
