// The sources, and which line spoke last.

import { element, get, show } from "./dom.js";
import { comments } from "./predict.js";

/**
 * @import { Program, Source } from "./model.js"
 * @import { Replay } from "./replay.js"
 */

export class Code {
  /** The cells of each line of each file. @type {Map<string, HTMLElement[]>} */
  places = new Map();
  /** @type {HTMLElement[]} */
  marked = [];
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

  /** Marks the line at which each version last said something. */
  mark(/** @type {Program} */ program, /** @type {number} */ ns) {
    for (const place of this.marked) place.classList.remove("now");
    this.marked = [];
    for (const group of program.groups) {
      const { said } = group.version;
      const last = said.findLast((line) => line.at_ns <= ns && line.line);
      const file = last?.file?.replaceAll("\\", "/").split("/").pop();
      const when = group.when === "before" ? "before" : "";
      const places = this.places.get(`${when}:${file}:${last?.line}`) ?? [];
      for (const place of places) place.classList.add("now");
      this.marked.push(...places);
    }
  }
}
