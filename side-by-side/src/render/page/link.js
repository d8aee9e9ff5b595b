// The link names what is shown: `#gather/123?of=smol&lane=say_hello`. What is as
// it was when the program was opened is left out.

/**
 * @import { Code } from "./code.js"
 * @import { Lane } from "./model.js"
 * @import { Replay } from "./replay.js"
 */

/**
 * @param {Replay} replay
 * @param {Code} code
 */
export function linkTo(replay, code) {
  const { program, playhead, chosen, view, scale, squeezes } = replay;
  const parts = new URLSearchParams();
  const group = chosen && replay.groupOf(chosen);
  if (group) {
    const { name } = chosen.task;
    parts.set("of", group.title);
    parts.set("lane", name);
    const nth = lanesNamed(group.lanes, name).indexOf(chosen);
    if (nth > 0) parts.set("nth", String(nth + 1));
  }
  const usual = group ? group.version.runtime : code.names[0];
  const isOther = code.names.length > 1 && code.chosen !== usual;
  if (isOther) parts.set("version", code.chosen);
  const first = replay.eventful();
  const isView =
    Math.abs(view.from - first.from) > 1 || Math.abs(view.to - first.to) > 1;
  // In a window of another width, waits may be squeezed, and the view is a part
  // of the axis.
  if (squeezes !== null || isView) {
    parts.set("axis", scale.isSqueezed ? "squeezed" : "even");
  }
  if (isView) parts.set("view", `${Math.round(view.from)}..${Math.round(view.to)}`);
  const rest = parts.size > 0 ? `?${parts}` : "";
  return `#${encodeURIComponent(program.run.program)}/${playhead}${rest}`;
}

/** The program that a link names, and the rest of the link. */
export function partsOf(/** @type {string} */ hash) {
  const [path, rest] = hash.slice(1).split("?", 2);
  const [name, ns] = readable(path).split("/");
  return { name, ns, parts: new URLSearchParams(rest) };
}

/**
 * Shows what the link says of a program, as far as there is such a thing.
 * @param {Replay} replay
 * @param {Code} code
 * @param {ReturnType<typeof partsOf>} link
 */
export function follow(replay, code, { ns, parts }) {
  const axis = parts.get("axis");
  if (axis === "even" || axis === "squeezed") replay.squeeze(axis === "squeezed");
  if (ns && Number.isFinite(Number(ns))) replay.goTo(Number(ns));
  const [from, to] = (parts.get("view") ?? "").split("..").map(Number);
  if (from < to && Number.isFinite(to - from)) replay.showView({ from, to });
  const { groups } = replay.program;
  const group = groups.find(({ title }) => title === parts.get("of"));
  const lanes = group ? replay.lanesOf(group) : [];
  const nth = Number(parts.get("nth") ?? 1) - 1;
  const lane = lanesNamed(lanes, parts.get("lane") ?? "")[nth];
  if (lane) replay.choose(lane);
  return code.names.find((name) => name === parts.get("version"));
}

/**
 * @param {Lane[]} lanes
 * @param {string} name
 */
function lanesNamed(lanes, name) {
  return lanes.filter((lane) => lane.task.name === name);
}

/** What is written in the link, also if someone has changed it. */
function readable(/** @type {string} */ link) {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
