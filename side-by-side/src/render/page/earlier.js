// An earlier run of a program, as `--record` wrote it, and how the source of
// each version has changed since.

import { withoutMarks } from "./dom.js";

/** @import { Against, Line, Run, Shown, Source } from "./model.js" */

/**
 * The runs in the file, or nothing if it has none.
 * @param {string} text
 * @returns {Run[]}
 */
export function runsOf(text) {
  const isRun = (/** @type {any} */ run) =>
    typeof run?.program === "string" &&
    Array.isArray(run.versions) &&
    run.versions.every((/** @type {any} */ v) => Array.isArray(v?.tasks));
  try {
    const all = [JSON.parse(text, withoutMarks)].flat();
    return all.filter(isRun);
  } catch {
    return [];
  }
}

/**
 * @param {Run} run the earlier one
 * @param {Shown} shown this one
 * @returns {Against}
 */
export function compareSources(run, shown) {
  const same = [];
  const unknown = [];
  const changed = [];
  for (const { runtime, file, source } of run.versions) {
    const now = sourceOf(shown.source, runtime);
    if (typeof source !== "string") unknown.push(runtime);
    else if (now?.text === source) same.push(runtime);
    else {
      const before = { name: `${runtime} before`, file: file ?? "" };
      const sides = now
        ? [before, { name: `${runtime} after`, file: now.file }]
        : [before];
      changed.push({
        names: sides.map((side) => side.name),
        files: sides.map((side) => side.file),
        rows: sourceRows(linesOf(source), now && linesOf(now.text)),
      });
    }
  }
  return { run, same, unknown, changed };
}

const linesOf = (/** @type {string} */ text) => text.replace(/\n$/, "").split("\n");

/**
 * The source of a version, rebuilt from the lines that are shown.
 * @param {Source[]} sources
 * @param {string} runtime
 */
export function sourceOf(sources, runtime) {
  for (const { names, files, rows } of sources) {
    const nth = names.indexOf(runtime);
    if (nth < 0) continue;
    const cells = rows.map((row) => row[nth]).filter((cell) => cell !== null);
    const texts = cells.map((cell) => cell.map(([text]) => text).join(""));
    return { file: files[nth], text: texts.map((line) => line + "\n").join("") };
  }
  return undefined;
}

/**
 * Equal lines are on the same row; the others are marked.
 * @param {string[]} before
 * @param {string[]} [after] missing if the version is not run now
 * @returns {(Line | null)[][]}
 */
function sourceRows(before, after) {
  const line = (/** @type {string} */ text, differs = false) =>
    /** @type {Line} */ (/** @type {any} */ ([
      [text, differs],
    ]));
  if (!after) return before.map((text) => [line(text)]);
  // How many equal lines the rest of both has, from these two lines on.
  const common = before.map(() => new Array(after.length + 1).fill(0));
  common.push(new Array(after.length + 1).fill(0));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      common[a][b] =
        before[a] === after[b]
          ? common[a + 1][b + 1] + 1
          : Math.max(common[a + 1][b], common[a][b + 1]);
    }
  }
  /** @type {(Line | null)[][]} */
  const rows = [];
  let [a, b] = [0, 0];
  /** @type {[string[], string[]]} */
  let other = [[], []];
  const close = () => {
    const [gone, added] = other;
    for (let nth = 0; nth < Math.max(gone.length, added.length); nth += 1) {
      rows.push(
        [gone[nth], added[nth]].map((text) =>
          text === undefined ? null : line(text, true),
        ),
      );
    }
    other = [[], []];
  };
  while (a < before.length || b < after.length) {
    if (a < before.length && b < after.length && before[a] === after[b]) {
      close();
      rows.push([line(before[a]), line(after[b])]);
      [a, b] = [a + 1, b + 1];
    } else if (b >= after.length || common[a + 1]?.[b] >= common[a][b + 1]) {
      other[0].push(before[a]);
      a += 1;
    } else {
      other[1].push(after[b]);
      b += 1;
    }
  }
  close();
  return rows;
}
