// Presenting: the question, the lanes and little else, in type that is read from
// the last row. The class votes, and a clicker goes from stop to stop.

import { element, get, show, write } from "./dom.js";
import { AXIS } from "./draw.js";

/**
 * @import { Row } from "./draw.js"
 * @import { Group, Program } from "./model.js"
 * @import { Replay } from "./replay.js"
 * @typedef {{ group: Group, answer: string, add: HTMLElement,
 *   less: HTMLElement }} Vote
 */

/** How much larger the lanes are. */
const LARGE = 2;

export class Present {
  isOn = false;
  /** How many hands were raised; forgotten with the page. */
  counts = new Map();
  /** @type {Vote[]} */
  votes = [];
  /** The votes of each version that is asked about. @type {Map<Group, HTMLElement>} */
  boxes = new Map();

  /**
   * @param {Program[]} programs
   * @param {Replay} replay
   * @param {(program: Program) => void} open
   */
  constructor(programs, replay, open) {
    this.programs = programs;
    this.replay = replay;
    this.open = open;
    /** @type {HTMLDialogElement} */
    this.curtain = get("curtain");
    this.curtain.addEventListener("keydown", (event) => {
      // Any key of the presenter uncovers, and does nothing else.
      const { ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || event.key === "Shift") return;
      event.preventDefault();
      event.stopPropagation();
      this.curtain.close();
    });
    this.curtain.addEventListener("click", () => this.curtain.close());
    // It must not drag the lanes below.
    for (const what of ["pointerdown", "pointerup"]) {
      get("votes").addEventListener(what, (event) => event.stopPropagation());
    }
    get("leave").addEventListener("click", () => this.startOrStop());
  }

  /** How large the lanes are. */
  get magnify() {
    return this.isOn ? LARGE : 1;
  }

  startOrStop() {
    this.isOn = !this.isOn;
    document.body.classList.toggle("presenting", this.isOn);
    this.replay.hide(new Set());
    scrollTo(0, 0);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    if (!focused?.checkVisibility()) focused?.blur();
  }

  cover() {
    this.curtain.showModal();
  }

  /** To the next stop, then to the answers, then to the next program. */
  step(/** @type {1 | -1} */ way) {
    const { replay, programs } = this;
    const { playhead, program } = replay;
    replay.goToStop(way);
    if (replay.playhead !== playhead) return;
    if (way > 0 && replay.isAsking) {
      replay.predictions.skipAll(program);
      return replay.changed();
    }
    const next = programs[programs.indexOf(program) + way];
    if (next) this.open(next);
  }

  /** Shows or hides a version; at least one remains. */
  toggle(/** @type {number} */ nth) {
    const { program, groups, hidden } = this.replay;
    const group = program.groups[nth];
    if (!group || (groups.length === 1 && groups[0] === group)) return;
    const others = [...hidden].filter((title) => title !== group.title);
    this.replay.hide(
      new Set(groups.includes(group) ? [...others, group.title] : others),
    );
  }

  /** Makes the answers, the versions and the votes anew. */
  arrange() {
    show("class", this.isOn);
    show("votes", this.isOn);
    if (!this.isOn) return;
    const { program, groups, predictions } = this.replay;
    const { answers } = program.card;
    const asked = predictions.asked(program);
    const options = asked.length > 0 ? answers : [];
    get("options").replaceChildren(
      ...options.flatMap((answer, nth) => {
        const option = element("span");
        option.append(element("b", letter(nth)), ` ${answer}`);
        return [option, " "];
      }),
    );
    const nth = this.programs.indexOf(program) + 1;
    const count = this.programs.length;
    const name = program.run.program;
    write("which", count > 1 ? `${name} (${nth} of ${count})` : name);
    const chips = program.groups.map((group, at) => {
      const chip = element("button", `${at + 1} ${group.title}`);
      chip.setAttribute("aria-pressed", String(groups.includes(group)));
      chip.addEventListener("click", () => {
        this.toggle(at);
        // The button is made anew.
        requestAnimationFrame(() => this.focusChip(at));
      });
      return chip;
    });
    get("versions").replaceChildren(...(chips.length > 1 ? chips : []));
    this.votes = [];
    this.boxes.clear();
    for (const group of groups.filter((one) => asked.includes(one))) {
      const box = element("div");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `Votes for ${group.title}`);
      box.append(...answers.flatMap((answer) => this.vote(group, answer)));
      this.boxes.set(group, box);
    }
    get("votes").replaceChildren(...this.boxes.values());
  }

  focusChip(/** @type {number} */ nth) {
    const chip = get("versions").children[nth];
    if (chip instanceof HTMLElement) chip.focus();
  }

  /**
   * A button that counts a hand, and one that takes it back.
   * @param {Group} group
   * @param {string} answer
   */
  vote(group, answer) {
    const key = this.keyOf(group, answer);
    const button = (/** @type {number} */ by) => {
      const made = element("button");
      made.addEventListener("click", () => {
        this.counts.set(key, Math.max(0, this.count(group, answer) + by));
        this.replay.changed();
      });
      return made;
    };
    const [add, less] = [button(1), button(-1)];
    less.className = "quiet";
    less.textContent = "−";
    this.votes.push({ group, answer, add, less });
    return [add, less];
  }

  /**
   * @param {Group} group
   * @param {string} answer
   */
  keyOf(group, answer) {
    const { crate, program } = this.replay.program.run;
    return JSON.stringify([crate, program, group.title, answer]);
  }

  /**
   * @param {Group} group
   * @param {string} answer
   */
  count(group, answer) {
    return this.counts.get(this.keyOf(group, answer)) ?? 0;
  }

  /**
   * What changes with the moment: the answers at the end, and what is in view.
   * @param {Row[]} rows
   * @param {number} scroll
   * @param {number} height of the lanes in view
   */
  tell(rows, scroll, height) {
    if (!this.isOn) return;
    const { program, isAtEnd, predictions } = this.replay;
    const isShown = isAtEnd && predictions.isOver(program);
    for (const { group, answer, add, less } of this.votes) {
      const count = this.count(group, answer);
      const isRight = isShown && group.version.answer === answer;
      const sign = letter(program.card.answers.indexOf(answer));
      const text = `${sign} ${isRight ? "✔ " : ""}${count}`;
      if (add.textContent !== text) add.textContent = text;
      add.classList.toggle("right", isRight);
      add.setAttribute("aria-label", `${text}: count a hand for “${answer}”`);
      less.setAttribute("aria-label", `take back a hand for “${answer}”`);
      less.style.visibility = count > 0 ? "" : "hidden";
    }
    const bottom = scroll + height;
    program.groups.forEach((group, nth) => {
      const own = rows.filter((row) => row.group === group);
      const [first, last] = [own[0], own[own.length - 1]];
      const box = this.boxes.get(group);
      if (box && first) {
        box.style.top = `${(AXIS + first.top + first.size.head * 0.6) * this.magnify}px`;
        // It must not cover the axis.
        const above = scroll - first.top;
        box.style.visibility = above > 0 && above < AXIS + first.height ? "hidden" : "";
      }
      const isBelow = last && last.top + last.height > bottom + 1;
      const isAbove = first && first.top < scroll - 1;
      const where = isBelow ? " ↓" : isAbove ? " ↑" : "";
      const chip = get("versions").children[nth];
      const text = `${nth + 1} ${group.title}${where}`;
      if (chip && chip.textContent !== text) chip.textContent = text;
    });
  }

  /** The rows of what happens at the last stop. */
  rowsOfStop(/** @type {Row[]} */ rows) {
    const { stops, reached } = this.replay;
    const moments = stops[reached - 1]?.moments ?? [];
    return moments.flatMap(({ group, lane }) =>
      rows.filter((row) =>
        lane ? row.lanes.includes(lane) : row.group === group && !row.lanes.length,
      ),
    );
  }
}

/** Answers have letters, as versions have numbers. */
function letter(/** @type {number} */ nth) {
  return String.fromCharCode(65 + nth);
}
