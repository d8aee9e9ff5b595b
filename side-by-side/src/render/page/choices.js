// The question in the picture: a row for each version, with the answers as
// buttons.

import { element, get, show, withCode, write } from "./dom.js";

/**
 * @import { Group, Program } from "./model.js"
 * @import { Predictions } from "./predict.js"
 */

export class Choices {
  /** What is shown, so that nothing is made anew or spoken twice. */
  shown = "";

  /**
   * @param {Predictions} predictions
   * @param {Program[]} programs
   * @param {() => void} changed is called after each choice
   */
  constructor(predictions, programs, changed) {
    this.predictions = predictions;
    this.programs = programs;
    this.changed = changed;
  }

  draw(/** @type {Program} */ program) {
    const { predictions } = this;
    const asked = predictions.asked(program);
    const isOver = predictions.isOver(program);
    const state = JSON.stringify([
      program.run.program,
      isOver,
      asked.map((group) => predictions.choice(program, group) ?? "asked"),
      asked.map((group) => predictions.choice(program, group) === null),
    ]);
    if (state === this.shown) return;
    this.shown = state;
    const isAsking = predictions.isAsking(program);
    show("predict", asked.length > 0);
    show("skip", isAsking);
    show("again", asked.length > 0 && !isAsking);
    get("rows").replaceChildren(
      ...asked.flatMap((group) => this.rowsOf(program, group, isOver)),
    );
    write("score", this.score(program, asked, isAsking, isOver));
  }

  /**
   * @param {Program} program
   * @param {Group} group
   * @param {boolean} isOver
   */
  rowsOf(program, group, isOver) {
    const { predictions } = this;
    const choice = predictions.choice(program, group);
    const verdict = isOver ? predictions.verdict(program, group) : null;
    const { runtime } = group.version;
    const row = element("div");
    row.className = "choice";
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", `Your prediction for ${runtime}`);
    row.append(element("b", runtime));
    if (choice === undefined) {
      const answer = (/** @type {string} */ text, /** @type {string | null} */ is) => {
        const button = element("button", text);
        button.addEventListener("click", () => this.choose(program, group, is));
        row.append(button);
        return button;
      };
      for (const text of program.card.answers) answer(text, text);
      const skip = answer("skip", null);
      skip.className = "quiet";
      skip.setAttribute("aria-label", `skip ${runtime}`);
      return [row];
    }
    if (choice === null && isOver) return [];
    const said = choice === null ? "skipped" : `you said “${choice}”`;
    row.append(element("span", said));
    if (verdict) {
      const mark = element("span", verdict.words);
      const kind = { true: "good", false: "bad", null: "quiet" };
      mark.className = kind[/** @type {"true"} */ (String(verdict.isRight))];
      row.append(mark);
      const reason = element("span");
      reason.append(...withCode(verdict.reason));
      row.append(reason);
    }
    return [row];
  }

  /**
   * @param {Program} program
   * @param {Group} group
   * @param {string | null} answer
   */
  choose(program, group, answer) {
    this.predictions.choose(program, group, answer);
    this.changed();
    // The button that had the focus is gone.
    const next = document.querySelector("#rows button") ?? get("play");
    /** @type {HTMLElement} */ (next).focus();
  }

  /**
   * @param {Program} program
   * @param {Group[]} asked
   * @param {boolean} isAsking
   * @param {boolean} isOver
   */
  score(program, asked, isAsking, isOver) {
    if (isAsking || asked.length === 0) return "";
    if (!isOver) return "Play it to see what happens.";
    const own = this.predictions.score([program]);
    const all = this.predictions.score(this.programs);
    if (own.all === 0) return "";
    const rest = all.all > own.all ? ` On this page: ${all.right} of ${all.all}.` : "";
    return `${own.right} of ${own.all} right.${rest}`;
  }
}
