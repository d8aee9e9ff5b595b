// What the reader can do: by which keys, by which button, and what the help
// says about it.

import { element, get, write } from "./dom.js";

/**
 * @import { Present } from "./present.js"
 * @import { Replay } from "./replay.js"
 * @typedef {{ keys: string[], button?: string, run: () => void,
 *   isPresenting?: boolean }} Action what it does while presenting, if it says so
 * @typedef {{ shown: string, what: string, actions: Action[] }} Line
 */

/**
 * A line for each in the help, in its order.
 * @param {Replay} replay
 * @param {Present} present
 * @returns {Line[]}
 */
function lines(replay, present) {
  const closer = () => replay.zoom(0.7);
  const away = () => replay.zoom(1 / 0.7);
  return [
    {
      shown: "← →",
      what: "step to the previous or the next stop; with Shift, to an event",
      actions: [
        { keys: ["ArrowLeft"], button: "back", run: () => replay.goToStop(-1) },
        { keys: ["ArrowRight"], button: "forward", run: () => replay.goToStop(1) },
        { keys: ["Shift+ArrowLeft"], run: () => replay.step(-1) },
        { keys: ["Shift+ArrowRight"], run: () => replay.step(1) },
      ],
    },
    {
      shown: ", .",
      what: "step to an event of the selected lane",
      actions: [
        { keys: [","], run: () => replay.stepInLane(-1) },
        { keys: ["."], run: () => replay.stepInLane(1) },
      ],
    },
    {
      shown: "[ ]",
      what: "go to what woke the selected lane; to what it wakes next",
      actions: [
        { keys: ["["], run: () => replay.followBack() },
        { keys: ["]"], run: () => replay.followOn() },
      ],
    },
    {
      shown: "Space",
      what: "play or stop",
      actions: [{ keys: [" "], button: "play", run: () => replay.startOrStop() }],
    },
    {
      shown: "W S  + -",
      what: "zoom in and out (or Ctrl and the wheel)",
      actions: [
        { keys: ["w", "W", "+", "="], run: closer },
        { keys: ["s", "S", "-"], run: away },
        { keys: [], button: "in", run: () => replay.zoom(0.5) },
        { keys: [], button: "out", run: () => replay.zoom(2) },
      ],
    },
    {
      shown: "A D",
      what: "scroll to the left and to the right",
      actions: [
        { keys: ["a", "A"], run: () => replay.pan(-0.1) },
        { keys: ["d", "D"], run: () => replay.pan(0.1) },
      ],
    },
    {
      shown: "↑ ↓",
      what: "select a lane",
      actions: [
        { keys: ["ArrowUp"], run: () => replay.chooseNext(-1) },
        { keys: ["ArrowDown"], run: () => replay.chooseNext(1) },
      ],
    },
    {
      shown: "f 0",
      what: "show the whole run",
      actions: [
        { keys: ["f", "0"], button: "fit", run: () => replay.showWhole() },
      ],
    },
    {
      shown: "e",
      what: "squeeze long waits, so that polls are seen, or show time evenly",
      actions: [
        { keys: ["e"], button: "squeeze", run: () => replay.squeezeOrNot() },
      ],
    },
    {
      shown: "z",
      what: "go back to the previous view",
      actions: [{ keys: ["z"], run: () => replay.showLast() }],
    },
    {
      shown: "/",
      what: "find a lane or words, or go to a time, in program seconds",
      actions: [{ keys: ["/", "g"], run: () => focus("find") }],
    },
    {
      shown: "n",
      what: "go to the next difference between the runtimes or the two runs",
      actions: [
        { keys: ["n"], button: "differ", run: () => replay.goToDifference() },
      ],
    },
    {
      shown: "p",
      what: "present on a projector, or stop presenting",
      actions: [
        { keys: ["p"], button: "present", run: () => present.startOrStop() },
      ],
    },
    {
      shown: "PageUp PageDown",
      what: "while presenting: the previous or next stop, then program",
      actions: [
        {
          keys: ["PageUp", "ArrowLeft"],
          run: () => present.step(-1),
          isPresenting: true,
        },
        {
          keys: ["PageDown", "ArrowRight"],
          run: () => present.step(1),
          isPresenting: true,
        },
      ],
    },
    {
      shown: "1–7",
      what: "while presenting: show or hide a version",
      actions: [1, 2, 3, 4, 5, 6, 7].map((nth) => ({
        keys: [String(nth)],
        run: () => present.toggle(nth - 1),
        isPresenting: true,
      })),
    },
    {
      shown: "b .",
      what: "while presenting: cover the screen until the next key",
      actions: [
        { keys: ["b", "B", "."], run: () => present.cover(), isPresenting: true },
      ],
    },
    {
      shown: "?",
      what: "show this help",
      actions: [{ keys: ["?"], button: "ask", run: help }],
    },
    {
      shown: "Esc",
      what: "close this help; clear the selection; stop presenting",
      actions: [
        { keys: ["Escape"], run: () => replay.choose(null) },
        { keys: ["Escape"], run: () => present.startOrStop(), isPresenting: true },
      ],
    },
  ];
}

/**
 * Connects the keys and the buttons, and writes the help.
 * @param {Replay} replay
 * @param {Present} present
 */
export function connect(replay, present) {
  const all = lines(replay, present);
  /** @type {Map<string, () => void>} */
  const byKey = new Map();
  /** @type {typeof byKey} */
  const whilePresenting = new Map();
  for (const action of all.flatMap(({ actions }) => actions)) {
    const { keys, button, run, isPresenting } = action;
    for (const key of keys) (isPresenting ? whilePresenting : byKey).set(key, run);
    if (button) get(button).addEventListener("click", run);
  }
  addEventListener("keydown", (event) => {
    const { key, shiftKey } = event;
    // Shift changes the keys that have one character.
    const isShifted = shiftKey && key.length > 1;
    const name = isShifted ? `Shift+${key}` : key;
    const presents = present.isOn && whilePresenting.get(name);
    /** @type {HTMLInputElement} */
    const letters = get("letters");
    const isOff = key.length === 1 && key !== " " && !letters.checked;
    // A clicker sends letters.
    const run = presents || (isOff ? undefined : byKey.get(name));
    if (!run || !isMeant(event)) return;
    event.preventDefault();
    run();
  });
  const rows = all.map(({ shown, what }) => {
    const row = element("tr");
    const cell = element("td");
    for (const key of shown.split(" ").filter(Boolean)) {
      const sign = element("kbd", key);
      sign.className = "key";
      cell.append(sign, " ");
    }
    row.append(cell, element("td", what));
    return row;
  });
  get("keys").replaceChildren(...rows);
  /** @type {HTMLInputElement} */
  const field = get("find");
  get("search").addEventListener("submit", (event) => {
    event.preventDefault();
    find(replay, field.value.trim());
  });
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") focus("lanes");
  });
}

function focus(/** @type {string} */ id) {
  /** @type {HTMLElement} */ (get(id)).focus();
}

/**
 * Goes to these words, or to this number of program seconds.
 * @param {Replay} replay
 * @param {string} text
 */
function find(replay, text) {
  if (text === "") return;
  const seconds = Number(text.replace(",", ".").replace(/ ?s$/, ""));
  const isTime = !Number.isNaN(seconds);
  if (isTime) replay.goToSecond(seconds);
  const isFound = isTime || replay.find(text);
  write("found", isFound ? "" : `No lane and no line has "${text}".`);
}

/** Is the key for the replay, and not for the browser or a control? */
function isMeant(/** @type {KeyboardEvent} */ event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { key, target } = event;
  if (target instanceof HTMLSelectElement) return false;
  if (target instanceof HTMLInputElement) return false;
  // A source that is too long scrolls.
  const isScroll = key.startsWith("Arrow") || key === " ";
  const code = target instanceof Element && target.closest(".code");
  if (isScroll && code && !event.shiftKey) return false;
  // The focus may still be on the button that closed the help.
  const isButton =
    target instanceof HTMLButtonElement && target.checkVisibility();
  const isOpen = /** @type {HTMLDialogElement} */ (get("help")).open;
  return !isOpen && !(isButton && [" ", "Enter"].includes(key));
}

function help() {
  /** @type {HTMLDialogElement} */ (get("help")).showModal();
  // Its start is shown, also where it is longer than the screen.
  focus("help-title");
}
