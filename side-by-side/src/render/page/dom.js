// Elements of the page.

/**
 * @template {Element} T
 * @param {string} id
 * @returns {T}
 */
export function get(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return /** @type {T} */ (/** @type {unknown} */ (found));
}

/**
 * An element with text, never with markup: programs may print anything.
 * @param {string} name
 * @param {string} [text]
 */
export function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * For `JSON.parse`: marks that turn the direction of the text around them are
 * shown as �.
 * @param {string} _
 * @param {unknown} value
 */
export function withoutMarks(_, value) {
  const marks = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
  return typeof value === "string" ? value.replace(marks, "�") : value;
}

/** Text between backticks is code. */
export function paragraph(/** @type {string} */ text) {
  const made = element("p");
  made.append(...withCode(text));
  return made;
}

export function withCode(/** @type {string} */ text) {
  return text
    .split("`")
    .map((part, nth) => (nth % 2 ? element("code", part) : part));
}

/**
 * @param {string} name
 * @param {string[]} texts
 */
export function rowOf(name, ...texts) {
  const row = element("tr");
  const head = element("th", name);
  head.setAttribute("scope", "row");
  row.append(head, ...texts.map((text) => element("td", text)));
  return row;
}

/** Shows or hides a part of the page. */
export function show(/** @type {string} */ id, /** @type {boolean} */ isShown) {
  get(id).toggleAttribute("hidden", !isShown);
}

/** Changes a text. Where it stays the same, nothing is spoken again. */
export function write(/** @type {string} */ id, /** @type {string} */ text) {
  const place = get(id);
  if (place.textContent !== text) place.textContent = text;
}
