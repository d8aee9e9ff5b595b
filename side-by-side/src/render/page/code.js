// The sources, and which line ran last.

import { element, get, show } from "./dom.js";
import { comments } from "./predict.js";

/** The tab that shows all versions beside each other. */
const ALL = "all";

/**
 * @import { Group, Program, Source } from "./model.js"
 * @import { Replay } from "./replay.js"
 */

export class Code {
  /** The cells of each line of each file. @type {Map<string, HTMLElement[]>} */
  places = new Map();
  /** @type {HTMLElement[]} */
  marked = [];
  /** The versions that have a tab. @type {string[]} */
  names = [];
  /** The version whose source is shown. */
  chosen = "";
  /** The versions whose comments stay empty. @type {Set<string>} */
  hidden = new Set();

  /** Comments stay empty in a version that the reader predicts. */
  open(/** @type {Replay} */ replay) {
    const { sources, against, groups } = replay.program;
    this.places = new Map();
    this.marked = [];
    const hidden = groups.filter((group) => !replay.isKnown(group));
    this.hidden = new Set(hidden.map((group) => group.version.runtime));
    get("sources").replaceChildren(...sources.map((one) => this.block(one)));
    show("own", sources.length > 0);
    const known = new Set(sources.flatMap((source) => source.names));
    const runtimes = groups.map((group) => group.version.runtime);
    const names = [...new Set(runtimes)].filter((name) => known.has(name));
    this.names = names.length > 1 ? [...names, ALL] : names;
    this.choose(names.includes(this.chosen) ? this.chosen : this.names[0]);
    const changed = against?.changed.map((one) => this.block(one, true)) ?? [];
    get("changed").replaceChildren(...changed);
    show("changes", against !== undefined);
    if (!against) return;
    const { same, unknown } = against;
    const sentences = [
      same.length ? `Unchanged: ${same.join(", ")}.` : "",
      unknown.length
        ? `The recording has no source for ${unknown.join(", ")}.`
        : "",
    ];
    get("unchanged").textContent = sentences.filter(Boolean).join(" ");
  }

  /** Shows the source of one version, or all of them. */
  choose(/** @type {string} */ chosen) {
    this.chosen = chosen;
    const tabs = this.names.map((name) => {
      const tab = element("button", name);
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-selected", String(name === chosen));
      tab.setAttribute("aria-controls", "sources");
      tab.tabIndex = name === chosen ? 0 : -1;
      tab.addEventListener("click", () => this.choose(name));
      tab.addEventListener("keydown", (event) => this.moveTab(event));
      return tab;
    });
    get("tabs").replaceChildren(...(tabs.length > 1 ? tabs : []));
    let isFound = false;
    for (const block of get("sources").children) {
      const heads = [...block.querySelectorAll("th")];
      const isOn = (/** @type {number} */ nth) =>
        chosen === ALL || (!isFound && heads[nth]?.textContent === chosen);
      for (const row of block.querySelectorAll("tr")) {
        const cells = [...row.children];
        cells.forEach((cell, nth) => cell.classList.toggle("off", !isOn(nth)));
        // A line that only other versions have.
        const isEmpty = cells.every((cell, nth) => !isOn(nth) || cell.className === "none");
        // The tab is the heading of one version.
        const isHead = chosen !== ALL && cells[0]?.tagName === "TH";
        row.classList.toggle("off", isEmpty || (isHead && tabs.length > 1));
      }
      const isShown = heads.some((_, nth) => isOn(nth));
      block.classList.toggle("off", !isShown);
      // A version may be in several blocks, beside different ones.
      isFound ||= isShown;
    }
    this.reveal();
  }

  /** The arrow keys, in the order of the tabs. */
  moveTab(/** @type {KeyboardEvent} */ event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { names } = this;
    const nth = names.indexOf(this.chosen) + way + names.length;
    this.choose(names[nth % names.length]);
    /** @type {HTMLElement | null} */
    const tab = document.querySelector("#tabs [aria-selected=true]");
    tab?.focus();
  }

  /** Scrolls to the line that ran last, within its box. */
  reveal() {
    for (const place of this.marked) {
      const box = place.closest(".code");
      if (!box || !place.offsetParent) continue;
      const { top, bottom } = place.getBoundingClientRect();
      const bounds = box.getBoundingClientRect();
      const isSeen = top > bounds.top + 40 && bottom < bounds.bottom - 8;
      if (!isSeen) box.scrollTop += top - bounds.top - bounds.height / 2;
    }
  }

  /**
   * Sources side by side. The first one may belong to the earlier run.
   * @param {Source} source
   */
  block(source, isFirstBefore = false) {
    const box = element("div");
    box.className = "code";
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `Source: ${source.names.join(", ")}`);
    const table = element("table");
    const head = element("tr");
    for (const name of source.names) head.append(element("th", name));
    table.append(head);
    const numbers = source.names.map(() => 0);
    const empty = source.names.map((name, nth) => {
      const cells = source.rows.map((row) => row[nth]).filter((cell) => cell);
      const lines = cells.map((cell) => cell?.map(([text]) => text).join("") ?? "");
      return this.hidden.has(name) ? comments(lines) : [];
    });
    for (const row of source.rows) {
      const line = element("tr");
      row.forEach((cell, nth) => {
        const place = element("td");
        if (!cell) place.className = "none";
        if (cell) {
          numbers[nth] += 1;
          const when = isFirstBefore && nth === 0 ? "before" : "";
          const key = `${when}:${source.files[nth]}:${numbers[nth]}`;
          const places = this.places.get(key);
          if (places) places.push(place);
          else this.places.set(key, [place]);
          const isEmpty = empty[nth][numbers[nth] - 1];
          for (const [text, differs] of isEmpty ? [] : cell) {
            if (differs) place.append(element("mark", text));
            else place.append(text);
          }
        }
        line.append(place);
      });
      table.append(line);
    }
    box.append(table);
    return box;
  }

  /** Marks the line that is known to have run last in each version. */
  mark(/** @type {Program} */ program, /** @type {number} */ ns) {
    const before = this.marked;
    this.marked = program.groups.flatMap((group) => {
      const when = group.when === "before" ? "before" : "";
      return this.places.get(`${when}:${lastLine(group, ns)}`) ?? [];
    });
    const isSame = before.every((place, nth) => place === this.marked[nth]);
    if (isSame && before.length === this.marked.length) return;
    for (const place of before) place.classList.remove("now");
    for (const place of this.marked) place.classList.add("now");
    this.reveal();
  }
}

/**
 * The name and the line of the file where something was said last, or a lane was
 * made.
 * @param {Group} group
 * @param {number} ns
 */
function lastLine(group, ns) {
  const said = group.version.said.findLast((one) => one.at_ns <= ns && one.line);
  const made = group.lanes.findLast(
    ({ task }) => task.created_ns <= ns && task.place,
  )?.task;
  const isSaid = said && (!made || said.at_ns >= made.created_ns);
  const place = isSaid ? `${said.file}:${said.line}` : (made?.place ?? "");
  return place.replaceAll("\\", "/").split("/").pop();
}
