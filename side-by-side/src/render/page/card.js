// The question, the answers, and what two runs depend on.

import { changedFacts } from "./changes.js";
import { element, get, paragraph, show, withCode } from "./dom.js";

/** @import { Group, Program, Run, Version } from "./model.js" */

/** A link for each program of the page. */
export function makeLinks(
  /** @type {Program[]} */ programs,
  /** @type {Program} */ current,
) {
  const links = programs.map((program) => {
    const link = element("a", program.run.program);
    link.setAttribute("href", `#${program.run.program}`);
    if (program === current) link.setAttribute("aria-current", "page");
    return link;
  });
  get("programs").replaceChildren(...(links.length > 1 ? links : []));
}

/**
 * @param {Program} program
 * @param {boolean} isOver whether the answers may be shown
 */
export function makeQuestion(program, isOver) {
  const { card } = program;
  get("question").replaceChildren(...withCode(card.ask));
  get("choices").textContent = isOver ? card.answers.join(" / ") : "";
  const hasQuestion = card.answers.length > 0;
  show("answers", isOver);
  get("answers").replaceChildren();
  if (!isOver) return;
  const texts = [
    ["Watch for", card.watch_for],
    ["Not promised", card.not_promised],
    ["Try", card.try],
    ["Terms, in GLOSSARY.md", card.terms],
  ].filter(([, text]) => text);
  get("answers").replaceChildren(
    element("h2", hasQuestion ? "The answers" : "The runs"),
    paragraph(card.claim),
    tableOf(program, hasQuestion),
    ...whatChanged(program),
    ...texts.map(([lead, text]) => paragraph(`${lead}: ${text}`)),
  );
}

/**
 * A row for each version.
 * @param {Program} program
 * @param {boolean} hasQuestion
 */
function tableOf({ groups, pairs, second }, hasQuestion) {
  const table = element("table");
  const head = element("tr");
  const heads = ["", "answer", "took", "polls, wakes", "threads", "workers"];
  if (!hasQuestion) heads.splice(1, 1);
  for (const name of heads) {
    head.append(element(name ? "th" : "td", name));
  }
  table.append(head);
  for (const { title, version, absence } of groups) {
    const sum = (/** @type {"polls" | "wakes"} */ what) =>
      String(version.tasks.reduce((all, task) => all + task[what].length, 0));
    const cells = [
      title,
      answerOf(version),
      // As on the axis.
      `${(version.wall_ns / second).toFixed(2)} s`,
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
  return table;
}

/** The facts that differ between the two runs of each version. */
function whatChanged(/** @type {Program} */ { pairs, second }) {
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

function answerOf(/** @type {Version} */ { answer, missing }) {
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

/** What differs between the two runs' settings. */
export function makeRuns(/** @type {Program} */ { against, run }) {
  show("runs", against !== undefined);
  if (!against) return;
  const [before, after] = [settings(against.run), settings(run)];
  const other = (/** @type {string[]} */ one, /** @type {string[]} */ two) =>
    one.filter((text) => !two.includes(text)).join(", ");
  const sides = [
    ["Before", other(before, after)],
    ["After", other(after, before)],
  ];
  const differing = sides.filter(([, text]) => text !== "");
  const why = differing.map(([when, text]) => ` ${when}: ${text}.`).join("");
  const isRun = run.versions.length > 0;
  get("runs").textContent = isRun
    ? `Two runs: the recording (before) and this run (after).${why}`
    : "This program is only in the recording; it was not run now.";
}

/** What a run depends on besides the sources. */
function settings(/** @type {Run} */ run) {
  const numbers = run.versions.flatMap((version) =>
    version.numbers.map(({ name, value }) => `${name}=${value}`),
  );
  return [
    `${run.profile} build`,
    run.cores === null ? "" : `${run.cores} cores`,
    ...new Set(numbers),
  ].filter(Boolean);
}
