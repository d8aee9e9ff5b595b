// The page: its state, its controls, and what it shows.

import { Program } from "./model.js";
import { doing, duration, errors, troubles } from "./words.js";
import {
  compare,
  earliest,
  firstDifference,
  leastOf,
  twins,
} from "./differ.js";
import { compareSources, runsOf } from "./earlier.js";
import { changedFacts } from "./changes.js";
import { AXIS, Painter, layOut } from "./draw.js";

/** @typedef {import("./draw.js").View} View */

/** The shortest time span that a view can show, in ns. */
const LEAST = 1000;

const KEYS = [
  ["← →", "step to the previous or the next event"],
  [", .", "the same within the selected lane"],
  ["[ ]", "go to what woke the selected lane; to what it wakes next"],
  ["Space", "play or stop"],
  ["W S  + -", "zoom in and out (or Ctrl and the wheel)"],
  ["A D", "scroll to the left and to the right"],
  ["↑ ↓", "select a lane"],
  ["f 0", "show the whole run"],
  ["z", "go back to the previous view"],
  ["/", "search for a lane or for words"],
  ["g", "go to a time, in program seconds"],
  ["n", "go to the first difference between the runtimes or the two runs"],
  ["?", "show this help"],
  ["Esc", "close this help; clear the selection"],
];

/**
 * @template {Element} T
 * @param {string} id
 * @returns {T}
 */
function get(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return /** @type {T} */ (/** @type {unknown} */ (found));
}

/**
 * An element with text, never with markup: programs may print anything.
 * @param {string} name
 * @param {string} [text]
 */
function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

class Page {
  /** @param {Program[]} programs */
  constructor(programs) {
    this.programs = programs;
    this.program = programs[0];
    /** @type {View} */
    this.view = { from: 0, to: 1 };
    /** @type {View[]} */
    this.views = [];
    this.playhead = 0;
    /** @type {import("./model.js").Lane | null} */
    this.chosen = null;
    /** Of two runs. @type {import("./differ.js").Difference[]} */
    this.differences = [];
    this.isPlaying = false;
    this.lastFrame = 0;
    this.isDrawn = true;
    /** @type {HTMLElement} */
    this.box = get("lanes");
    const canvas = this.box.querySelector("canvas");
    if (!canvas) throw new Error("the page has no canvas");
    this.painter = new Painter(canvas);
    this.layout = layOut(this.program);
    /** @type {{ cell: HTMLElement, lane: import("./model.js").Lane,
     *   group: import("./model.js").Group, text: string }[]} */
    this.cells = [];
    /** The cells that are in view. */
    this.seen = new Set();
    this.seer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.seen.add(target);
        else this.seen.delete(target);
      }
      this.draw();
    });
    /** @type {{ box: HTMLElement, group: import("./model.js").Group,
     *   count: number }[]} */
    this.saids = [];
    /** @type {Map<string, HTMLElement[]>} */
    this.places = new Map();
    /** @type {HTMLElement[]} */
    this.marked = [];
    this.listen();
    this.readLink();
  }

  /** Shows a program from its start. */
  open(/** @type {Program} */ program) {
    this.program = program;
    this.layout = layOut(program);
    this.chosen = null;
    this.views = [];
    this.playhead = 0;
    this.view = this.eventful();
    get("difference").textContent = "";
    const least = leastOf(program.second);
    this.differences = program.pairs.flatMap((pair) => compare(pair, least));
    document.title = `${program.run.program}: side by side`;
    get("title").textContent = program.run.program;
    this.makeLinks();
    this.makeRuns();
    this.makeNow();
    this.makeSaid();
    this.makeQuestion();
    this.makeSources();
    this.resize();
  }

  /** What comes after the last event of a hung version is not shown at first. */
  eventful() {
    const { lastNs, wallNs, second } = this.program;
    const to = Math.max(1.2 * lastNs, second / 10);
    return to < wallNs / 1.5 ? { from: -0.01 * to, to } : this.whole();
  }

  whole() {
    const { wallNs } = this.program;
    return { from: -0.01 * wallNs, to: 1.03 * wallNs };
  }

  // What the page shows.

  makeLinks() {
    const links = this.programs.map((program) => {
      const link = element("a", program.run.program);
      link.setAttribute("href", `#${program.run.program}`);
      if (program === this.program) link.setAttribute("aria-current", "page");
      return link;
    });
    get("programs").replaceChildren(...(links.length > 1 ? links : []));
  }

  makeNow() {
    this.cells = [];
    this.seer.disconnect();
    this.seen.clear();
    const { groups, pairs } = this.program;
    const bodies =
      pairs.length > 0
        ? pairs.map((pair) => this.bodyOf(pair, rowsOf(pair)))
        : groups.map((one) => this.bodyOf([one], one.lanes.map((l) => [l])));
    get("now").replaceChildren(...bodies);
    for (const { cell } of this.cells) this.seer.observe(cell);
  }

  /**
   * What each lane does; side by side if there are two runs.
   * @param {import("./model.js").Group[]} groups
   * @param {(import("./model.js").Lane | undefined)[][]} lanes
   */
  bodyOf(groups, lanes) {
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
        if (lane) this.cells.push({ cell, lane, group: groups[nth], text: "" });
      });
      body.append(shown);
    }
    if (lanes.length > 200) {
      body.append(rowOf("…", `${lanes.length - 200} more tasks`));
    }
    return body;
  }

  makeSaid() {
    get("said").classList.toggle("pairs", this.program.pairs.length > 0);
    this.saids = this.program.groups.map((group) => {
      const box = element("div");
      box.append(element("h3", group.title));
      const said = element("p");
      said.className = "said";
      box.append(said);
      return { box, group, count: -1 };
    });
    get("said").replaceChildren(...this.saids.map((said) => said.box));
  }

  makeQuestion() {
    const { card } = this.program;
    get("question").textContent = card.ask;
    get("choices").textContent = `${card.answers.join(" / ")}`;
    const box = get("answers");
    // A reader who compares two runs has seen the answers.
    const hasQuestion = card.answers.length > 0;
    const isKnown = this.program.pairs.length > 0 || !hasQuestion;
    box.toggleAttribute("hidden", !isKnown);
    get("predicted").toggleAttribute("hidden", isKnown);
    const table = element("table");
    const head = element("tr");
    const heads = ["", "answer", "took", "polls, wakes", "threads", "workers"];
    if (!hasQuestion) heads.splice(1, 1);
    for (const name of heads) {
      head.append(element(name ? "th" : "td", name));
    }
    table.append(head);
    const { groups, pairs } = this.program;
    for (const { title, version, absence } of groups) {
      const sum = (/** @type {"polls" | "wakes"} */ what) =>
        String(version.tasks.reduce((all, task) => all + task[what].length, 0));
      const cells = [
        title,
        answerOf(version),
        duration(version.wall_ns),
        `${sum("polls")}, ${sum("wakes")}`,
        version.thread_count === null ? "–" : String(version.thread_count),
        version.workers === null ? "–" : String(version.workers),
      ];
      const row = element("tr");
      const texts = absence ? [title, absence, "", "", "", ""] : cells;
      if (!hasQuestion) texts.splice(absence ? 5 : 1, 1);
      for (const text of texts) row.append(element("td", text));
      const before = pairs.find(([, after]) => after.version === version)?.[0];
      if (before && !before.absence && !absence) {
        markChange(row.children[1], answerOf(before.version), cells[1]);
      }
      table.append(row);
    }
    const texts = [
      ["Watch for", card.watch_for],
      ["Not promised", card.not_promised],
      ["Try", card.try],
      ["Terms, in GLOSSARY.md", card.terms],
    ].filter(([, text]) => text);
    box.replaceChildren(
      element("h2", hasQuestion ? "The answers" : "The runs"),
      paragraph(card.claim),
      table,
      ...this.whatChanged(),
      ...texts.map(([lead, text]) => paragraph(`${lead}: ${text}`)),
    );
  }

  /** The facts that differ between the two runs of each version. */
  whatChanged() {
    const { pairs, second } = this.program;
    return pairs.flatMap((pair) => {
      const sentences = changedFacts(pair, second);
      if (sentences.length === 0) return [];
      const list = element("ul");
      list.className = "changed";
      for (const text of sentences) list.append(element("li", text));
      const { runtime } = pair[1].version;
      return [element("h3", `What changed on ${runtime}`), list];
    });
  }

  makeSources() {
    this.places = new Map();
    this.marked = [];
    const { sources, against } = this.program;
    get("sources").replaceChildren(...sources.map((one) => this.block(one)));
    get("own").toggleAttribute("hidden", sources.length === 0);
    const changed = against?.changed.map((one) => this.block(one, true)) ?? [];
    get("changed").replaceChildren(...changed);
    get("changes").toggleAttribute("hidden", !against);
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
   * @param {import("./model.js").Source} source
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
          for (const [text, differs] of cell) {
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

  /** What differs between the two runs' settings. */
  makeRuns() {
    const { against, run } = this.program;
    const box = get("runs");
    box.toggleAttribute("hidden", !against);
    if (!against) return;
    const [before, after] = [settings(against.run), settings(run)];
    const other = (/** @type {string[]} */ one, /** @type {string[]} */ two) =>
      one.filter((text) => !two.includes(text)).join(", ");
    const isRun = run.versions.length > 0;
    const sides = [
      ["Before", other(before, after)],
      ["After", other(after, before)],
    ];
    const differing = sides.filter(([, text]) => text !== "");
    const why = differing.map(([when, text]) => ` ${when}: ${text}.`).join("");
    box.textContent = isRun
      ? `Two runs: the recording (before) and this run (after).${why}`
      : "This program is only in the recording; it was not run now.";
  }

  /** Schedules one drawing for all changes until the next frame. */
  draw() {
    if (!this.isDrawn) return;
    this.isDrawn = false;
    requestAnimationFrame((now) => {
      this.isDrawn = true;
      if (this.isPlaying) this.play(now);
      this.drawNow();
    });
  }

  drawNow() {
    const { program, view, playhead, chosen } = this;
    const scroll = this.box.scrollTop;
    const state = { view, playhead, scroll, chosen };
    this.painter.draw(program, this.layout.rows, state);
    const second = program.second;
    const places = view.to - view.from < second / 100 ? 7 : 3;
    get("moment").textContent = `at ${(playhead / second).toFixed(places)} s`;
    for (const shown of this.cells) {
      if (this.seen.has(shown.cell)) this.tell(shown);
    }
    for (const shown of this.saids) {
      const { said } = shown.group.version;
      const until = said.filter((line) => line.at_ns <= playhead);
      if (until.length === shown.count) continue;
      shown.count = until.length;
      const box = shown.box.querySelector("p");
      if (!box) continue;
      box.replaceChildren();
      for (const line of until.slice(-200)) {
        if (box.hasChildNodes()) box.append("\n");
        const isNew = shown.group.news.has(line);
        box.append(isNew ? element("mark", line.text) : line.text);
      }
    }
    this.markLines();
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => this.tellAll(), 300);
  }

  /** Also updates cells out of view, for search, print and screen readers. */
  tellAll() {
    for (const shown of this.cells) this.tell(shown);
  }

  /** @param {Page["cells"][0]} shown */
  tell(shown) {
    const { lane, cell } = shown;
    const isIn = (/** @type {import("./model.js").Stretch} */ one) =>
      one.from === this.playhead ||
      (one.from < this.playhead && this.playhead < one.to);
    cell.classList.toggle("differs", lane.differs.some(isIn));
    const text = doing(shown.group, lane, this.playhead);
    if (text === shown.text) return;
    shown.text = text;
    cell.textContent = text;
  }

  /** Marks the line at which each version last said something. */
  markLines() {
    for (const place of this.marked) place.classList.remove("now");
    this.marked = [];
    for (const group of this.program.groups) {
      const { said } = group.version;
      const last = said.findLast(
        (line) => line.at_ns <= this.playhead && line.line,
      );
      const file = last?.file?.replaceAll("\\", "/").split("/").pop();
      const when = group.when === "before" ? "before" : "";
      const places = this.places.get(`${when}:${file}:${last?.line}`) ?? [];
      for (const place of places) place.classList.add("now");
      this.marked.push(...places);
    }
  }

  resize() {
    const width = this.box.clientWidth;
    const height = Math.min(
      this.layout.height + AXIS + 8,
      Math.max(220, innerHeight * 0.6),
    );
    const longest = this.layout.rows.map((row) => row.lane?.task.name ?? "");
    const most = Math.max(8, ...longest.map((name) => Math.min(name.length, 26)));
    const names = Math.min(most * 7.5 + 36, width * 0.35);
    this.painter.fit(width, height, names);
    const rest = Math.max(0, this.layout.height + AXIS + 8 - height);
    /** @type {HTMLElement} */ (get("height")).style.height = `${rest}px`;
    this.draw();
  }

  // What the reader can do.

  goTo(/** @type {number} */ ns) {
    this.playhead = Math.round(Math.min(Math.max(0, ns), this.program.wallNs));
    const { from, to } = this.view;
    if (this.playhead < from || this.playhead > to) {
      const half = (to - from) / 2;
      const { playhead } = this;
      this.setView({ from: playhead - half, to: playhead + half }, false);
    }
    this.writeLink();
    this.draw();
  }

  setView(/** @type {View} */ view, isKept = true) {
    if (isKept) this.views.push(this.view);
    if (this.views.length > 100) this.views.shift();
    const whole = this.whole();
    const width = Math.min(
      Math.max(view.to - view.from, LEAST),
      whole.to - whole.from,
    );
    const middle = (view.from + view.to) / 2;
    const from = Math.min(
      Math.max(middle - width / 2, whole.from),
      whole.to - width,
    );
    this.view = { from, to: from + width };
    this.draw();
  }

  zoom(/** @type {number} */ factor, at = this.playhead) {
    const { from, to } = this.view;
    const fixed = at >= from && at <= to ? at : (from + to) / 2;
    this.setView({
      from: fixed - (fixed - from) * factor,
      to: fixed + (to - fixed) * factor,
    });
  }

  pan(/** @type {number} */ share, isKept = true) {
    const by = (this.view.to - this.view.from) * share;
    const { from, to } = this.view;
    this.setView({ from: from + by, to: to + by }, isKept);
  }

  step(/** @type {1 | -1} */ way) {
    this.goTo(this.program.step(this.playhead, way));
  }

  /** The moments of the selected lane, in the order of time. */
  stepInLane(/** @type {1 | -1} */ way) {
    const lane = this.chosen;
    if (!lane) return this.step(way);
    const { task } = lane;
    const moments = [
      ...lane.starts,
      lane.endNs,
      ...task.wakes.map((wake) => wake.at_ns),
    ].sort((a, b) => a - b);
    const next =
      way > 0
        ? moments.find((ns) => ns > this.playhead)
        : moments.findLast((ns) => ns < this.playhead);
    if (next !== undefined) this.goTo(next);
  }

  groupOf(/** @type {import("./model.js").Lane} */ lane) {
    return this.program.groups.find((group) => group.lanes.includes(lane));
  }

  /** Selects the lane that last woke the selected one. */
  followBack() {
    const lane = this.chosen;
    const wake = lane?.lastWake(this.playhead);
    if (!lane || !wake) return;
    const group = this.groupOf(lane);
    const by = group?.laneOf(wake.by) ?? group?.laneOf(wake.after);
    if (by) this.choose(by);
    this.goTo(wake.at_ns);
  }

  /** Selects the lane that the selected one wakes next. */
  followOn() {
    const lane = this.chosen;
    const group = lane && this.groupOf(lane);
    if (!lane || !group) return;
    let found;
    for (const other of group.lanes) {
      for (const wake of other.task.wakes) {
        const is = wake.by === lane.task.id || wake.after === lane.task.id;
        if (!is || wake.at_ns < this.playhead) continue;
        const isItself = other === lane && wake.at_ns === this.playhead;
        if (!isItself && (!found || wake.at_ns < found.ns)) {
          found = { other, ns: wake.at_ns };
        }
      }
    }
    if (!found) return;
    this.choose(found.other);
    this.goTo(found.ns);
  }

  choose(/** @type {import("./model.js").Lane | null} */ lane) {
    this.chosen = lane;
    const row = this.layout.rows.find((one) => one.lane === lane);
    if (lane && row) {
      const top = row.top - this.box.scrollTop;
      const room = this.painter.height - AXIS - row.height;
      if (top < 0) this.box.scrollTop = row.top;
      if (top > room) this.box.scrollTop = row.top - room;
    }
    this.draw();
  }

  chooseNext(/** @type {1 | -1} */ way) {
    const lanes = this.layout.rows.flatMap((row) => (row.lane ? [row.lane] : []));
    const at = this.chosen ? lanes.indexOf(this.chosen) : way > 0 ? -1 : 0;
    const next = lanes.at((at + way + lanes.length) % lanes.length);
    if (next) this.choose(next);
  }

  /**
   * The first difference between two runs, or between the first runtime and the
   * others.
   */
  goToDifference() {
    const { groups, pairs, second } = this.program;
    const [first, ...others] = groups;
    const found =
      pairs.length > 0
        ? earliest(this.differences)
        : firstDifference(
            others.map((other) => [first, other]),
            leastOf(second),
          );
    get("difference").textContent =
      found?.sentence ?? "No difference.";
    if (!found) return;
    this.choose(found.lane);
    this.goTo(found.ns);
  }

  search() {
    const words = prompt("Part of a lane's name, or of a line that was said:");
    if (!words) return;
    const has = (/** @type {string} */ text) =>
      text.toLowerCase().includes(words.toLowerCase());
    for (const group of this.program.groups) {
      const lane = group.lanes.find((one) => has(one.task.name));
      if (lane) {
        this.choose(lane);
        return this.goTo(lane.beginNs);
      }
      const said = group.version.said.find((line) => has(line.text));
      if (said) {
        this.choose(group.laneOf(said.task) ?? null);
        return this.goTo(said.at_ns);
      }
    }
    alert(`No match for "${words}".`);
  }

  askForTime() {
    const text = prompt("Go to which program second?");
    const seconds = Number(text?.replace(",", "."));
    if (!text || Number.isNaN(seconds)) return;
    this.goTo(seconds * this.program.second);
  }

  startOrStop() {
    this.isPlaying = !this.isPlaying;
    const button = get("play");
    button.textContent = this.isPlaying ? "Stop" : "Play";
    button.setAttribute("aria-pressed", String(this.isPlaying));
    const isAtEnd = this.playhead >= this.program.wallNs;
    if (this.isPlaying && isAtEnd) this.playhead = 0;
    this.lastFrame = 0;
    this.draw();
  }

  play(/** @type {number} */ now) {
    const speed = Number(/** @type {HTMLSelectElement} */ (get("speed")).value);
    const passed = this.lastFrame ? now - this.lastFrame : 0;
    this.lastFrame = now;
    this.goTo(this.playhead + passed * 1e6 * speed);
    if (this.playhead >= this.program.wallNs) this.startOrStop();
    else this.draw();
  }

  // The link names the program and the position of the playhead.

  writeLink() {
    const link = `#${this.program.run.program}/${Math.round(this.playhead)}`;
    clearTimeout(this.linkTimer);
    // Browsers limit how often it may change.
    this.linkTimer = setTimeout(() => history.replaceState(null, "", link), 200);
  }

  readLink() {
    const [name, ns] = decodeURIComponent(location.hash.slice(1)).split("/");
    const named = this.programs.find((one) => one.run.program === name);
    this.open(named ?? this.programs[0]);
    if (ns && Number.isFinite(Number(ns))) this.goTo(Number(ns));
  }

  listen() {
    const { box } = this;
    addEventListener("hashchange", () => this.readLink());
    new ResizeObserver(() => this.resize()).observe(box);
    box.addEventListener("scroll", () => this.draw());
    addEventListener("beforeprint", () => this.tellAll());
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => {
      this.painter.colours = this.painter.readColours();
      this.draw();
    });
    const click = (/** @type {string} */ id, /** @type {() => void} */ what) =>
      get(id).addEventListener("click", what);
    click("play", () => this.startOrStop());
    click("back", () => this.step(-1));
    click("forward", () => this.step(1));
    click("in", () => this.zoom(0.5));
    click("out", () => this.zoom(2));
    click("fit", () => this.setView(this.whole()));
    click("differ", () => this.goToDifference());
    click("ask", () => this.help());
    click("predicted", () => {
      get("answers").toggleAttribute("hidden", false);
      get("predicted").toggleAttribute("hidden", true);
    });
    this.listenToPointer();
    addEventListener("keydown", (event) => this.pressed(event));
    const rows = KEYS.map(([keys, what]) => {
      const row = element("tr");
      const cell = element("td");
      for (const key of keys.split(" ").filter(Boolean)) {
        const shown = element("kbd", key);
        shown.className = "key";
        cell.append(shown, " ");
      }
      row.append(cell, element("td", what));
      return row;
    });
    get("keys").replaceChildren(...rows);
  }

  help() {
    /** @type {HTMLDialogElement} */ (get("help")).showModal();
  }

  listenToPointer() {
    const { box, painter } = this;
    /** @type {{ what: string, x: number, view: View } | null} */
    let drag = null;
    const place = (/** @type {MouseEvent} */ event) => {
      const bounds = painter.canvas.getBoundingClientRect();
      return { x: event.clientX - bounds.x, y: event.clientY - bounds.y };
    };
    box.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const { x, y } = place(event);
      if (x > painter.width || y > painter.height) return;
      const what = y < AXIS ? "playhead" : event.shiftKey ? "range" : "pan";
      drag = { what, x, view: this.view };
      if (what === "playhead") this.goTo(painter.ns(this.view, x));
      if (what === "pan") this.views.push(this.view);
      painter.canvas.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const { x } = place(event);
      if (drag.what === "playhead") this.goTo(painter.ns(this.view, x));
      if (drag.what === "pan") {
        const { from, to } = drag.view;
        const by = ((drag.x - x) / painter.space) * (to - from);
        this.setView({ from: from + by, to: to + by }, false);
      }
    });
    const end = (/** @type {PointerEvent} */ event) => {
      if (!drag) return;
      const { x, y } = place(event);
      const { what, x: begin } = drag;
      drag = null;
      const isClick = Math.abs(x - begin) < 4;
      if (what === "range" && !isClick) {
        const [a, b] = [begin, x].sort((m, n) => m - n);
        const { view } = this;
        this.setView({ from: painter.ns(view, a), to: painter.ns(view, b) });
      }
      if (what === "pan" && isClick) {
        this.views.pop();
        const top = y - AXIS + box.scrollTop;
        const isHit = (/** @type {import("./draw.js").Row} */ row) =>
          row.top <= top && top < row.top + row.height;
        this.choose(this.layout.rows.find(isHit)?.lane ?? null);
        if (x >= painter.left) this.goTo(painter.ns(this.view, x));
      }
    };
    box.addEventListener("pointerup", end);
    box.addEventListener("pointercancel", () => (drag = null));
    box.addEventListener(
      "wheel",
      (event) => {
        // A pinch comes with Ctrl. A plain wheel scrolls.
        if (!event.ctrlKey) return;
        event.preventDefault();
        const at = painter.ns(this.view, place(event).x);
        this.zoom(Math.exp(event.deltaY / 300), at);
      },
      { passive: false },
    );
  }

  pressed(/** @type {KeyboardEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLSelectElement) return;
    // The focus may still be on the button that closed the help.
    const isButton =
      target instanceof HTMLButtonElement && target.checkVisibility();
    const isOpen = /** @type {HTMLDialogElement} */ (get("help")).open;
    if (isOpen || (isButton && [" ", "Enter"].includes(event.key))) return;
    const what = this.actions()[event.key];
    if (!what) return;
    event.preventDefault();
    what();
  }

  /** @returns {Record<string, () => void>} */
  actions() {
    const closer = () => this.zoom(0.7);
    const away = () => this.zoom(1 / 0.7);
    const left = () => this.pan(-0.1, false);
    const right = () => this.pan(0.1, false);
    const fit = () => this.setView(this.whole());
    return {
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      ",": () => this.stepInLane(-1),
      ".": () => this.stepInLane(1),
      "[": () => this.followBack(),
      "]": () => this.followOn(),
      " ": () => this.startOrStop(),
      w: closer,
      W: closer,
      "+": closer,
      "=": closer,
      s: away,
      S: away,
      "-": away,
      a: left,
      A: left,
      d: right,
      D: right,
      ArrowUp: () => this.chooseNext(-1),
      ArrowDown: () => this.chooseNext(1),
      f: fit,
      0: fit,
      z: () => {
        const last = this.views.pop();
        if (last) this.setView(last, false);
      },
      "/": () => this.search(),
      g: () => this.askForTime(),
      n: () => this.goToDifference(),
      "?": () => this.help(),
      Escape: () => this.choose(null),
    };
  }
}

/** Text between backticks is code. */
function paragraph(/** @type {string} */ text) {
  const made = element("p");
  text.split("`").forEach((part, nth) => {
    made.append(nth % 2 ? element("code", part) : part);
  });
  return made;
}

/**
 * @param {string} name
 * @param {string[]} texts
 */
function rowOf(name, ...texts) {
  const row = element("tr");
  const head = element("th", name);
  head.setAttribute("scope", "row");
  row.append(head, ...texts.map((text) => element("td", text)));
  return row;
}

/**
 * Pairs of lanes from two runs, side by side; new lanes come last.
 * @param {[import("./model.js").Group, import("./model.js").Group]} pair
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

function answerOf(/** @type {import("./model.js").Version} */ version) {
  const { answer, missing } = version;
  return answer ?? (missing ? `no answer: ${missing}` : "no answer");
}

/**
 * @param {Element} cell
 * @param {string} before
 * @param {string} after
 */
function markChange(cell, before, after) {
  if (before === after) return;
  cell.replaceChildren(element("mark", after), ` (before: ${before})`);
}

/** What a run depends on besides the sources. */
function settings(/** @type {import("./model.js").Run} */ run) {
  const numbers = run.versions.flatMap((version) =>
    version.numbers.map(({ name, value }) => `${name}=${value}`),
  );
  return [
    `${run.profile} build`,
    run.cores === null ? "" : `${run.cores} cores`,
    ...new Set(numbers),
  ].filter(Boolean);
}

/** @type {import("./model.js").Card} */
const NO_CARD = {
  claim: "",
  watch_for: "",
  not_promised: "",
  try: "",
  terms: "",
  ask: "",
  answers: [],
};

const data = get("data").textContent ?? "[]";
const earlierText = document.getElementById("before")?.textContent;
const earlier = earlierText ? runsOf(earlierText) : [];
/** @type {import("./model.js").Shown[]} */
const shown = JSON.parse(data);
for (const run of earlier) {
  let same = shown.find((one) => one.run.program === run.program);
  if (!same) {
    // Only the earlier run has it.
    same = { run: { ...run, versions: [] }, card: NO_CARD, source: [] };
    shown.push(same);
  }
  same.against = compareSources(run, same);
}
const programs = shown.map((one) => new Program(one));
if (programs.length > 0) {
  // For tests, and for the browser's developer tools.
  Object.assign(globalThis, { page: new Page(programs) });
} else {
  get("title").textContent = "No program was run, so there is nothing to see.";
  for (const part of document.querySelectorAll("main, section")) {
    part.toggleAttribute("hidden", true);
  }
}
