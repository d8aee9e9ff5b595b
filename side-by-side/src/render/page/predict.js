// What the reader predicts, and what may be shown before that.
//
// Until the reader has chosen an answer for a version, or has skipped it, the
// page shows of this version only what has happened up to the playhead. A cure
// is not asked about, and is hidden as long as anything else is.

import { sourceOf } from "./earlier.js";

/**
 * @import { Group, Program } from "./model.js"
 * @typedef {{ choices: Record<string, string | null>, isOver?: boolean }} Kept
 * @typedef {{ isRight: boolean | null, words: string, reason: string }} Verdict
 */

const KEY = "side by side: predictions";

export class Predictions {
  /** By program; for each version the answer, or null if it was skipped. */
  constructor() {
    this.all = read();
  }

  /** @returns {Kept} */
  of(/** @type {Program} */ program) {
    return (this.all[keyOf(program)] ??= { choices: {} });
  }

  /** The versions that the reader is asked about. */
  asked(/** @type {Program} */ { card, groups, pairs }) {
    // A reader who compares two runs has seen the answers.
    if (card.answers.length === 0 || pairs.length > 0) return [];
    return groups.filter(({ version }) => {
      const { runtime, outcome } = version;
      return !runtime.endsWith("-cured") && outcome !== "missing";
    });
  }

  /** The answer; null if it was skipped, undefined if it is still asked. */
  choice(/** @type {Program} */ program, /** @type {Group} */ { version }) {
    const kept = this.of(program).choices[version.runtime];
    // The card may have changed since, and the terminal may have asked.
    const isOld = typeof kept === "string" && !program.card.answers.includes(kept);
    return kept === undefined || isOld ? version.predicted : kept;
  }

  /** Is anything still asked? */
  isAsking(/** @type {Program} */ program) {
    return this.asked(program).some(
      (group) => this.choice(program, group) === undefined,
    );
  }

  /** May everything about this version be shown? */
  isKnown(/** @type {Program} */ program, /** @type {Group} */ group) {
    if (!this.isAsking(program)) return true;
    const isAsked = this.asked(program).includes(group);
    return isAsked && this.choice(program, group) !== undefined;
  }

  /** May the answers be shown? */
  isOver(/** @type {Program} */ program) {
    if (this.isAsking(program)) return false;
    const isChosen = (/** @type {Group} */ group) =>
      typeof this.choice(program, group) === "string";
    return Boolean(this.of(program).isOver) || !this.asked(program).some(isChosen);
  }

  /**
   * @param {Program} program
   * @param {Group} group
   * @param {string | null} answer null: the reader skips it
   */
  choose(program, { version }, answer) {
    this.of(program).choices[version.runtime] = answer;
    this.write(program);
  }

  skipAll(/** @type {Program} */ program) {
    for (const group of this.asked(program)) {
      const isAsked = this.choice(program, group) === undefined;
      if (isAsked) this.choose(program, group, null);
    }
  }

  /** The replay has reached its end. */
  end(/** @type {Program} */ program) {
    if (this.isAsking(program) || this.of(program).isOver) return;
    this.of(program).isOver = true;
    this.write(program);
  }

  askAgain(/** @type {Program} */ program) {
    const kept = this.of(program);
    kept.choices = {};
    kept.isOver = false;
    for (const { version } of program.groups) delete version.predicted;
    this.write(program);
  }

  /**
   * Whether the choice was right, and why.
   * @returns {Verdict | null} nothing if it was skipped
   */
  verdict(/** @type {Program} */ program, /** @type {Group} */ group) {
    const choice = this.choice(program, group);
    if (typeof choice !== "string") return null;
    const { answer, missing, expected, runtime } = group.version;
    if (answer === null) {
      const words = `the run gave no answer${missing ? `: ${missing}` : ""}`;
      return { isRight: null, words, reason: "" };
    }
    // Where the answer depends on chance, any answer on the card is right.
    const isAllowed = expected.includes(answer) && expected.includes(choice);
    const isRight = choice === answer || isAllowed;
    const words = isRight ? "right" : `wrong: the answer is “${answer}”`;
    const reason = headerOf(program, runtime) || program.card.claim;
    return { isRight, words, reason };
  }

  /** How many choices were right, of how many. */
  score(/** @type {Program[]} */ programs) {
    const verdicts = programs
      .filter((program) => this.isOver(program))
      .flatMap((program) =>
        this.asked(program).map((group) => this.verdict(program, group)),
      )
      .filter((verdict) => verdict !== null && verdict.isRight !== null);
    const right = verdicts.filter((verdict) => verdict?.isRight).length;
    return { right, all: verdicts.length };
  }

  /** Another frame may have kept those of its programs meanwhile. */
  write(/** @type {Program} */ program) {
    try {
      const all = { ...read(), [keyOf(program)]: this.of(program) };
      sessionStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      // Where storage is forbidden, they are kept until the page is closed.
    }
  }
}

function keyOf(/** @type {Program} */ { run }) {
  return `${run.crate}/${run.program}`;
}

/** @returns {Record<string, Kept>} */
function read() {
  try {
    const all = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const isOne = (/** @type {any} */ one) => typeof one?.choices === "object";
    const kept = Object.entries(all).filter(([, one]) => isOne(one));
    return Object.fromEntries(kept);
  } catch {
    return {};
  }
}

/**
 * The sentence at the start of a version's source, which explains its answer.
 * @param {Program} program
 * @param {string} runtime
 */
export function headerOf(program, runtime) {
  const text = sourceOf(program.sources, runtime)?.text ?? "";
  const isPython = text.startsWith('"""');
  const doc = isPython ? text.split('"""')[1] : text;
  const lines = [];
  for (const line of doc.split("\n")) {
    const words = isPython ? line : line.startsWith("//!") ? line.slice(3) : "";
    if (!words.trim() || words.trim().startsWith("Differs:")) break;
    lines.push(words.trim());
  }
  return lines.join(" ");
}

/**
 * For each line of a source, whether it is a comment, which may give away what
 * the version does.
 * @param {string[]} lines
 */
export function comments(lines) {
  const isPython = lines[0]?.startsWith('"""');
  // A docstring of one line ends where it starts.
  const rest = lines[0]?.slice(3).includes('"""') ? 0 : 1;
  const end = lines.findIndex((line, nth) => nth >= rest && line.includes('"""'));
  return lines.map((line, nth) =>
    isPython
      ? nth <= end || line.trim().startsWith("#")
      : line.trim().startsWith("//"),
  );
}
