// The mouse, a pen or a finger on the lanes.

import { AXIS } from "./draw.js";
import { STRIP, goToPlace, isPart } from "./overview.js";

/**
 * @import { Painter, Row, View } from "./draw.js"
 * @import { Replay } from "./replay.js"
 */

/**
 * Drags the playhead and the lanes, selects lanes, and zooms.
 * @param {HTMLElement} box
 * @param {Painter} painter
 * @param {Replay} replay
 * @param {() => Row[]} rows
 */
export function listenToPointer(box, painter, replay, rows) {
  /** @type {{ what: string, x: number, view: View } | null} */
  let drag = null;
  /** The fingers on the lanes. @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  /** @type {{ apart: number, at: number, view: View } | null} */
  let pinch = null;
  const ofFingers = () => {
    const [a, b] = fingers.values();
    return { apart: Math.hypot(a.x - b.x, a.y - b.y), middle: (a.x + b.x) / 2 };
  };
  const place = (/** @type {MouseEvent} */ event) => {
    const bounds = painter.canvas.getBoundingClientRect();
    const { magnify } = painter;
    const [x, y] = [event.clientX - bounds.x, event.clientY - bounds.y];
    return { x: x / magnify, y: y / magnify };
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const { x, y } = place(event);
    if (x > painter.width || y > painter.height) return;
    fingers.set(event.pointerId, { x, y });
    if (fingers.size === 2) {
      drag = null;
      const { apart, middle } = ofFingers();
      const { view } = replay;
      pinch = { apart, at: painter.at(view, middle), view };
      replay.views.push(view);
    }
    if (pinch) return;
    const isStrip = y < STRIP && isPart(replay);
    const onLanes = event.shiftKey ? "range" : "pan";
    const what = isStrip ? "strip" : y < AXIS ? "playhead" : onLanes;
    drag = { what, x, view: replay.view };
    if (what === "playhead") replay.goTo(painter.ns(replay.view, x));
    if (what === "pan" || what === "strip") replay.views.push(replay.view);
    if (what === "strip") goToPlace(painter, replay, x);
    painter.canvas.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    const { x, y } = place(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, { x, y });
    if (pinch && fingers.size === 2) {
      // What was between the fingers stays there.
      const { apart, middle } = ofFingers();
      const factor = pinch.apart / Math.max(apart, 1);
      const width = (pinch.view.to - pinch.view.from) * factor;
      const share = (middle - painter.left) / painter.space;
      const from = pinch.at - share * width;
      replay.setView({ from, to: from + width }, false);
    }
    if (!drag) return;
    if (drag.what === "playhead") replay.goTo(painter.ns(replay.view, x));
    if (drag.what === "strip") goToPlace(painter, replay, x);
    if (drag.what === "pan") {
      const { from, to } = drag.view;
      const by = ((drag.x - x) / painter.space) * (to - from);
      replay.setView({ from: from + by, to: to + by }, false);
    }
  });
  box.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size < 2) pinch = null;
    if (!drag) return;
    const { x, y } = place(event);
    const { what, x: begin } = drag;
    drag = null;
    const isClick = Math.abs(x - begin) < 4;
    const { view } = replay;
    if (what === "range" && !isClick) {
      const [a, b] = [begin, x].sort((m, n) => m - n);
      replay.setView({ from: painter.at(view, a), to: painter.at(view, b) });
    }
    if (what === "pan" && isClick) {
      replay.views.pop();
      const top = y - AXIS + box.scrollTop / painter.magnify;
      const isHit = (/** @type {Row} */ row) =>
        row.top <= top && top < row.top + row.height;
      const ns = painter.ns(view, x);
      const lanes = rows().find(isHit)?.lanes ?? [];
      // Of lanes that share a row: the last one that had begun.
      const lane = lanes.findLast((one) => one.beginNs <= ns) ?? lanes[0];
      replay.choose(lane ?? null);
      if (x >= painter.left) replay.goTo(ns);
    }
  });
  box.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    [drag, pinch] = [null, null];
  });
  box.addEventListener(
    "wheel",
    (event) => {
      // A pinch comes with Ctrl. A plain wheel scrolls.
      if (!event.ctrlKey) return;
      event.preventDefault();
      const at = painter.ns(replay.view, place(event).x);
      replay.zoom(Math.exp(event.deltaY / 300), at);
    },
    { passive: false },
  );
}
