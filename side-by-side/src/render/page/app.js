// The page: joins the replay, its picture and its panels, and draws them.

import { connect } from "./actions.js";
import { makeLinks, makeQuestion, makeRuns } from "./card.js";
import { Choices } from "./choices.js";
import { Code } from "./code.js";
import { get, withCode, withoutMarks, write } from "./dom.js";
import { AXIS, DENSE, Painter, ROOMY, layOut } from "./draw.js";
import { compareSources, runsOf } from "./earlier.js";
import { Hover } from "./hover.js";
import { Legend } from "./legend.js";
import { follow, linkTo, partsOf } from "./link.js";
import { Program } from "./model.js";
import { connectCrumbs, drawOverview } from "./overview.js";
import { listenToPointer } from "./pointer.js";
import { Predictions } from "./predict.js";
import { Present } from "./present.js";
import { Replay } from "./replay.js";
import { SaidSoFar, TaskTable } from "./table.js";
import { followTheme } from "./theme.js";

/**
 * @import { Row, Size } from "./draw.js"
 * @import { Card, Group, Lane, Shown } from "./model.js"
 */

/** What fits on A4 and on Letter, in pixels. */
const PAPER = 680;

class Page {
  /** When the last frame of a replay that plays was drawn; 0 if it does not. */
  lastFrame = 0;
  /** Nothing has changed since the last frame. */
  isDrawn = true;
  /** The selected lane that was last scrolled into view. @type {Lane | null} */
  revealed = null;
  /** The stop to which the lanes were last scrolled. */
  revealedStop = "";
  /** The link to what is shown. */
  link = "";
  /** What the last arrangement depended on. */
  arranged = "";
  /** Which versions were known then. @type {boolean[]} */
  known = [];
  /** What is said about the last stop. */
  sentence = "";
  /** Is it drawn to be printed? */
  isPaper = false;

  /** @param {Program[]} programs */
  constructor(programs) {
    this.programs = programs;
    const changed = () => this.draw();
    this.predictions = new Predictions();
    this.choices = new Choices(this.predictions, programs, changed);
    this.replay = new Replay(programs[0], this.predictions, changed);
    /** @type {HTMLElement} */
    this.box = get("lanes");
    const canvas = this.box.querySelector("canvas");
    if (!canvas) throw new Error("the page has no canvas");
    this.painter = new Painter(canvas);
    /** @type {{ rows: Row[], height: number }} */
    this.layout = { rows: [], height: 0 };
    this.tasks = new TaskTable(changed);
    this.said = new SaidSoFar();
    this.code = new Code();
    this.legend = new Legend();
    this.present = new Present(programs, this.replay, (one) => this.open(one));
    this.hover = new Hover(this.box, this.painter, this.replay);
    this.listen();
    this.readLink();
  }

  listen() {
    addEventListener("hashchange", () => this.readLink());
    const resized = () => {
      this.resize();
      // No frame is empty.
      this.drawNow();
    };
    new ResizeObserver(resized).observe(this.box);
    addEventListener("resize", resized);
    this.box.addEventListener("scroll", () => this.draw());
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    followTheme(() => this.recolour());
    const decide = (/** @type {string} */ id, /** @type {() => void} */ what) =>
      get(id).addEventListener("click", () => {
        what();
        this.draw();
      });
    decide("skip", () => this.predictions.skipAll(this.replay.program));
    decide("again", () => {
      this.predictions.askAgain(this.replay.program);
      this.replay.open(this.replay.program);
    });
    get("more").addEventListener("click", () => {
      const isOpen = get("rest").classList.toggle("open");
      get("more").setAttribute("aria-expanded", String(isOpen));
    });
    get("to-code").addEventListener("click", () => {
      get("own").scrollIntoView();
      /** @type {HTMLElement} */ (get("sources").children[0])?.focus({ preventScroll: true });
    });
    const rows = () => this.layout.rows;
    listenToPointer(this.box, this.painter, this.replay, rows);
    connectCrumbs(this.replay);
    connect(this.replay, this.present);
  }

  recolour() {
    this.painter.colours = this.painter.readColours();
    this.legend = new Legend();
    this.draw();
  }

  /** Draws everything in light colours, as wide as a sheet; or not any more. */
  print(/** @type {boolean} */ isBegun) {
    this.isPaper = isBegun;
    document.documentElement.classList.toggle("paper", isBegun);
    this.recolour();
    this.resize();
    this.drawNow();
    this.tellAll();
  }

  open(/** @type {Program} */ program) {
    this.revealed = null;
    this.arranged = "";
    this.replay.open(program);
    document.title = `${program.run.program}: side by side`;
    get("title").textContent = program.run.program;
    makeLinks(this.programs, program);
    makeRuns(program);
    this.said.open(this.replay);
    this.arrange();
  }

  /** Makes anew what depends on what the reader may know. */
  arrange() {
    const { replay, predictions } = this;
    const { program } = replay;
    if (replay.isAtEnd) predictions.end(program);
    const known = program.groups.map((group) => replay.isKnown(group));
    const isOver = predictions.isOver(program);
    // While something is hidden, lanes appear as time passes.
    const lanes = replay.isAsking
      ? program.groups.map((group) => replay.lanesOf(group).length)
      : [];
    const shown = [this.present.isOn, ...replay.groups.map((one) => one.title)];
    const state = JSON.stringify([known, isOver, lanes, shown]);
    this.choices.draw(program);
    if (state === this.arranged) return;
    const isOpened = this.arranged === "";
    this.arranged = state;
    // More of the axis may be shown.
    const isMore = String(known) !== String(this.known);
    this.known = known;
    if (isMore && !isOpened) replay.setScale();
    makeQuestion(program, isOver);
    this.tasks.open(replay);
    this.code.open(replay);
    this.present.arrange();
    this.resize();
  }

  /** How high the lanes may be, in pixels. */
  mostHeight(/** @type {boolean} */ isWide) {
    if (this.isPaper) return Infinity;
    if (this.present.isOn) return Math.max(220, innerHeight - this.box.offsetTop - 4);
    // A card is scrolled as a whole.
    if (document.body.classList.contains("card")) return Math.max(2000, innerHeight);
    // All lanes, if they fit into the window; beside them is the code.
    return isWide ? innerHeight - 48 : Math.max(220, innerHeight * 0.6);
  }

  resize() {
    // On paper nothing is large.
    const { isOn } = this.present;
    const magnify = this.isPaper ? 1 : this.present.magnify;
    this.painter.magnify = magnify;
    const width = this.isPaper ? PAPER : this.box.clientWidth / magnify;
    const isWide = matchMedia("(min-width: 1100px)").matches;
    const most = this.mostHeight(isWide) / magnify;
    this.layout = this.laidOut(ROOMY);
    const top = this.box.getBoundingClientRect().top + scrollY;
    const bottom = top + (this.layout.height + AXIS + 10) * magnify;
    const isTooHigh = bottom > innerHeight && !this.isPaper;
    if (isTooHigh && (isWide || isOn)) this.layout = this.laidOut(DENSE);
    const height = Math.min(this.layout.height + AXIS + 8, most);
    this.box.style.maxHeight = `${height * magnify + 1}px`;
    const longest = this.layout.rows.map((row) => row.lanes[0]?.task.name ?? "");
    const letters = Math.max(8, ...longest.map((name) => Math.min(name.length, 26)));
    const names = Math.min(letters * 7.5 + 36, width * 0.35);
    this.painter.fit(width, height, names);
    this.replay.space = this.painter.space;
    const below = Math.max(0, this.layout.height + AXIS + 8 - height);
    /** @type {HTMLElement} */ (get("height")).style.height = `${below * magnify}px`;
    this.draw();
  }

  laidOut(/** @type {Size} */ size) {
    const { replay } = this;
    const isKnown = (/** @type {Group} */ group) => replay.isKnown(group);
    return layOut(replay.groups, isKnown, (group) => replay.lanesOf(group), size);
  }

  /** Schedules one drawing for all changes until the next frame. */
  draw() {
    if (!this.isDrawn) return;
    this.isDrawn = false;
    requestAnimationFrame((now) => {
      this.isDrawn = true;
      this.play(now);
      this.drawNow();
    });
  }

  play(/** @type {number} */ now) {
    if (!this.replay.isPlaying) {
      this.lastFrame = 0;
      return;
    }
    const speed = Number(/** @type {HTMLSelectElement} */ (get("speed")).value);
    const passed = this.lastFrame ? now - this.lastFrame : 0;
    this.lastFrame = now;
    this.replay.pass(passed * 1e6 * speed);
  }

  drawNow() {
    this.arrange();
    const { program, view, playhead, chosen, isPlaying } = this.replay;
    this.reveal(chosen);
    this.revealStop();
    const scroll = this.box.scrollTop / this.painter.magnify;
    const isKnown = (/** @type {Group} */ group) => this.replay.isKnown(group);
    const { scale } = this.replay;
    this.painter.scale = scale;
    this.painter.isAsking = this.replay.isAsking;
    const state = { view, playhead, scroll, chosen, isKnown };
    this.painter.draw(program, this.layout.rows, state);
    drawOverview(this.painter, this.replay);
    const until = (/** @type {Group} */ group) =>
      isKnown(group) ? Infinity : playhead;
    this.legend.draw(program.groups, until);
    const second = program.second;
    const isClose = view.to - view.from < second / 100;
    const places = isClose ? 7 : scale.isSqueezed ? 5 : 3;
    write("moment", `at ${(playhead / second).toFixed(places)} s`);
    write("play", isPlaying ? "Stop" : "Play");
    get("play").setAttribute("aria-pressed", String(isPlaying));
    get("squeeze").setAttribute("aria-pressed", String(scale.isSqueezed));
    get("squeeze").toggleAttribute("disabled", this.replay.isAsking);
    write("difference", this.replay.difference);
    const { sentence } = this;
    this.tellStop();
    this.hover.tell(this.layout.rows, sentence === this.sentence);
    this.present.tell(this.layout.rows, scroll, this.painter.height - AXIS);
    this.tasks.tell(playhead);
    this.said.tell(playhead);
    this.code.mark(program, playhead);
    this.writeLink();
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => this.tellAll(), 300);
  }

  /** The sentence about the last stop, above the playhead; spoken if it stays. */
  tellStop() {
    const { program, playhead, view, stops, reached, isPlaying } = this.replay;
    const stop = stops[reached - 1];
    /** @type {HTMLElement} */
    const sentence = get("sentence");
    sentence.setAttribute("aria-live", isPlaying ? "off" : "polite");
    const count = this.replay.isAsking ? "" : ` of ${stops.length}`;
    const text = stop
      ? `stop ${reached}${count}: ${stop.sentence(program.groups)}`
      : "";
    if (text !== this.sentence) sentence.replaceChildren(...withCode(text));
    this.sentence = text;
    const room = this.box.clientWidth - sentence.offsetWidth;
    const at = this.painter.x(view, playhead) * this.painter.magnify - 8;
    const x = Math.min(at, room);
    sentence.style.translate = `${Math.max(0, x)}px`;
  }

  tellAll() {
    this.tasks.tellAll(this.replay.playhead);
  }

  /** Scrolls to a lane that has just been selected. */
  reveal(/** @type {Lane | null} */ chosen) {
    if (chosen === this.revealed) return;
    this.revealed = chosen;
    if (!chosen) return;
    const row = this.layout.rows.find((one) => one.lanes.includes(chosen));
    if (!row) return;
    const { runtime } = row.group.version;
    if (this.code.names.includes(runtime)) this.code.choose(runtime);
    this.scrollTo(row);
  }

  /** Scrolls to what has just happened while a class looks on. */
  revealStop() {
    const { program, reached } = this.replay;
    const stop = `${program.run.program} ${reached}`;
    if (!this.present.isOn || stop === this.revealedStop) return;
    this.revealedStop = stop;
    const rows = this.present.rowsOfStop(this.layout.rows);
    if (rows.length > 0 && !rows.some((row) => this.isInView(row))) {
      this.scrollTo(rows[0]);
    }
  }

  isInView(/** @type {Row} */ row) {
    const top = row.top - this.box.scrollTop / this.painter.magnify;
    return top >= 0 && top <= this.painter.height - AXIS - row.height;
  }

  /** Brings a row into view. */
  scrollTo(/** @type {Row} */ row) {
    const { magnify, height } = this.painter;
    const top = row.top - this.box.scrollTop / magnify;
    const room = height - AXIS - row.height;
    if (top < 0) this.box.scrollTop = row.top * magnify;
    if (top > room) this.box.scrollTop = (row.top - room) * magnify;
  }

  writeLink() {
    const link = linkTo(this.replay, this.code);
    if (link === this.link) return;
    this.link = link;
    clearTimeout(this.linkTimer);
    // Browsers limit how often it may change.
    this.linkTimer = setTimeout(() => history.replaceState(null, "", link), 200);
  }

  readLink() {
    const link = partsOf(location.hash);
    const named = this.programs.find((one) => one.run.program === link.name);
    this.open(named ?? this.programs[0]);
    const version = follow(this.replay, this.code, link);
    this.reveal(this.replay.chosen);
    if (version) this.code.choose(version);
    // An untouched page has no link to a moment.
    this.link = linkTo(this.replay, this.code);
  }
}

/** @type {Card} */
const NO_CARD = {
  claim: "",
  watch_for: "",
  not_promised: "",
  try: "",
  terms: "",
  ask: "",
  answers: [],
};

/** The runs of the page, each with the earlier run of its program, if any. */
function readPrograms() {
  const runs = [...document.querySelectorAll("script.run")];
  const earlierText = document.getElementById("before")?.textContent;
  const earlier = earlierText ? runsOf(earlierText) : [];
  /** @type {Shown[]} */
  const shown = runs.map(({ textContent }) => JSON.parse(textContent ?? "", withoutMarks));
  for (const run of earlier) {
    let same = shown.find((one) => one.run.program === run.program);
    if (!same) {
      // Only the earlier run has it.
      same = { run: { ...run, versions: [] }, card: NO_CARD, source: [] };
      shown.push(same);
    }
    same.against = compareSources(run, same);
  }
  return shown.map((one) => new Program(one));
}

for (const text of document.querySelectorAll(".text")) text.remove();
document.body.classList.add("on");
const programs = readPrograms();
if (programs.length > 0) {
  const page = new Page(programs);
  // For tests, and for the browser's developer tools.
  Object.assign(globalThis, { page, replay: page.replay });
} else {
  get("title").textContent = "No program was run, so there is nothing to see.";
  for (const part of document.querySelectorAll("main, section")) {
    part.toggleAttribute("hidden", true);
  }
}
