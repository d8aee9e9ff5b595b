// The page: its state, what a reader can do, and what is shown for that.

import { Program } from "./model.js";
import { doing, duration, errors, troubles } from "./words.js";
import { firstDifference } from "./differ.js";
import { AXIS, Painter, layOut } from "./draw.js";

/** @typedef {import("./draw.js").View} View */

/** How much is seen of a run at least, in ns. */
const LEAST = 1000;

const KEYS = [
  ["← →", "step from event to event, back and forth"],
  [", .", "the same within the chosen lane"],
  ["[ ]", "what woke the chosen lane; what it woke"],
  ["Space", "play and stop"],
  ["W S  + -", "zoom in and out (also Ctrl and the wheel)"],
  ["A D", "move to the left and to the right"],
  ["↑ ↓", "choose a lane"],
  ["f 0", "show the whole run"],
  ["z", "the view before"],
  ["/", "search for a lane or for words"],
  ["g", "go to a time in seconds"],
  ["n", "the first moment at which the runtimes differ"],
  ["?", "this help"],
  ["Esc", "close, choose nothing"],
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
 * An element with text, and never with markup: programs may say anything.
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
    this.hand = 0;
    /** @type {import("./model.js").Lane | null} */
    this.chosen = null;
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
    /** Which of them a reader can see. */
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
    /** @type {Map<string, HTMLElement>} */
    this.places = new Map();
    /** @type {HTMLElement[]} */
    this.marked = [];
    this.listen();
    this.readLink();
  }

  /** Shows a program from its begin. */
  open(/** @type {Program} */ program) {
    this.program = program;
    this.layout = layOut(program);
    this.chosen = null;
    this.views = [];
    this.hand = 0;
    this.view = this.whole();
    get("difference").textContent = "";
    document.title = `${program.run.program}: side by side`;
    get("title").textContent = program.run.program;
    this.makeLinks();
    this.makeNow();
    this.makeSaid();
    this.makeQuestion();
    this.makeSources();
    this.resize();
  }

  whole() {
    const { wallNs } = this.program;
    return { from: -0.01 * wallNs, to: 1.03 * wallNs };
  }

  // What is shown.

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
    const bodies = this.program.groups.map((group) => {
      const rows = [];
      const head = element("tr");
      const name = element("th", group.version.runtime);
      name.setAttribute("scope", "rowgroup");
      head.append(name, element("td"));
      rows.push(head);
      const { version } = group;
      for (const note of troubles(version)) rows.push(rowOf("note", note));
      for (const line of errors(version)) rows.push(rowOf("stderr", line));
      // More than that nobody reads; the lanes show them all.
      for (const lane of group.lanes.slice(0, 200)) {
        const row = rowOf(lane.task.name, "");
        row.className = "task";
        const cell = /** @type {HTMLElement} */ (row.lastElementChild);
        this.cells.push({ cell, lane, group, text: "" });
        rows.push(row);
      }
      if (group.lanes.length > 200) {
        rows.push(rowOf("…", `${group.lanes.length - 200} more tasks`));
      }
      const body = element("tbody");
      body.append(...rows);
      return body;
    });
    get("now").replaceChildren(...bodies);
    for (const { cell } of this.cells) this.seer.observe(cell);
  }

  makeSaid() {
    this.saids = this.program.groups.map((group) => {
      const box = element("div");
      box.append(element("h3", group.version.runtime));
      const said = element("p");
      said.className = "said";
      box.append(said);
      return { box, group, count: -1 };
    });
    get("said").replaceChildren(...this.saids.map((said) => said.box));
  }

  makeQuestion() {
    const { card, run } = this.program;
    get("question").textContent = card.ask;
    get("choices").textContent = `${card.answers.join(" / ")}`;
    const box = get("answers");
    box.toggleAttribute("hidden", true);
    get("predicted").toggleAttribute("hidden", false);
    const table = element("table");
    const head = element("tr");
    for (const name of ["", "answer", "took", "polls", "wakes", "threads"]) {
      head.append(element(name ? "th" : "td", name));
    }
    table.append(head);
    for (const version of run.versions) {
      const row = element("tr");
      const sum = (/** @type {"polls" | "wakes"} */ what) =>
        String(version.tasks.reduce((all, task) => all + task[what].length, 0));
      const cells = [
        version.runtime,
        version.answer ?? "no answer",
        duration(version.wall_ns),
        sum("polls"),
        sum("wakes"),
        version.thread_count === null ? "–" : String(version.thread_count),
      ];
      for (const text of cells) row.append(element("td", text));
      table.append(row);
    }
    const texts = [
      `Watch for: ${card.watch_for}`,
      `Not promised: ${card.not_promised}`,
      `Try: ${card.try}`,
    ];
    box.replaceChildren(
      element("h2", "The answers"),
      paragraph(card.claim),
      table,
      ...texts.map(paragraph),
    );
  }

  makeSources() {
    this.places = new Map();
    this.marked = [];
    const blocks = this.program.sources.map((source) => {
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
            const file = source.files[nth];
            this.places.set(`${file}:${numbers[nth]}`, place);
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
    });
    get("sources").replaceChildren(...blocks);
  }

  /** Draws soon, and once for all changes till then. */
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
    const { program, view, hand, chosen } = this;
    const scroll = this.box.scrollTop;
    this.painter.draw(program, this.layout.rows, { view, hand, scroll, chosen });
    const second = program.second;
    const places = view.to - view.from < second / 100 ? 7 : 3;
    get("moment").textContent = `at ${(hand / second).toFixed(places)} s`;
    for (const shown of this.cells) {
      if (this.seen.has(shown.cell)) this.tell(shown);
    }
    for (const shown of this.saids) {
      const { said } = shown.group.version;
      const until = said.filter((line) => line.at_ns <= hand);
      if (until.length === shown.count) continue;
      shown.count = until.length;
      const box = shown.box.querySelector("p");
      if (!box) continue;
      const last = until.slice(-200).map((line) => line.text);
      box.textContent = last.join("\n");
    }
    this.markLines();
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => this.tellAll(), 300);
  }

  /** Also what is out of sight, for whoever searches, prints or listens. */
  tellAll() {
    for (const shown of this.cells) this.tell(shown);
  }

  /** @param {Page["cells"][0]} shown */
  tell(shown) {
    const text = doing(shown.group, shown.lane, this.hand);
    if (text === shown.text) return;
    shown.text = text;
    shown.cell.textContent = text;
  }

  /** The line that each version said something at last. */
  markLines() {
    for (const place of this.marked) place.classList.remove("now");
    this.marked = [];
    for (const group of this.program.groups) {
      const { said } = group.version;
      const last = said.findLast((line) => line.at_ns <= this.hand && line.line);
      const file = last?.file?.replaceAll("\\", "/").split("/").pop();
      const place = this.places.get(`${file}:${last?.line}`);
      if (!place) continue;
      place.classList.add("now");
      this.marked.push(place);
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

  // What a reader can do.

  goTo(/** @type {number} */ ns) {
    this.hand = Math.round(Math.min(Math.max(0, ns), this.program.wallNs));
    const { from, to } = this.view;
    if (this.hand < from || this.hand > to) {
      const half = (to - from) / 2;
      this.setView({ from: this.hand - half, to: this.hand + half }, false);
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

  zoom(/** @type {number} */ factor, at = this.hand) {
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
    this.goTo(this.program.step(this.hand, way));
  }

  /** The moments of the chosen lane, in the order of time. */
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
        ? moments.find((ns) => ns > this.hand)
        : moments.findLast((ns) => ns < this.hand);
    if (next !== undefined) this.goTo(next);
  }

  groupOf(/** @type {import("./model.js").Lane} */ lane) {
    return this.program.groups.find((group) => group.lanes.includes(lane));
  }

  /** To the one that woke the chosen lane last. */
  followBack() {
    const lane = this.chosen;
    const wake = lane?.lastWake(this.hand);
    if (!lane || !wake) return;
    const group = this.groupOf(lane);
    const by = group?.laneOf(wake.by) ?? group?.laneOf(wake.after);
    if (by) this.choose(by);
    this.goTo(wake.at_ns);
  }

  /** To the one that the chosen lane wakes next. */
  followOn() {
    const lane = this.chosen;
    const group = lane && this.groupOf(lane);
    if (!lane || !group) return;
    let found;
    for (const other of group.lanes) {
      for (const wake of other.task.wakes) {
        const is = wake.by === lane.task.id || wake.after === lane.task.id;
        if (!is || wake.at_ns < this.hand) continue;
        const isItself = other === lane && wake.at_ns === this.hand;
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

  /** Each runtime is compared with the first one. */
  goToDifference() {
    const [first, ...others] = this.program.groups;
    const found = firstDifference(
      others.map((other) => [first, other]),
      this.program.second,
    );
    get("difference").textContent =
      found?.sentence ?? "They do the same, all the time.";
    if (!found) return;
    this.choose(found.lane);
    this.goTo(found.ns);
  }

  search() {
    const words = prompt("A part of a lane's name, or of what was said:");
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
    alert(`Nothing here has "${words}" in it.`);
  }

  askForTime() {
    const text = prompt("Go to which second of the program?");
    const seconds = Number(text?.replace(",", "."));
    if (!text || Number.isNaN(seconds)) return;
    this.goTo(seconds * this.program.second);
  }

  startOrStop() {
    this.isPlaying = !this.isPlaying;
    const button = get("play");
    button.textContent = this.isPlaying ? "Stop" : "Play";
    button.setAttribute("aria-pressed", String(this.isPlaying));
    if (this.isPlaying && this.hand >= this.program.wallNs) this.hand = 0;
    this.lastFrame = 0;
    this.draw();
  }

  play(/** @type {number} */ now) {
    const speed = Number(/** @type {HTMLSelectElement} */ (get("speed")).value);
    const passed = this.lastFrame ? now - this.lastFrame : 0;
    this.lastFrame = now;
    this.goTo(this.hand + passed * 1e6 * speed);
    if (this.hand >= this.program.wallNs) this.startOrStop();
    else this.draw();
  }

  // The link has the program and the hand's place.

  writeLink() {
    const link = `#${this.program.run.program}/${Math.round(this.hand)}`;
    clearTimeout(this.linkTimer);
    // Browsers refuse to change it very often.
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
      const what = y < AXIS ? "hand" : event.shiftKey ? "range" : "pan";
      drag = { what, x, view: this.view };
      if (what === "hand") this.goTo(painter.ns(this.view, x));
      if (what === "pan") this.views.push(this.view);
      painter.canvas.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const { x } = place(event);
      if (drag.what === "hand") this.goTo(painter.ns(this.view, x));
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
    // The focus may still be on a button that was closed with the help.
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

/** What stands between backticks is code. */
function paragraph(/** @type {string} */ text) {
  const made = element("p");
  text.split("`").forEach((part, nth) => {
    made.append(nth % 2 ? element("code", part) : part);
  });
  return made;
}

/**
 * @param {string} name
 * @param {string} text
 */
function rowOf(name, text) {
  const row = element("tr");
  const head = element("th", name);
  head.setAttribute("scope", "row");
  row.append(head, element("td", text));
  return row;
}

const data = get("data").textContent ?? "[]";
const programs = JSON.parse(data).map(
  (/** @type {import("./model.js").Shown} */ shown) => new Program(shown),
);
if (programs.length > 0) {
  // For tests, and for whoever looks into it with the browser's own tools.
  Object.assign(globalThis, { page: new Page(programs) });
} else {
  get("title").textContent = "No program was run, so there is nothing to see.";
  for (const part of document.querySelectorAll("main, section")) {
    part.toggleAttribute("hidden", true);
  }
}
