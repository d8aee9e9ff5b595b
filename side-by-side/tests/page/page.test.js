// The page in a real browser. `run` says which pages are made for it.

import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium, firefox } from "playwright-core";

const { BROWSER, PAGES } = process.env;
const isFirefox = BROWSER.includes("firefox");
const file = (name) => `${PAGES}/${name}.html`;
const recorded = (name) => JSON.parse(readFileSync(`${PAGES}/${name}.json`));

/** A test of what does not depend on the browser. */
const once = isFirefox ? test.skip : test;

let browser;
before(async () => {
  const executablePath = BROWSER;
  browser = isFirefox
    ? // By WebDriver BiDi, which cannot choose light or dark yet.
      await firefox.launch({
        executablePath,
        channel: "moz-firefox",
        firefoxUserPrefs: { "ui.systemUsesDarkTheme": 1 },
      })
    : await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(() => browser.close());

/**
 * Opens a page, and fails if it asks for anything or complains. Unless it
 * `asks`, the reader does not predict.
 */
async function open(
  name,
  { hash = "", isEmpty = false, asks = false, before, ...options } = {},
) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== `file://${file(name)}${hash}`.split("#")[0]) {
      troubles.push(`asks for ${request.url()}`);
    }
  });
  if (before) await page.addInitScript(before);
  await page.goto(`file://${file(name)}${hash}`);
  if (!isEmpty) {
    await page.waitForFunction(() => globalThis.replay);
    if (!asks) {
      await page.evaluate(() => {
        const { page } = globalThis;
        for (const program of page.programs) page.predictions.skipAll(program);
      });
    }
    await settled(page);
  }
  page.close_ = async () => {
    assert.deepEqual(troubles, []);
    await context.close();
  };
  return page;
}

/** Makes a page of another one, whose runs were changed by hand. */
function alter(name, to, change) {
  const html = readFileSync(file(name), "utf8");
  const run = /(<script [^>]*class="run">)(.*)(<\/script>)/g;
  const shown = [...html.matchAll(run)].map((found) => JSON.parse(found[2]));
  change(shown);
  const texts = shown.map((one) => JSON.stringify(one));
  const safe = texts.map((text) => text.replaceAll("<", "\\u003c"));
  const altered = html.replace(run, (_, begin, __, end) =>
    safe.length > 0 ? begin + safe.shift() + end : "",
  );
  writeFileSync(file(to), altered);
}

/** Everything that should be drawn and told is there. */
const settled = (page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    globalThis.page.drawNow();
    globalThis.page.tellAll();
  });

const go = async (page, ns) => {
  await page.evaluate((at) => globalThis.replay.goTo(at), ns);
  await settled(page);
};

const picture = (page) =>
  page.evaluate(() => globalThis.page.painter.canvas.toDataURL());

/** Every text that is drawn on the canvas, or on one of this height. */
const drawn = (page, height = 0) =>
  page.evaluate((most) => {
    const { painter } = globalThis.page;
    const texts = [];
    if (most) painter.fit(painter.width, most, painter.names);
    painter.context.fillText = (text) => texts.push(text);
    globalThis.page.drawNow();
    delete painter.context.fillText;
    return texts;
  }, height);

/** Goes everywhere by every key, and finds only words in what is shown. */
async function assertWords(page) {
  const moments = await page.evaluate(() => globalThis.replay.program.wallNs);
  for (const share of [0, 0.5, 1]) {
    await go(page, share * moments);
    for (const key of ["w", "+", ".", "[", "]", "n", "ArrowRight", "f"]) {
      await page.keyboard.press(key);
      await settled(page);
      const shown = await page.locator("body").innerText();
      const texts = [...(await drawn(page)), ...shown.split("\n")];
      const bad = texts.filter((t) => /\bNaN|undefined|Infinity/.test(t));
      assert.deepEqual(bad, [], `${key} at ${share}`);
    }
  }
}

const playhead = (page) => page.evaluate(() => globalThis.replay.playhead);

/** What else the table says of the versions. */
const notes = async (page) => {
  const has = page.getByText("note", { exact: true });
  const rows = page.locator("#now tr", { has });
  return rows.locator("td").allTextContents();
};

/** What the page tells of each task, in the order of the recording. */
const told = (page) =>
  page.locator("#now tr.task td").allTextContents();

/** The same moment, read off the recording in another way. */
function stateOf(task, wallNs, ns) {
  if (ns < task.created_ns) return "will be created in";
  const endNs = task.ended_ns ?? wallNs;
  if (ns >= endNs) {
    return task.end === "open" ? "still there" : `${task.end} `;
  }
  const begun = task.polls.filter((poll) => poll.start_ns <= ns);
  const last = begun.at(-1);
  if (!last) return "created, ";
  if (last.end_ns === null || last.end_ns > ns) {
    return task.call ? "blocks the" : "runs on";
  }
  const isWoken = task.wakes.some(
    (wake) => wake.at_ns >= last.start_ns && wake.at_ns <= ns,
  );
  return isWoken ? "woken" : "waits";
}

test("a page is small and opens without asking for anything", async () => {
  assert.ok(statSync(file("gather")).size < 150_000);
  assert.ok(statSync(file("flood")).size < 2_000_000);
  const page = await open("gather");
  assert.equal(await page.title(), "gather: side by side");
  await page.close_();
});

once("at random moments it tells what was recorded", async () => {
  for (const name of ["gather", "several", "hangs"]) {
    const page = await open(name);
    const all = [recorded(name)].flat();
    for (const run of all) {
      await page.evaluate((program) => {
        location.hash = `#${program}`;
      }, run.program);
      await page.waitForFunction(
        (program) => globalThis.replay.program.run.program === program,
        run.program,
      );
      const wall = Math.max(...run.versions.map((v) => v.wall_ns));
      const tasks = run.versions.flatMap((v) =>
        v.tasks.map((task) => ({ task, wall: v.wall_ns })),
      );
      // Moments at which something happens are in it, too.
      const edges = tasks.flatMap(({ task }) =>
        task.polls.flatMap((p) => [p.start_ns, p.end_ns ?? 0]),
      );
      const moments = Array.from({ length: 20 }, (_, nth) =>
        nth % 2 ? Math.random() * wall : edges[nth % edges.length],
      );
      for (const ns of moments) {
        await go(page, ns);
        const cells = await told(page);
        assert.equal(cells.length, tasks.length);
        tasks.forEach(({ task, wall: wallNs }, nth) => {
          const begin = stateOf(task, wallNs, ns);
          const where = `${run.program}, ${task.name} at ${ns}: ${cells[nth]}`;
          assert.ok(cells[nth].startsWith(begin), `${where}, not ${begin}`);
        });
      }
    }
    await page.close_();
  }
});

once("a step forward and one back give the same picture", async () => {
  const page = await open("gather");
  const state = async () => [
    await playhead(page),
    await picture(page),
    await told(page),
    await page.locator("#sentence").innerText(),
  ];
  for (const [forward, back] of [
    ["ArrowRight", "ArrowLeft"],
    ["Shift+ArrowRight", "Shift+ArrowLeft"],
  ]) {
    const seen = [];
    const steps = forward === "ArrowRight" ? 6 : 25;
    await go(page, 0);
    for (let nth = 0; nth < steps; nth += 1) {
      seen.push(await state());
      await page.keyboard.press(forward);
      await settled(page);
    }
    assert.equal(new Set(seen.map(([ns]) => ns)).size, steps, "it moves");
    for (const then of seen.reverse()) {
      await page.keyboard.press(back);
      await settled(page);
      // A step back from the first event leads nowhere.
      if (then[0] > 0 || back === "ArrowLeft") {
        assert.deepEqual(await state(), then);
      }
    }
  }
  await page.close_();
});

/** A task of a recording that is made by hand; times in ms. */
function made(id, name, polls, rest = {}) {
  const ms = (times) => times?.map((time) => time * 1e6);
  const wakes = rest.wakes ?? [];
  return {
    id,
    name,
    parent: null,
    call: false,
    kind: "task",
    end: "finished",
    dropped_by: null,
    why: null,
    ...rest,
    created_ns: (rest.created ?? polls[0]?.[0] ?? 0) * 1e6,
    ended_ns: (rest.ended ?? polls.at(-1)[1]) * 1e6,
    polls: polls.map(ms).map(([start_ns, end_ns]) => ({
      start_ns,
      end_ns,
      thread: 0,
      ready: false,
    })),
    wakes: wakes.map(([at, by = null]) => ({
      at_ns: at * 1e6,
      thread: 0,
      by,
      after: null,
    })),
  };
}

/** A page of `gather` with these tasks and words for its versions. */
async function openMade(versions, options, change = () => {}) {
  alter("gather", "altered", (all) => {
    const [shown] = all;
    const [any] = shown.run.versions;
    shown.run.second_ns = 1e9;
    shown.run.versions = versions.map(([runtime, tasks, said = []]) => ({
      ...any,
      runtime,
      tasks,
      said: said.map(([at, task, text]) => ({
        at_ns: at * 1e6,
        task,
        text,
        file: null,
        line: null,
      })),
      wall_ns: 3e9,
    }));
    change(all);
  });
  return open("altered", options);
}

const sentences = (page) =>
  page.evaluate(() => {
    const { stops, program } = globalThis.replay;
    return stops.map((stop) => stop.sentence(program.groups));
  });

once("moments of all versions that belong together are one stop", async () => {
  // Each version is some milliseconds later than the one before.
  const version = (runtime, late, isSlow) => {
    const at = (polls) => polls.map((one) => one.map((ms) => ms + late));
    const tea = made(1, "tea", at([[0, 0.1], [1000, isSlow ? 1500 : 1000.2]]), {
      wakes: at([[999.9]]),
    });
    const cake = made(2, "cake", at([[0.2, 0.3], [1000.3, 1000.5]]), {
      wakes: at([[1000.1]]).map(([ms]) => [ms, 1]),
      end: isSlow ? "dropped" : "finished",
      ended: (isSlow ? 2000 : 1000.5) + late,
      dropped_by: isSlow ? 1 : null,
    });
    const bell = late + 999.95;
    return [runtime, [tea, cake], [[1000.1 + late, 1, "hot"], [bell, null, "ding"]]];
  };
  const page = await openMade([
    version("tokio", 0, false),
    version("smol", 3, false),
    version("late", 5, true),
  ]);
  assert.deepEqual(await sentences(page), [
    "`tea` is polled for the first time and waits",
    "`cake` is polled for the first time and waits",
    "the runtime wakes `tea`, which says “hot” and finishes (tokio, smol)",
    "`tea` wakes `cake`, which finishes (tokio, smol)",
    "the program says “ding”",
    "the runtime wakes `tea`, which says “hot” (late)",
    "`tea` wakes `cake`, which waits (late)",
    "`tea` finishes (late)",
    "`cake` is dropped by `tea` (late)",
  ]);
  // The cursor stops where all of them are over.
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.equal(await playhead(page), 5.1e6);
  const text = await page.locator("#sentence").innerText();
  assert.equal(text, "stop 1 of 9: tea is polled for the first time and waits");
  await assertWords(page);
  await page.close_();
});

once("lanes of one name that act together are one stop", async () => {
  const client = (id, ms) => made(id, "client", [[ms, ms + 0.1]]);
  const twice = made(4, "twice", [[0, 0.1], [0.2, 0.3], [0.4, 0.5]], {
    wakes: [[0.15, 4], [0.35, 4]],
  });
  const page = await openMade([
    ["tokio", [client(1, 0), client(2, 1), client(3, 900), twice]],
  ]);
  assert.deepEqual(await sentences(page), [
    "`twice` is polled for the first time and waits",
    "`twice` wakes itself, and waits",
    "`twice` wakes itself, and finishes",
    "2 lanes `client`: each is polled for the first time and finishes",
    "`client` is polled for the first time and finishes",
  ]);
  await page.close_();
});

once("no effect comes before its cause, where a version is late", async () => {
  const version = (runtime, toll, rest) => [
    runtime,
    [
      made(1, "tower", [[0, 0.1], [toll, toll + 0.1]], { wakes: [[toll - 0.1]] }),
      ...rest,
    ],
  ];
  const page = await openMade([
    version("tokio", 100, [made(2, "bat", [[0.2, 0.3], [101, 102]], { wakes: [[100, 1]] })]),
    // Its tower is a moment of the same stop, but comes after tokio's bat.
    version("late", 180, []),
  ]);
  const all = await sentences(page);
  const first = (words) => all.findIndex((sentence) => sentence.startsWith(words));
  assert.ok(first("the runtime wakes `tower`") < first("`tower` wakes `bat`"), all);
  assert.ok(all.includes("the runtime wakes `tower`, which finishes (late)"), all);
  await page.close_();
});

test("turns of a loop share a row, and the legend shows what occurs", async () => {
  const turn = (id, ms, end = ms + 10) => made(id, "turn", [[ms, ms + 1]], { ended: end });
  const page = await openMade([
    ["tokio", [turn(1, 0), turn(2, 10), turn(3, 20), turn(4, 25)]],
    ["smol", [turn(1, 0), made(2, "other", [[11, 12]]), turn(3, 30)]],
  ]);
  const rows = await page.evaluate(() =>
    globalThis.page.layout.rows.map(({ lanes }) => lanes.map((one) => one.task.id)),
  );
  // The fourth is created before the third has ended.
  assert.deepEqual(rows, [[], [1, 2, 3], [4], [], [1, 3], [2]]);
  const legend = await page.locator("#legend").innerText();
  assert.deepEqual(legend.split("\n").map((word) => word.trim()), [
    "runs on a thread",
    "waits",
    "✔ finished",
  ]);
  // A click selects the turn that is there.
  const at = await page.evaluate(() => {
    const { page, replay } = globalThis;
    const row = page.layout.rows[1];
    const box = page.painter.canvas.getBoundingClientRect();
    return { x: box.x + page.painter.x(replay.view, 15e6), y: box.y + 28 + row.top + 11 };
  });
  await page.mouse.click(at.x, at.y);
  assert.equal(await page.evaluate(() => globalThis.replay.chosen.task.id), 2);
  await page.close_();
});

test("the help shows all signs, each with the legend's words", async () => {
  const page = await open("gather", { viewport: { width: 360, height: 500 } });
  const words = (id) => page.locator(`#${id} li`).allTextContents();
  await page.keyboard.press("?");
  const scrolled = await page.locator("#help").evaluate((one) => one.scrollTop);
  assert.equal(scrolled, 0, "its start is in sight");
  const all = (await words("signs")).map((text) => text.trim());
  assert.equal(new Set(all).size, 13);
  const shown = (await words("legend")).map((text) => text.trim());
  assert.ok(shown.length > 3 && shown.every((text) => all.includes(text)), `${all}`);
  const help = await page.locator("#help").innerText();
  for (const sign of "✔◌┤…") assert.equal(help.split(sign).length, 2, sign);
  await page.close_();
});

/** How each text that has this in it is drawn. */
const styles = (page, part) =>
  page.evaluate((part) => {
    const { painter } = globalThis.page;
    const { context, colours } = painter;
    const found = [];
    const nameOf = (colour) =>
      Object.keys(colours).find((name) => colours[name] === colour);
    context.fillText = (text) => {
      const isBold = /bold|[67]00/.test(context.font);
      if (text.includes(part)) found.push(`${nameOf(context.fillStyle)}${isBold ? " bold" : ""}`);
    };
    globalThis.page.drawNow();
    delete context.fillText;
    return found;
  }, part);

test("a drop is red where the lane finishes in another version", async () => {
  const task = (id, name, end) => made(id, name, [[id * 500, id * 500 + 1]], { end });
  const versions = [
    ["tokio", [task(1, "tea", "finished"), task(2, "race", "dropped"), task(3, "race", "finished")]],
    ["smol", [task(1, "tea", "dropped"), task(2, "race", "dropped"), task(3, "race", "finished")]],
    ["late", [task(1, "coat", "dropped")]],
    ["smol-cured", [task(1, "tea", "dropped")]],
  ];
  const page = await openMade(versions, { asks: true });
  await go(page, 3e9);
  const quiet = "quiet bold";
  assert.deepEqual(await styles(page, "✗"), Array(5).fill(quiet), "others are unknown");
  await page.locator("#skip").click();
  await settled(page);
  const signs = await styles(page, "✗");
  assert.deepEqual(signs, [quiet, "bad bold", quiet, quiet, quiet]);
  const legend = (await page.locator("#legend").innerText()).split("\n");
  const words = legend.map((text) => text.trim());
  assert.ok(words.includes("✗ dropped"), words);
  assert.ok(words.includes("✗ dropped; it finishes in another version"), words);
  await page.close_();
});

test("the lane that the question is about stands out", async () => {
  const names = ["main", "tea", "oats", "cake", "far"];
  const tasks = names.map((name, nth) => made(nth + 1, name, [[0, 1]]));
  const bold = async (ask, watch_for) => {
    const page = await openMade([["tokio", tasks]], {}, ([{ card }]) => {
      Object.assign(card, { ask, watch_for });
    });
    const found = [];
    for (const name of names) {
      const [style] = await styles(page, name);
      if (style.endsWith("bold")) found.push(name);
    }
    await page.close_();
    return found;
  };
  assert.deepEqual(await bold("When is the tea hot?", "the teapot. And the cake."), ["tea"]);
  assert.deepEqual(await bold("What does main do?", "`cake`: it is so far away."), ["cake"]);
  assert.deepEqual(await bold("When?", "the teas and the oats, of course."), ["oats"]);
  assert.deepEqual(await bold("Afar?", "a coat."), []);
});

/** Two lanes, of which the second one wakes the first and drops it. */
const wakesAndDrops = () => [
  made(1, "tea", [[500, 1000], [2000, 2000.001]], {
    created: 0,
    wakes: [[1800, 2]],
    end: "dropped",
    ended: 2500,
    dropped_by: 2,
  }),
  made(2, "cook", [[1700, 1900]], { call: true }),
];

/** Moves the mouse to a moment of a lane. */
async function hover(page, name, ms, by = 0) {
  const at = await page.evaluate(
    ([name, ns]) => {
      const { page, replay } = globalThis;
      const row = page.layout.rows.find(({ lanes }) => lanes[0]?.task.name === name);
      const box = page.painter.canvas.getBoundingClientRect();
      const { magnify } = page.painter;
      const y = 28 + row.top - page.box.scrollTop / magnify + row.size.lane / 2;
      const x = page.painter.x(replay.view, ns);
      return { x: box.x + magnify * x, y: box.y + magnify * y };
    },
    [name, ms * 1e6],
  );
  await page.mouse.move(at.x + by, at.y);
}

const tip = async (page) => {
  const shown = page.locator("#tip");
  return (await shown.isVisible()) ? shown.innerText() : "";
};

test("at the pointer is the sentence of a span", async () => {
  const page = await openMade([["tokio", wakesAndDrops()]]);
  await page.evaluate(() => globalThis.replay.squeeze(false));
  for (const magnified of [false, true]) {
    if (magnified) await page.keyboard.press("p");
    await settled(page);
    for (const [name, ms, text, by] of [
      ["tea", 200, "tea is created, but not polled, from 0.00 s to 0.50 s"],
      ["tea", 700, "tea runs on the main thread from 0.50 s to 1.00 s"],
      ["tea", 1200, "tea waits from 1.00 s to 1.80 s; cook wakes it"],
      ["tea", 1950, "tea is woken, but does not run, from 1.80 s to 2.00 s; cook woke it"],
      // Too short to be hit.
      ["tea", 2000, "tea runs on the main thread from 2.0000000 s to 2.0000010 s; cook woke it", 4],
      ["tea", 2300, "tea waits from 2.00 s to 2.50 s"],
      ["tea", 2500, "tea is dropped by cook at 2.50 s", 8],
      ["tea", 2800, ""],
      ["cook", 1750, "cook blocks the main thread from 1.70 s to 1.90 s"],
      ["cook", 1000, ""],
    ]) {
      await hover(page, name, ms, magnified ? by : by && by / 2);
      assert.equal(await tip(page), text, `${name} at ${ms}`);
    }
  }
  await page.mouse.move(5, 5);
  assert.equal(await tip(page), "");
  await page.close_();
});

test("the focus says each span of the selected lane, once", async () => {
  const page = await openMade([["tokio", wakesAndDrops()]]);
  const spoken = () => page.locator("#spoken").innerText();
  await page.locator("#help").evaluate(() => document.activeElement.blur());
  await page.keyboard.press("ArrowDown");
  await settled(page);
  assert.equal(await tip(page), "", "the lanes do not have the focus");
  await page.locator("#lanes").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await settled(page);
  const first = "tea is created, but not polled, from 0.00 s to 0.50 s";
  assert.equal(await tip(page), first);
  assert.equal(await spoken(), first);
  // The sentence of a stop is enough.
  await go(page, 700e6);
  const running = "tea runs on the main thread from 0.50 s to 1.00 s";
  assert.equal(await tip(page), running);
  assert.notEqual(await page.locator("#sentence").innerText(), "");
  assert.equal(await spoken(), "");
  await go(page, 1250e6);
  await go(page, 2600e6);
  assert.equal(await tip(page), "tea is dropped by cook at 2.50 s");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.equal(await tip(page), "");
  assert.equal(await spoken(), "");
  await page.close_();
});

test("the sentence of a span says nothing that comes later", async () => {
  const page = await openMade([["tokio", wakesAndDrops()]], { asks: true });
  await go(page, 1200e6);
  for (const [name, ms, text] of [
    ["tea", 1100, "tea waits since 1.00 s"],
    ["tea", 700, "tea runs on the main thread from 0.50 s to 1.00 s"],
    ["tea", 1300, ""],
  ]) {
    await hover(page, name, ms);
    assert.equal(await tip(page), text);
  }
  await page.locator("#lanes").focus();
  await page.keyboard.press("ArrowDown");
  await page.mouse.move(5, 5);
  await settled(page);
  assert.equal(await tip(page), "tea waits since 1.00 s");
  await page.close_();
});

once("each step to a stop is seen as a movement", async () => {
  let [all, seen] = [0, 0];
  for (const name of ["lesson", "hangs", "troubles", "flood"]) {
    const page = await open(name);
    const counts = await page.evaluate(() => {
      const { page, replay } = globalThis;
      const x = (view, ns) => page.painter.x(view, ns);
      return page.programs.map((program) => {
        page.open(program);
        page.drawNow();
        const steps = Math.min(replay.stops.length, 200);
        let moves = 0;
        for (let nth = 0; nth < steps; nth += 1) {
          const { view, playhead } = replay;
          replay.goToStop(1);
          const there = x(replay.view, replay.playhead);
          const isMoved = Math.abs(there - x(view, playhead)) >= 4;
          const isZoomed = Math.abs(x(replay.view, playhead) - x(view, playhead)) >= 4;
          moves += Number(isMoved || isZoomed);
        }
        return [steps, moves];
      });
    });
    for (const [steps, moves] of counts) {
      all += steps;
      seen += moves;
    }
    await page.close_();
  }
  assert.ok(all > 200, `${all} stops`);
  assert.ok(seen >= 0.95 * all, `${seen} of ${all}`);
});

/** Collects what a screen reader would speak from now on. */
const listen = (page) =>
  page.evaluate(() => {
    const spoken = [];
    globalThis.spoken = spoken;
    const live = document.querySelectorAll("[aria-live], output, [role=status]");
    for (const place of live) {
      new MutationObserver(() => {
        if (place.ariaLive !== "off") spoken.push(place.textContent);
      }).observe(place, { childList: true, characterData: true, subtree: true });
    }
  });

test("a stop is spoken once, and nothing while it plays", async () => {
  const page = await open("gather");
  await listen(page);
  const spoken = () => page.evaluate(() => globalThis.spoken);
  for (const nth of [1, 2, 3]) {
    await page.keyboard.press("ArrowRight");
    await settled(page);
    const texts = await spoken();
    assert.equal(texts.length, nth);
    assert.ok(texts.at(-1).startsWith(`stop ${nth} of `), texts.at(-1));
  }
  // Within a stop nothing new is said.
  await page.evaluate(() => globalThis.replay.goTo(globalThis.replay.playhead + 1));
  await settled(page);
  assert.equal((await spoken()).length, 3);
  await go(page, 0);
  const before = (await spoken()).length;
  await page.keyboard.press(" ");
  await page.waitForFunction(() => globalThis.replay.reached > 4);
  assert.equal((await spoken()).length, before);
  await page.close_();
});

test("the marked line is the one that said the last words", async () => {
  const page = await open("gather");
  const run = recorded("gather");
  for (const version of run.versions) {
    for (const said of version.said) {
      await go(page, said.at_ns);
      const marked = await page.locator("td.now").allTextContents();
      const source = readFileSync(
        new URL(`../../../${said.file}`, import.meta.url),
        "utf8",
      );
      const line = source.split("\n")[said.line - 1];
      assert.ok(marked.includes(line), `${line} is not in ${marked}`);
      const words = await page.locator("#said .said").allTextContents();
      assert.ok(words.some((text) => text.endsWith(said.text)));
    }
  }
  await page.close_();
});

/** Where parts of the page are in the window. */
const boundsOf = (page, ...selectors) =>
  page.evaluate(
    (all) =>
      all.map((one) => {
        const { top, bottom, left, right } = document
          .querySelector(one)
          .getBoundingClientRect();
        return { top, bottom, left, right };
      }),
    selectors,
  );

test("the code is beside the picture, and the last line in sight", async () => {
  const viewport = { width: 1440, height: 900 };
  const page = await open("several", { hash: "#drop-handle", viewport });
  const [lanes, code] = await boundsOf(page, "#lanes", "#own");
  assert.ok(code.left >= lanes.right && code.top < lanes.bottom);
  assert.ok(code.bottom <= 900, "all of it is in sight");
  const [run] = recorded("several").filter((r) => r.program === "drop-handle");
  for (const version of run.versions) {
    const name = version.runtime;
    await page.getByRole("tab", { name, exact: true }).click();
    const text = await page.locator("#sources").innerText();
    const trimmed = (lines) =>
      lines.split("\n").map((line) => line.trimEnd()).filter(Boolean);
    assert.deepEqual(trimmed(text), trimmed(version.source), name);
    for (const said of version.said) {
      await go(page, said.at_ns);
      const now = page.locator("#sources td.now:visible");
      const line = version.source.split("\n")[said.line - 1];
      assert.deepEqual(await now.allTextContents(), [line]);
      const { y, height } = await now.boundingBox();
      const [box] = await boundsOf(page, "#sources");
      assert.ok(y >= box.top && y + height <= box.bottom, `${said.text} is in sight`);
    }
  }
  // Where a lane is made.
  const { tasks } = run.versions[0];
  await page.getByRole("tab", { name: run.versions[0].runtime, exact: true }).click();
  await go(page, tasks[0].created_ns);
  const nth = tasks.filter((task) => task.created_ns <= tasks[0].created_ns).length;
  const line = tasks[nth - 1].place.split(":").pop();
  const source = run.versions[0].source.split("\n")[line - 1];
  const now = page.locator("#sources td.now:visible");
  assert.deepEqual(await now.allTextContents(), [source]);
  // The keys of the tabs; and all versions beside each other.
  await page.getByRole("tab", { selected: true }).press("ArrowLeft");
  assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "all");
  await settled(page);
  const heads = await page.locator("#sources th:visible").allTextContents();
  const runtimes = run.versions.map((version) => version.runtime);
  assert.deepEqual(new Set(heads), new Set(runtimes));
  // A lane that is selected has its version's code.
  await page.evaluate(() => {
    const { replay } = globalThis;
    const smol = replay.program.groups.find((g) => g.title === "smol");
    replay.choose(smol.lanes[0]);
  });
  await settled(page);
  assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "smol");
  await page.close_();
});

test("on a small screen the code is one tap away", async () => {
  const page = await open("gather", { viewport: { width: 1000, height: 360 } });
  const [lanes, code] = await boundsOf(page, "#lanes", "#own");
  assert.ok(code.top >= lanes.bottom);
  await page.getByRole("button", { name: "code" }).click();
  const [there] = await boundsOf(page, "#sources");
  assert.ok(there.top >= 0 && there.top < 250, `${there.top}`);
  // The box with the code is lower than the code, and follows it.
  const box = page.locator("#sources .code:visible");
  await go(page, 1e12);
  assert.ok((await box.evaluate((one) => one.scrollTop)) > 0);
  const now = await box.locator("td.now:visible").boundingBox();
  const { y, height } = await box.boundingBox();
  assert.ok(now.y >= y && now.y + now.height <= y + height);
  await page.close_();
});

test("the sentence and all lanes are in sight together", async () => {
  const viewport = { width: 1440, height: 900 };
  const page = await open("lesson", { viewport, asks: true });
  const names = await page.evaluate(() =>
    globalThis.page.programs.map((one) => one.run.program),
  );
  const seen = [];
  for (const name of names) {
    for (const isAsking of [true, false]) {
      await page.evaluate((program) => {
        location.hash = `#${program}`;
      }, name);
      await page.waitForFunction(
        (program) => globalThis.replay.program.run.program === program,
        name,
      );
      if (!isAsking) await page.locator("#skip").click();
      await settled(page);
      const [sentence, lanes] = await boundsOf(page, "#stop", "#lanes");
      const isWhole = await page.evaluate(() => {
        const { box } = globalThis.page;
        return box.scrollHeight <= box.clientHeight + 2;
      });
      const isSeen = isWhole && sentence.top >= 0 && lanes.bottom <= 900;
      seen.push([`${name}${isAsking ? ", asking" : ""} ${lanes.bottom}`, isSeen]);
    }
  }
  const hidden = seen.filter(([, is]) => !is).map(([name]) => name);
  const asking = hidden.filter((name) => name.includes("asking"));
  assert.ok(names.length >= 10 && asking.length <= 6, `${asking}`);
  assert.ok(hidden.length - asking.length <= 2, `${hidden}`);
  await page.close_();
});

once("a wait is shown with what will end it", async () => {
  const page = await open("gather");
  const run = recorded("gather");
  const smol = run.versions.find((v) => v.runtime === "smol");
  const [hello] = smol.tasks;
  await go(page, hello.polls[0].end_ns + 1000);
  const { thread } = hello.wakes[0];
  const name = thread ? `the thread ${smol.threads[thread]}` : "the main thread";
  const before = run.versions.slice(0, run.versions.indexOf(smol));
  const nth = before.reduce((all, version) => all + version.tasks.length, 0);
  const sentence = (await told(page))[nth];
  assert.ok(sentence.startsWith(`waits; ${name} wakes it in `), sentence);
  await page.close_();
});

/** Two tasks that are polled for 20 µs and wait for seconds. */
const shortPolls = () => {
  const task = (id, name, late, wait) => {
    const [woken, end] = [wait + late, wait + late + 0.02];
    return made(id, name, [[late, late + 0.02], [woken + 0.01, end + 0.01]], {
      wakes: [[woken]],
    });
  };
  return [["tokio", [task(1, "tea", 0.1, 1000), task(2, "cake", 0.15, 2900)]]];
};

once("on the squeezed axis the width of a wait does not show its length", async () => {
  const page = await openMade(shortPolls());
  const pressed = () => page.locator("#squeeze").getAttribute("aria-pressed");
  assert.equal(await pressed(), "true", "it is the default");
  const texts = await drawn(page);
  assert.ok(texts.includes("1.00 s") && texts.includes("1.90 s"), `${texts}`);
  const widths = () =>
    page.evaluate(() => {
      const { page, replay } = globalThis;
      page.drawNow();
      const x = (ns) => page.painter.x(replay.view, ns);
      return replay.program.groups[0].lanes.map(({ task: { polls } }) => [
        ...polls.map((poll) => x(poll.end_ns) - x(poll.start_ns)),
        x(polls[1].start_ns) - x(polls[0].end_ns),
      ]);
    });
  const squeezed = await widths();
  for (const [first, second, wait] of squeezed) {
    assert.ok(first > 8 && second > 8, `polls are seen: ${squeezed}`);
    assert.ok(wait > first);
  }
  // Nearly three times as long, and hardly wider than the shorter wait twice.
  assert.ok(squeezed[1][2] < 2.5 * squeezed[0][2], `${squeezed}`);
  await page.keyboard.press("e");
  await settled(page);
  assert.equal(await pressed(), "false");
  const even = await widths();
  for (const [first, second] of even) assert.ok(first < 1 && second < 1);
  assert.ok(Math.abs(even[1][2] / even[0][2] - 2.9) < 0.01, `${even}`);
  assert.ok((await drawn(page)).some((text) => /^2(\.0)? s$/.test(text)));
  await page.keyboard.press("e");
  await settled(page);
  assert.deepEqual(await widths(), squeezed);
  await assertWords(page);
  await page.close_();
});

once("each moment has its place on the squeezed axis", async () => {
  for (const name of ["gather", "against", "hangs", "troubles"]) {
    const page = await open(name);
    const errors = await page.evaluate(() => {
      const { replay } = globalThis;
      if (!replay.scale.isSqueezed) replay.squeezeOrNot();
      const { scale, program } = replay;
      const found = [];
      let last = -Infinity;
      for (let nth = -10; nth <= 1010; nth += 1) {
        const ns = (program.wallNs * nth) / 1000;
        const at = scale.at(ns);
        if (at <= last) found.push(`${ns} is not after the one before`);
        last = at;
        const back = Math.abs(scale.ns(at) - ns);
        if (back > 1) found.push(`${ns} comes back ${back} away`);
      }
      if (scale.at(0) !== 0) found.push("0 is elsewhere");
      const end = scale.at(program.wallNs);
      if (Math.abs(end - program.wallNs) > 1) found.push("the end is elsewhere");
      return found;
    });
    assert.deepEqual(errors, [], name);
    await page.close_();
  }
});

once("where polls are wide, time is even from the start", async () => {
  const polls = [[0, 300], [1000, 1500]];
  const page = await openMade([["tokio", [made(1, "tea", polls)]]]);
  const pressed = () => page.locator("#squeeze").getAttribute("aria-pressed");
  assert.equal(await pressed(), "false");
  await page.close_();
  // With more events than pixels neither axis shows them all.
  const flood = await open("flood");
  assert.equal(
    await flood.locator("#squeeze").getAttribute("aria-pressed"),
    "false",
  );
  await flood.close_();
  // The squeezed axis would show when something will happen.
  const asking = await openMade(shortPolls(), { asks: true });
  await asking.keyboard.press("e");
  await settled(asking);
  assert.equal(
    await asking.locator("#squeeze").getAttribute("aria-pressed"),
    "false",
  );
  await asking.locator("#skip").click();
  await settled(asking);
  assert.equal(
    await asking.locator("#squeeze").getAttribute("aria-pressed"),
    "true",
  );
  await asking.close_();
});

/** Everything that a reader can see, hear or search for. */
const everything = async (page) => ({
  picture: await picture(page),
  texts: await drawn(page),
  title: await page.title(),
  tree: await page.locator("body").ariaSnapshot(),
  html: await page.evaluate(() => {
    const body = document.body.cloneNode(true);
    for (const script of body.querySelectorAll("script")) script.remove();
    return body.innerHTML.replace(/translate: [^;]*/g, "");
  }),
});

/** A page whose versions do the same until 1 s, and then what is given. */
function openOutcome(end, options) {
  const isLong = end === "finished";
  const tea = (outcome) =>
    isLong
      ? made(1, "tea", [[0, 0.1], [1500, 1500.1], [2500, 2500.2]], {
          wakes: [[1499], [2499]],
          end: outcome,
        })
      : outcome === "panicked"
        ? made(1, "tea", [[0, 0.1], [1200, 1200.1]], {
            wakes: [[1199]],
            end: outcome,
          })
        : made(1, "tea", [[0, 0.1]], { end: outcome, ended: 1200 });
  const late = made(2, "late", [[1600, 1700]]);
  const early = [500, 1, "on"];
  const versions = ["tokio", "smol", "smol-cured"].map((runtime) => [
    runtime,
    isLong ? [tea(end), late] : [tea(end)],
    isLong ? [early, [1500, 1, "off"], [1600, null, "out"]] : [early],
  ]);
  const change = ([{ run, card }]) => {
    card.answers = ["yes", "no"];
    for (const version of run.versions) {
      version.answer = isLong ? "yes" : "no";
      version.wall_ns = isLong ? 3e9 : 1.3e9;
      version.stderr = [`ends: ${end}`];
      version.notes = [`a note: ${end}`];
      version.outcome = isLong ? "finished" : "failed";
    }
  };
  return openMade(versions, { asks: true, ...options }, change);
}

once("nothing gives the outcome away before the reader predicts", async () => {
  for (const ns of [0, 1e9, 1.1e9]) {
    const seen = [];
    for (const end of ["finished", "dropped", "panicked"]) {
      const page = await openOutcome(end);
      assert.equal(await playhead(page), 0);
      await go(page, ns);
      // What leads on is not shown; what leads to the future is closed.
      for (const key of ["ArrowDown", "n", "f", "w"]) await page.keyboard.press(key);
      await settled(page);
      seen.push(await everything(page));
      await page.close_();
    }
    assert.ok(seen[0].texts.includes("tea"));
    assert.equal(seen[0].texts.includes("└ on"), ns > 0);
    for (const other of seen.slice(1)) assert.deepEqual(other, seen[0]);
  }
});

test("no label of the axis is behind the playhead", async () => {
  const page = await open("gather", { asks: true });
  const labels = async () =>
    (await drawn(page)).filter((text) => /^\d\.\d s$/.test(text));
  assert.equal((await labels())[0], "0.5 s");
  await go(page, 0.5 * (await page.evaluate(() => globalThis.replay.program.second)));
  assert.deepEqual((await labels()).slice(0, 2), ["0.0 s", "1.0 s"]);
  await page.close_();
});

test("the picture of a prediction ends at the playhead", async () => {
  const page = await open("gather", { asks: true });
  await go(page, 1.5 * recorded("gather").second_ns);
  const right = () =>
    page.evaluate(() => {
      const { painter, layout } = globalThis.page;
      const { replay } = globalThis;
      globalThis.page.drawNow();
      const x = painter.x(replay.view, replay.playhead) + 12;
      const scale = devicePixelRatio;
      const copy = document.createElement("canvas");
      Object.assign(copy, { width: painter.canvas.width, height: painter.canvas.height });
      const context = copy.getContext("2d", { willReadFrequently: true });
      context.drawImage(painter.canvas, 0, 0);
      const inked = ({ top, height, lanes }) => {
        const { data } = context.getImageData(
          x * scale,
          (28 + top - globalThis.page.box.scrollTop) * scale,
          (painter.width - x) * scale,
          22 * scale,
        );
        // Only the lines of the axis, which are few and pale.
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) {
          dark += Number(data[at + 3] > 0 && data[at] < 200);
        }
        return [lanes[0].task.name, height > 0 && dark > 0];
      };
      return layout.rows.filter((row) => row.lanes.length > 0).map(inked);
    });
  const hidden = await right();
  assert.ok(hidden.length >= 6);
  for (const [name, isInked] of hidden) assert.ok(!isInked, name);
  // A version that the reader has chosen for is drawn to its end.
  const group = page.getByRole("group", { name: "Your prediction for smol" });
  await group.getByRole("button", { name: "3 s" }).click();
  await settled(page);
  assert.ok((await right()).some(([, isInked]) => isInked));
  await page.close_();
});

/** Opens `drop-handle`, and answers for each version. */
async function predict(page, answers) {
  for (const [runtime, answer] of Object.entries(answers)) {
    const name = `Your prediction for ${runtime}`;
    const group = page.getByRole("group", { name, exact: true });
    await group.getByRole("button", { name: answer, exact: true }).click();
    await settled(page);
  }
}

const GUESSES = { tokio: "yes", "async-std": "no, it is cancelled", smol: "yes" };

test("the reader predicts, plays, and sees what was right", async () => {
  const options = { hash: "#drop-handle", asks: true };
  const page = await open("several", options);
  const [run] = recorded("several").filter((r) => r.program === "drop-handle");
  const answers = page.locator("#answers");
  const code = () => page.locator("#sources").innerText();
  const headers = /dropping a handle|the handle owns/;
  assert.equal(await answers.innerText(), "");
  assert.doesNotMatch(await code(), headers);
  await page.keyboard.press("n");
  await settled(page);
  assert.equal(await playhead(page), 0, "a difference is not shown, either");
  await predict(page, { ...GUESSES, asyncio: "skip asyncio" });
  assert.match(await code(), headers);
  assert.equal(await answers.innerText(), "", "not before it was played");
  assert.equal(await page.locator("#score").innerText(), "Play it to see what happens.");
  // The focus is on the button that plays.
  await page.locator("#speed").selectOption("10");
  await page.locator("#play").press("Enter");
  await page.waitForFunction(() => globalThis.page.predictions.isOver(globalThis.replay.program));
  await settled(page);
  const state = () =>
    page.evaluate(() => {
      const { isPlaying, playhead, program } = globalThis.replay;
      return [isPlaying, playhead === program.wallNs];
    });
  assert.deepEqual(await state(), [false, true], "it stops at the end");
  const rows = await page.locator(".choice").allInnerTexts();
  const flat = rows.map((text) => text.replace(/\s+/g, " "));
  assert.deepEqual(flat, [
    "tokio you said “yes” right On tokio: dropping a handle detaches its task.",
    "async-std you said “no, it is cancelled” wrong: the answer is “yes” " +
      "On async-std: dropping a handle detaches its task.",
    "smol you said “yes” wrong: the answer is “no, it is cancelled” " +
      "On smol: the handle owns its task, and dropping it cancels the task.",
  ]);
  assert.equal(await page.locator("#score").innerText(), "1 of 3 right.");
  const shown = await answers.innerText();
  for (const version of run.versions) {
    assert.ok(shown.includes(version.answer), shown);
  }
  // They are kept for the session.
  await page.reload();
  await page.waitForFunction(() => globalThis.replay);
  await settled(page);
  assert.equal(await page.locator("#score").innerText(), "1 of 3 right.");
  await page.getByRole("button", { name: "predict again" }).click();
  await settled(page);
  assert.equal(await playhead(page), 0);
  assert.equal(await answers.innerText(), "");
  assert.equal(await page.locator("#rows button").count(), 16);
  await page.close_();
});

test("predictions need no storage", async () => {
  for (const before of [
    () =>
      Object.defineProperty(globalThis, "sessionStorage", {
        get: () => {
          throw new DOMException("forbidden", "SecurityError");
        },
      }),
    ...["{broken", '{"a": 1, "b": null}'].map((text) => {
      const set = `sessionStorage.setItem("side by side: predictions", '${text}')`;
      // Firefox has a first page without storage.
      return `try { ${set} } catch {}`;
    }),
  ]) {
    const page = await open("several", { hash: "#drop-handle", asks: true, before });
    await predict(page, { ...GUESSES, asyncio: "yes" });
    await go(page, 1e12);
    assert.equal(await page.locator("#score").innerText(), "2 of 4 right.");
    await page.close_();
  }
});

/** Every text of the page and the picture that is in view, with its size. */
const sizes = (page) =>
  page.evaluate(() => {
    const { painter } = globalThis.page;
    const found = [];
    painter.context.fillText = (text) => {
      const size = Number(/(\d+)px/.exec(painter.context.font)[1]);
      found.push([text, size * painter.magnify]);
    };
    globalThis.page.drawNow();
    delete painter.context.fillText;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: parent, textContent } = texts.currentNode;
      if (!textContent.trim() || !parent.checkVisibility()) continue;
      found.push([textContent, parseFloat(getComputedStyle(parent).fontSize)]);
    }
    return found;
  });

test("a class sees the question, large lanes and little else", async () => {
  const viewport = { width: 1920, height: 1080 };
  const page = await open("several", { viewport, asks: true, hash: "#drop-handle" });
  const before = await page.evaluate(() => globalThis.page.painter.space);
  await page.keyboard.press("p");
  await settled(page);
  const small = (await sizes(page)).filter(([, size]) => size < 24);
  assert.deepEqual(small, []);
  assert.equal(await page.locator(".bar, #now, #sources, header").filter({ visible: true }).count(), 0);
  assert.equal(
    await page.locator("h2").filter({ visible: true }).innerText(),
    "You drop a task's handle. Does the task still finish?",
  );
  const { size, bottom } = await page.evaluate(() => {
    const { painter, box } = globalThis.page;
    const { bottom } = box.getBoundingClientRect();
    return { size: painter.canvas.offsetWidth / painter.width, bottom };
  });
  assert.equal(size, 2);
  assert.ok(bottom <= 1080, "the lanes end in the window");
  const axe = new URL("node_modules/axe-core/axe.min.js", import.meta.url);
  await page.evaluate(readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations, []);
  // A click on a lane finds it.
  const at = await page.evaluate(() => {
    const { page, replay } = globalThis;
    const row = page.layout.rows.find(({ lanes }) => lanes.length > 0);
    const box = page.painter.canvas.getBoundingClientRect();
    return { x: box.x + 40, y: box.y + 2 * (28 + row.top + 11), name: row.lanes[0].task.name };
  });
  await page.mouse.click(at.x, at.y);
  assert.equal(await page.evaluate(() => globalThis.replay.chosen.task.name), at.name);
  await page.keyboard.press("Escape");
  await settled(page);
  assert.ok(await page.locator(".bar").isVisible());
  assert.equal(await page.locator("#class").isVisible(), false);
  assert.equal(await page.evaluate(() => globalThis.page.painter.space), before);
  await page.close_();
});

test("a clicker goes from stop to stop, to the answers, to the next program", async () => {
  const page = await open("several", { asks: true });
  const programs = await page.evaluate(() =>
    globalThis.page.programs.map((program) => program.run.program),
  );
  const program = () => page.evaluate(() => globalThis.replay.program.run.program);
  const isAsking = () => page.evaluate(() => globalThis.replay.isAsking);
  const press = async (key) => {
    await page.keyboard.press(key);
    await settled(page);
  };
  await press("PageDown");
  assert.equal(await playhead(page), 0, "the page scrolls as before");
  await press("p");
  const count = await page.evaluate(() => globalThis.replay.stops.length);
  const seen = new Set();
  for (let nth = 0; nth < count; nth += 1) {
    await press("PageDown");
    seen.add(await playhead(page));
  }
  assert.equal(seen.size, count);
  assert.ok(await isAsking(), "nothing is given away before the end");
  assert.equal(await page.locator("#votes .right").count(), 0);
  await press("PageDown");
  assert.ok(!(await isAsking()));
  // Also those whose version is not in sight.
  const right = await page.locator("#votes .right").allTextContents();
  const answers = await page.evaluate(() => {
    const { groups, card } = globalThis.replay.program;
    return groups.map(({ version }) => card.answers.indexOf(version.answer));
  });
  assert.deepEqual(right, answers.map((nth) => `${"ABC"[nth]} ✔ 0`));
  assert.equal(await program(), programs[0]);
  await press("ArrowRight");
  assert.equal(await program(), programs[1]);
  assert.equal(await playhead(page), 0);
  await press("PageUp");
  assert.equal(await program(), programs[0]);
  await press("ArrowLeft");
  assert.equal(await program(), programs[0], "there is none before");
  // The screen is covered until the next key, which does nothing else.
  for (const key of ["b", "."]) {
    const isCovered = () => page.locator("#curtain").isVisible();
    await press(key);
    assert.ok(await isCovered());
    await press("PageDown");
    assert.ok(!(await isCovered()));
    assert.equal(await playhead(page), 0);
  }
  await press("p");
  await press("b");
  assert.ok(!(await page.locator("#curtain").isVisible()));
  await page.close_();
});

test("hands are counted, and versions are shown as the class needs them", async () => {
  const page = await open("several", { asks: true, hash: "#drop-handle" });
  const heads = () =>
    page.evaluate(() =>
      globalThis.page.layout.rows
        .filter(({ lanes }) => lanes.length === 0)
        .map(({ group }) => group.title),
    );
  const all = await heads();
  await page.keyboard.press("p");
  await settled(page);
  const votes = (name) => page.getByRole("group", { name: `Votes for ${name}`, exact: true });
  const hand = (name, text) => votes(name).getByRole("button", { name: text });
  for (let nth = 0; nth < 3; nth += 1) await hand("smol", "count a hand for “yes”").click();
  await hand("smol", "count a hand for “no, it is cancelled”").press("Enter");
  await hand("smol", "take back a hand for “yes”").click();
  await settled(page);
  assert.equal((await votes("smol").innerText()).replace(/\s+/g, " "), "A 2 − B 1 − C 0");
  assert.equal((await votes("tokio").innerText()).replace(/\s+/g, " "), "A 0 B 0 C 0");
  assert.equal(await playhead(page), 0, "Enter on a button is a vote");
  // The numbers are those of the buttons.
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await settled(page);
  assert.deepEqual(await heads(), all.slice(2));
  const stops = await sentences(page);
  assert.ok(stops.length > 0 && stops.every((text) => !text.includes("tokio")), stops);
  for (const key of ["3", "4", "5", "6", "7"]) await page.keyboard.press(key);
  await settled(page);
  assert.equal((await heads()).length, 1, "one remains");
  // Counts are kept while another program is shown.
  for (const nth of [0, 1]) {
    await page.evaluate((at) => globalThis.page.open(globalThis.page.programs[at]), nth);
  }
  await page.keyboard.press("Escape");
  await settled(page);
  assert.deepEqual(await heads(), all);
  await page.keyboard.press("p");
  await settled(page);
  assert.match((await votes("smol").innerText()).replace(/\s+/g, " "), /^A 2 − B 1/);
  await page.close_();
});

once("only who can predict is asked", async () => {
  const asked = async (page) => page.locator(".choice b").allInnerTexts();
  const cured = await openOutcome("finished");
  assert.deepEqual(await asked(cured), ["tokio", "smol"]);
  await cured.getByRole("button", { name: "Skip: show the answers" }).click();
  await settled(cured);
  assert.deepEqual(await asked(cured), []);
  assert.ok(await cured.locator("#answers").isVisible());
  await cured.close_();
  const against = await open("against", { asks: true });
  assert.deepEqual(await asked(against), []);
  assert.ok(await against.locator("#answers").isVisible());
  await against.close_();
  alter("gather", "altered", ([{ card }]) => (card.answers = []));
  const plain = await open("altered", { asks: true });
  assert.deepEqual(await asked(plain), []);
  assert.ok(await plain.locator("#answers").isVisible());
  await plain.close_();
  // The terminal has asked.
  alter("gather", "altered", ([{ run }]) => {
    for (const version of run.versions) version.predicted = version.answer;
  });
  const known = await open("altered", { asks: true });
  assert.equal(await known.locator("#rows button").count(), 0);
  await go(known, 1e12);
  assert.equal(await known.locator("#score").innerText(), "4 of 4 right.");
  await known.close_();
});

test("while zoomed, a strip shows where, and leads elsewhere", async () => {
  const page = await open("gather");
  await page.evaluate(() => globalThis.replay.squeeze(false));
  await settled(page);
  const crumbs = page.locator("#crumbs");
  const view = () => page.evaluate(() => ({ ...globalThis.replay.view }));
  const whole = await view();
  const width = whole.to - whole.from;
  /** The part of the strip that is marked as in view, as shares of it. */
  const marked = () =>
    page.evaluate(() => {
      const { painter } = globalThis.page;
      const { context, colours } = painter;
      const found = [];
      context.fillRect = (x, y, width, height) => {
        const isMark = context.fillStyle === colours.playhead && y + height === 7;
        if (isMark) found.push((x - painter.left) / painter.space, width / painter.space);
      };
      globalThis.page.drawNow();
      delete context.fillRect;
      return found;
    });
  assert.ok(!(await crumbs.isVisible()));
  assert.deepEqual(await marked(), []);
  await page.evaluate(([from, to]) => globalThis.replay.setView({ from, to }), [
    whole.from + width / 2,
    whole.from + width * 0.7,
  ]);
  await settled(page);
  assert.equal((await crumbs.innerText()).trim(), "whole run › 5.0×");
  const [from, wide] = await marked();
  assert.ok(Math.abs(from - 0.5) < 0.01 && Math.abs(wide - 0.2) < 0.01, `${from} ${wide}`);
  // A press on the strip goes there, and the playhead stays.
  const box = await page.locator("#lanes canvas").boundingBox();
  const at = async (share) => {
    const { left, space } = await page.evaluate(() => {
      const { left, space } = globalThis.page.painter;
      return { left, space };
    });
    return box.x + left + space * share;
  };
  await page.mouse.move(await at(0.3), box.y + 3);
  await page.mouse.down();
  const middle = async () => ((await view()).to + (await view()).from) / 2;
  const share = async () => ((await middle()) - whole.from) / width;
  assert.ok(Math.abs((await share()) - 0.3) < 0.01, `${await share()}`);
  await page.mouse.move(await at(0.6), box.y + 3);
  await page.mouse.up();
  assert.ok(Math.abs((await share()) - 0.6) < 0.01, `${await share()}`);
  assert.equal(await playhead(page), 0);
  await settled(page);
  await page.locator("#whole").click();
  await settled(page);
  assert.ok(!(await crumbs.isVisible()));
  assert.ok(Math.abs((await view()).from - whole.from) < 1);
  await page.close_();
});

test("a link leads to a program and a moment", async () => {
  const page = await open("several", { hash: "#gather/123456789" });
  assert.equal(await playhead(page), 123456789);
  assert.equal(await page.locator("h1").innerText(), "gather");
  await page.keyboard.press("ArrowRight");
  const there = await playhead(page);
  await page.waitForFunction(
    (ns) => location.hash.split("?")[0] === `#gather/${ns}`,
    there,
  );
  await page.close_();
});

test("a link keeps the version, the lane, the zoom and the axis", async () => {
  const page = await open("several", { hash: "#gather" });
  const state = (one) =>
    one.evaluate(() => {
      const { replay, page } = globalThis;
      const { chosen, playhead, scale, view, program } = replay;
      return {
        lane: [chosen?.task.name, chosen && replay.groupOf(chosen)?.title],
        axis: scale.isSqueezed,
        version: page.code.chosen,
        program: program.run.program,
        playhead,
        view: [Math.round(view.from), Math.round(view.to)],
      };
    });
  assert.equal(await page.evaluate(() => location.hash), "#gather");
  const lane = async (title, name) =>
    page.evaluate(
      ([title, name]) => {
        const { replay } = globalThis;
        const group = replay.program.groups.find((one) => one.title === title);
        replay.choose(group.lanes.find(({ task }) => task.name === name));
      },
      [title, name],
    );
  const was = await state(page);
  await page.keyboard.press("e");
  await go(page, 1.2 * recorded("gather").second_ns);
  for (const key of ["w", "w", "d"]) await page.keyboard.press(key);
  await lane("smol", "say_world");
  await settled(page);
  await page.getByRole("tab", { name: "tokio", exact: true }).click();
  await settled(page);
  const there = await state(page);
  for (const part of ["lane", "axis", "version", "playhead", "view"]) {
    assert.notDeepEqual(there[part], was[part], part);
  }
  await page.waitForFunction(() => location.hash.includes("version=tokio"));
  // Also in a window in which the axis would be another one.
  for (const width of [1280, 500]) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await page.waitForFunction(() => globalThis.replay);
    await settled(page);
    assert.deepEqual(await state(page), there, width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  // What a link says wrong is as it would be without it.
  const wrong = "?of=tokio&lane=nothing&nth=x&view=9..NaN&axis=up&version=cobol";
  for (const hash of [`#gather/0${wrong}`, "#gather"]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForFunction(() => globalThis.replay.playhead === 0);
    await settled(page);
    assert.deepEqual(await state(page), { ...was, version: "tokio" });
  }
  await page.close_();
});

test("a link keeps which of several lanes of one name it is", async () => {
  const turn = (id, ms) => made(id, "a/b ?&#", [[ms, ms + 1]], { ended: ms + 10 });
  const versions = [["tokio", [turn(1, 0), turn(2, 20), turn(3, 40)]]];
  const page = await openMade(versions);
  for (const key of ["ArrowDown", "ArrowDown", "w"]) await page.keyboard.press(key);
  // A part of the axis means little without it.
  await page.waitForFunction(() => /nth=2.*axis=.*view=/.test(location.hash));
  const hash = await page.evaluate(() => location.hash);
  const other = await openMade(versions, { hash });
  assert.equal(await other.evaluate(() => globalThis.replay.chosen.task.id), 2);
  await other.close_();
  await page.close_();
});

test("the keyboard alone is enough", async () => {
  const page = await open("several", { hash: "#drop-handle" });
  const view = () => page.evaluate(() => ({ ...globalThis.replay.view }));
  const chosen = () =>
    page.evaluate(() => globalThis.replay.chosen?.task.name ?? null);
  const isWhole = async () =>
    Math.abs((await view()).from - whole.from) < 1 &&
    Math.abs((await view()).to - whole.to) < 1;
  const whole = await view();
  await page.keyboard.press("w");
  assert.ok((await view()).to - (await view()).from < whole.to - whole.from);
  await page.keyboard.press("z");
  assert.ok(await isWhole());
  await page.keyboard.press("+");
  assert.ok(!(await isWhole()));
  await page.keyboard.press("f");
  assert.ok(await isWhole());
  await page.keyboard.press("ArrowDown");
  assert.equal(await chosen(), "main");
  await page.keyboard.press("ArrowDown");
  assert.equal(await chosen(), "laundry");
  await page.keyboard.press(".");
  const first = await playhead(page);
  assert.ok(first > 0);
  await page.keyboard.press(".");
  assert.ok((await playhead(page)) > first);
  await page.keyboard.press(",");
  assert.equal(await playhead(page), first);
  await page.keyboard.press("Escape");
  assert.equal(await chosen(), null);
  await page.keyboard.press("n");
  await settled(page);
  // On a busy machine any lane may be late enough to differ first.
  const difference = await page.locator("#difference").innerText();
  assert.ok(difference.startsWith(`${await chosen()}: `), difference);
  const find = async (key, text) => {
    await page.keyboard.press(key);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  const [run] = recorded("several");
  for (const time of ["1.5", "1,5 s"]) {
    await page.evaluate(() => globalThis.replay.goTo(0));
    await find("g", time);
    assert.equal(await playhead(page), 1.5 * run.second_ns);
    await page.keyboard.press("Escape");
  }
  await find("/", "rinsed");
  assert.equal(await chosen(), "laundry");
  await find("/", "waf");
  const found = page.locator("#found");
  assert.equal(await found.innerText(), 'No lane and no line has "waf".');
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  assert.equal(await page.locator("#help").isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#help").isVisible(), false);
  const before = await playhead(page);
  await page.keyboard.press(" ");
  await page.waitForFunction((ns) => globalThis.replay.playhead > ns, before);
  await page.keyboard.press(" ");
  assert.equal(await page.evaluate(() => globalThis.replay.isPlaying), false);
  await page.close_();
});

test("keys are the replay's, and not those of the page around it", async () => {
  writeFileSync(
    file("around"),
    `<iframe src="gather.html" width="900" height="600"></iframe>
    <script>addEventListener("keydown", () => document.title += "!")</script>`,
  );
  const context = await browser.newContext();
  const around = await context.newPage();
  await around.goto(`file://${file("around")}`);
  const frame = around.frames()[1];
  await frame.waitForFunction(() => globalThis.replay);
  await frame.locator("#lanes").click({ position: { x: 400, y: 100 } });
  const at = await playhead(frame);
  await around.keyboard.press("ArrowLeft");
  await around.keyboard.press("s");
  assert.ok((await playhead(frame)) < at);
  assert.equal(await around.title(), "");
  await context.close();
});

test("letters can be typed, and need not be keys", async () => {
  const page = await open("gather");
  const view = () => page.evaluate(() => globalThis.replay.view.to);
  const whole = await view();
  await page.keyboard.press("?");
  await page.getByLabel("Letters and signs are keys").uncheck();
  await page.keyboard.press("Escape");
  for (const key of ["w", "+", "?"]) await page.keyboard.press(key);
  assert.equal(await view(), whole);
  assert.equal(await page.locator("#help").isVisible(), false);
  await page.keyboard.press("ArrowRight");
  assert.ok((await playhead(page)) > 0);
  await page.close_();
});

test("arrow keys scroll a source that has the focus", async () => {
  const viewport = { width: 1280, height: 500 };
  const page = await open("several", { hash: "#drop-handle", viewport });
  const box = page.locator("#sources .code:visible").first();
  await box.focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(
    () => document.activeElement.scrollTop > 0,
  );
  await page.keyboard.press("ArrowRight");
  assert.equal(await playhead(page), 0);
  await page.close_();
});

test("two fingers zoom, and what is between them stays", { skip: isFirefox }, async () => {
  const viewport = { width: 360, height: 780 };
  const page = await open("gather", { viewport, hasTouch: true });
  const session = await page.context().newCDPSession(page);
  const { x, y } = await page.locator("#lanes canvas").boundingBox();
  const touch = (type, ...xs) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: xs.map((one, id) => ({ x: x + one, y: y + 60, id })),
    });
  const at = () =>
    page.evaluate(() => {
      const { painter } = globalThis.page;
      const { view } = globalThis.replay;
      return { at: painter.at(view, 200), width: view.to - view.from };
    });
  const before = await at();
  await touch("touchStart", 180, 220);
  await touch("touchMove", 160, 240);
  await touch("touchMove", 140, 260);
  await touch("touchEnd");
  const after = await at();
  assert.ok(after.width < before.width / 2.5, `${after.width}`);
  const moved = Math.abs(after.at - before.at) / after.width;
  assert.ok(moved < 0.02, `moved by ${moved}`);
  await page.close_();
});

test("on a phone every word is shown or counted", async () => {
  const viewport = { width: 360, height: 780 };
  const page = await open("lesson", { viewport, hasTouch: true });
  const names = await page.evaluate(() =>
    globalThis.page.programs.map((one) => one.run.program),
  );
  for (const name of names) {
    await page.evaluate((to) => (location.hash = `#${to}`), name);
    await page.waitForFunction(
      (to) => globalThis.replay.program.run.program === to,
      name,
    );
    await settled(page);
    const [said, height] = await page.evaluate(() => {
      const { run } = globalThis.replay.program;
      const lines = run.versions.flatMap((v) => v.said).length;
      return [lines, globalThis.page.layout.height];
    });
    const texts = await drawn(page, height + 100);
    const count = (text) =>
      /^[└]|┘$/.test(text) ? 1 : Number(/^\+(\d+)$/.exec(text)?.[1] ?? 0);
    const shown = texts.reduce((sum, text) => sum + count(text), 0);
    assert.equal(shown, said, `${name}: ${texts}`);
    const { y } = await page.locator("#stop").boundingBox();
    assert.ok(y <= 152, `${name}: the picture begins at ${y}`);
  }
  for (const button of await page.locator("button:visible").all()) {
    const { height } = await button.boundingBox();
    // By WebDriver BiDi there is no coarse pointer.
    assert.ok(height >= 40 || isFirefox, await button.innerText());
  }
  await page.close_();
});

test("a link that someone has changed does no harm", async () => {
  for (const hash of ["#%", "#gather/%E0%A4%A", "#no/-5", "#gather/1e99"]) {
    const page = await open("gather", { hash });
    const at = await playhead(page);
    assert.ok(at >= 0 && Number.isFinite(at), hash);
    await page.close_();
  }
});

once("what the answer is about is the first difference", async () => {
  // Both say and do the same, a little later; then three things differ.
  const version = (runtime, end, early, late) => {
    const task = (id, name, ms, first = 2) =>
      made(id, name, [[1, first], [ms, ms + 1]], { wakes: [[ms - 1]] });
    const fate = end === "dropped" ? { end, ended: 1500 } : {};
    const laundry = made(4, "laundry", [[1, 2]], { ended: 2800, ...fate });
    const tasks = [
      // It also starts slowly, but that lasts shorter.
      end === "dropped" ? task(1, "slow", 300, 42) : task(1, "slow", 200),
      task(2, "ann", early),
      task(3, "ben", late),
      laundry,
    ];
    return [runtime, tasks, [[early, 2, end === "dropped" ? "no" : "yes"]]];
  };
  const page = await openMade([
    version("tokio", "finished", 1000, 1200),
    version("smol", "dropped", 1200, 1000),
  ]);
  const found = [];
  for (let nth = 0; nth < 8; nth += 1) found.push(await jump(page));
  assert.deepEqual(found.slice(0, 7), [
    "laundry: tokio waits, smol was dropped (1 of 7)",
    "only tokio says: yes (2 of 7)",
    "only smol says: no (3 of 7)",
    "ann: ends before ben in tokio, after it in smol (4 of 7)",
    "ann: tokio runs, smol waits (5 of 7)",
    "ben: tokio waits, smol runs (6 of 7)",
    "slow: tokio runs, smol waits (7 of 7)",
  ]);
  assert.equal(found[7], found[0]);
  assert.equal(await playhead(page), 1.5e9);
  await page.close_();
});

once("the first difference is exact, and noise is ignored", async () => {
  // Microseconds, in a second of 200 ms; and what is said then.
  const same = "No difference.";
  for (const [ms, said] of [
    [0, same],
    [3.5, same],
    [4.5, "say_world: smol waits, smol again runs"],
  ]) {
    let expected = 0;
    alter("gather", "altered", ([{ run }]) => {
      const smol = run.versions.find((version) => version.runtime === "smol");
      const again = structuredClone(smol);
      again.runtime = "smol again";
      const poll = again.tasks[1].polls.at(-1);
      poll.start_ns -= ms * 1e6;
      again.tasks[1].wakes.at(-1).at_ns = poll.start_ns;
      expected = said === same ? 0 : poll.start_ns;
      run.versions = [smol, again];
    });
    const page = await open("altered");
    await page.getByRole("button", { name: "next difference" }).click();
    await settled(page);
    assert.equal(await page.locator("#difference").innerText(), said);
    assert.equal(await playhead(page), expected);
    await page.close_();
  }
});

once("lanes with the same name are paired one by one", async () => {
  alter("gather", "altered", ([{ run }]) => {
    const smol = run.versions.find((version) => version.runtime === "smol");
    for (const task of smol.tasks) task.name = "client";
    const again = structuredClone(smol);
    again.tasks[1].end = "dropped";
    run.versions = [smol, again];
  });
  const page = await open("altered");
  await page.keyboard.press("n");
  await settled(page);
  assert.equal(
    await page.locator("#difference").innerText(),
    "client: smol has finished, smol was dropped",
  );
  assert.equal(await page.evaluate(() => globalThis.replay.chosen.task.id), 2);
  await page.close_();
});

/** All lanes are in sight. */
const TALL = { width: 1280, height: 2400 };

/** The run of `gather` with itself before it, changed by hand. */
function twice(change, name = "gather", to = "twice") {
  alter(name, to, ([shown]) => {
    const run = structuredClone(shown.run);
    const same = run.versions.map((version) => version.runtime);
    shown.against = { run, same, unknown: [], changed: [] };
    change(shown);
  });
  return open(to, { viewport: TALL });
}

const smolOf = (run) => run.versions.find((v) => v.runtime === "smol");

const jump = async (page) => {
  await page.keyboard.press("n");
  await settled(page);
  return page.locator("#difference").innerText();
};

test("two runs of a version are drawn together, on one axis", async () => {
  const page = await open("against", { viewport: TALL });
  await page.evaluate(() => {
    const { replay } = globalThis;
    if (replay.scale.isSqueezed) replay.squeezeOrNot();
  });
  await settled(page);
  const texts = await drawn(page);
  const heads = texts.filter((text) => / (before|after)$/.test(text));
  const runtimes = ["tokio", "async-std", "smol", "asyncio"];
  const both = runtimes.flatMap((name) => [`${name} before`, `${name} after`]);
  assert.deepEqual(heads, both);
  assert.equal(texts.filter((text) => /^1(\.0)? s$/.test(text)).length, 1);
  // Only the recording has it.
  assert.ok(texts[texts.indexOf("asyncio after") + 1] === "not run now");
  assert.deepEqual(await notes(page), [], "nothing failed");
  const answers = await page.locator("#answers tr").allInnerTexts();
  assert.ok(answers.some((text) => /^asyncio after\s+not run now/.test(text)));
  const earlier = recorded("several");
  const wall = (run) => Math.max(...run.versions.map((v) => v.wall_ns));
  const whole = await page.evaluate(() => globalThis.replay.program.wallNs);
  assert.ok(whole >= wall(earlier.find((run) => run.program === "drop-handle")));
  await page.close_();
});

once("a program that only the recording has is shown", async () => {
  const page = await open("against");
  await page.getByRole("link", { name: "gather" }).click();
  await page.waitForFunction(() => document.title.startsWith("gather"));
  const words = await page.locator("#runs").innerText();
  assert.ok(words.startsWith("This program is only in the recording"), words);
  const run = recorded("several").find((one) => one.program === "gather");
  await go(page, 1e12);
  const said = await page.locator("#said .said").allInnerTexts();
  const [first] = run.versions;
  assert.equal(said[0], first.said.map((line) => line.text).join("\n"));
  const code = await page.locator("#changed th").allInnerTexts();
  const names = run.versions.map((version) => `${version.runtime} before`);
  assert.deepEqual(code, names);
  const source = await page.locator("#changed table").first().innerText();
  assert.ok(source.includes("say_hello"));
  await assertWords(page);
  await page.close_();
});

once("two runs that do the same have no marks", async () => {
  const page = await twice(({ against }) => {
    // The same microseconds never come again.
    for (const version of against.run.versions) {
      for (const { polls, wakes } of version.tasks) {
        const last = polls.at(-1);
        last.start_ns -= Math.min(3e6, (last.start_ns - polls[0].start_ns) / 2);
        for (const wake of wakes) wake.at_ns = last.start_ns;
      }
      for (const said of version.said) said.at_ns -= 1e6;
    }
  });
  assert.equal(await jump(page), "No difference.");
  const tasks = recorded("gather").versions.flatMap((version) =>
    version.tasks
      .flatMap((task) => [task, task])
      .map((task) => [task, version.wall_ns]),
  );
  for (const ns of [1e6, 1e8, 3e8, 1e12]) {
    await go(page, ns);
    const marks = page.locator(
      "td.differs, #answers mark, #said mark, #answers .changed",
    );
    assert.equal(await marks.count(), 0);
    const moment = await playhead(page);
    const cells = await told(page);
    assert.equal(cells.length, tasks.length);
    tasks.forEach(([task, wallNs], nth) => {
      const begin = stateOf(task, wallNs, moment);
      assert.ok(cells[nth].startsWith(begin), `${cells[nth]}, not ${begin}`);
    });
  }
  await page.close_();
});

once("what changed between two runs is said as facts", async () => {
  const page = await twice(({ run }) => {
    const [hello, world] = smolOf(run).tasks;
    hello.end = "dropped";
    for (const wake of world.wakes) wake.by = hello.id;
  });
  const facts = await page.locator("#answers .changed li").allInnerTexts();
  assert.deepEqual(facts, [
    "`say_hello` was dropped; before, it finished.",
    "`say_world` was woken by `say_hello`; before, by its runtime.",
  ]);
  await page.close_();
});

once("the jump leads to where before and after begin to differ", async () => {
  let at = 0;
  const page = await twice(({ run, against }) => {
    // It is dropped, where before it was polled once more.
    const [, task] = smolOf(run).tasks;
    at = task.polls.at(-1).start_ns - 2e7;
    Object.assign(task, { end: "dropped", ended_ns: at });
    task.polls.pop();
    task.wakes.pop();
    const smol = smolOf(run);
    smol.said = smol.said.filter((said) => said.task !== task.id);
    smol.answer = "2.5 s";
    smolOf(against.run).numbers = [{ name: "waits", value: 7 }];
  });
  const words = await jump(page);
  assert.equal(
    words,
    "say_world: smol before waits, smol after was dropped (1 of 2)",
  );
  assert.equal(await playhead(page), at);
  const chosen = () =>
    page.evaluate(() => {
      const { chosen } = globalThis.replay;
      return [chosen.task.end, globalThis.replay.groupOf(chosen).title];
    });
  assert.deepEqual(await chosen(), ["dropped", "smol after"]);
  const differing = await page.locator("td.differs").allInnerTexts();
  assert.equal(differing.length, 2, "both cells of the row");
  assert.ok(differing[0].startsWith("waits;"), differing[0]);
  assert.equal(differing[1], "dropped 0 ns ago");
  await page.keyboard.press("ArrowLeft");
  await settled(page);
  assert.equal(await page.locator("td.differs").count(), 0, "not yet");
  const rows = page.locator("#answers tr", { hasText: "smol after" });
  const answer = rows.locator("td").nth(1);
  assert.equal(await answer.locator("mark").innerText(), "2.5 s");
  assert.equal(await answer.innerText(), "2.5 s (before: 2 s)");
  assert.equal(await page.locator("#answers mark").count(), 1);
  await go(page, 1e12);
  assert.deepEqual(
    await page.locator("#said mark").allInnerTexts(),
    ["World"],
    "what is no longer said",
  );
  const runs = await page.locator("#runs").innerText();
  assert.ok(runs.endsWith("(after). Before: waits=7."), runs);
  await page.close_();
});

test("what differs is highlighted and underlined", async () => {
  let span = null;
  const page = await twice(({ run }) => {
    const [, task] = smolOf(run).tasks;
    const last = task.polls.at(-1);
    span = { from: last.start_ns - 5e7, to: last.start_ns };
    task.polls.length -= 1;
    task.wakes.length -= 1;
    Object.assign(task, { ended_ns: span.from });
  });
  const colours = await page.evaluate(({ from, to }) => {
    const { painter, layout } = globalThis.page;
    const { view } = globalThis.replay;
    globalThis.page.drawNow();
    const lanes = layout.rows.filter(
      (row) =>
        row.group.version.runtime === "smol" &&
        row.lanes[0]?.task.name === "say_world",
    );
    const { width, height } = painter.canvas;
    const { data } = painter.context.getImageData(0, 0, width, height);
    const colour = (x, y) => {
      const scale = devicePixelRatio;
      const [column, line] = [x, y].map((n) => Math.round(n * scale));
      const at = 4 * (line * width + column);
      return data.slice(at, at + 3).join();
    };
    const { top, bottom } = { top: 28 + 3, bottom: 28 + 19 };
    return lanes.flatMap((row) => {
      const x = (ns) => painter.x(view, ns);
      const inside = x((from + to) / 2);
      const before = x(from) - 12;
      const scroll = globalThis.page.box.scrollTop;
      return [
        colour(inside, row.top - scroll + top),
        colour(inside, row.top - scroll + bottom),
        colour(before, row.top - scroll + top),
      ];
    });
  }, span);
  const ground = isFirefox
    ? ["74,60,18", "240,178,82", "0,0,0"] // dark
    : ["255,241,194", "179,107,0", "0,0,0"];
  assert.deepEqual(colours, [...ground, ...ground]);
  await page.close_();
});

once("a task and words that only one run has are differences", async () => {
  const more = (run) => {
    const { tasks } = smolOf(run);
    tasks.push({ ...structuredClone(tasks[1]), id: 3, name: "say_more" });
  };
  for (const [change, sentence] of [
    [({ run }) => more(run), "say_more: only in smol after"],
    [({ against }) => more(against.run), "say_more: only in smol before"],
  ]) {
    const page = await twice(change);
    assert.equal(await jump(page), sentence);
    const row = page.locator("#now tr", { hasText: "say_more" });
    const cells = await row.locator("td").allInnerTexts();
    assert.equal(cells.indexOf("–"), sentence.endsWith("after") ? 0 : 1);
    await assertWords(page);
    await page.close_();
  }
  const page = await twice(({ run }) => {
    smolOf(run).said[0].text = "Hullo";
  });
  assert.equal(await jump(page), "only smol before says: Hello (1 of 2)");
  await go(page, 1e12);
  const marks = await page.locator("#said mark").allInnerTexts();
  assert.deepEqual(marks, ["Hello", "Hullo"]);
  await page.close_();
});

once("changed sources are shown side by side, with their lines", async () => {
  const [run] = [recorded("gather")];
  const smol = smolOf(run);
  const page = await twice(({ source, against }) => {
    const [block] = source;
    const nth = block.names.indexOf("smol");
    const lines = block.rows.map((row) => row[nth]).filter(Boolean);
    const before = lines.map((line) => line.map(([text]) => [text, false]));
    const after = structuredClone(before);
    before[0] = [["was ", true], ["here", false]];
    const files = ["on_smol.rs", "on_smol.rs"];
    const rows = before.map((line, at) => [line, after[at]]);
    const names = ["smol before", "smol after"];
    against.changed = [{ names, files, rows }];
    against.same = ["std", "tokio"];
    against.unknown = ["async-std"];
  });
  const box = page.getByRole("region", { name: "smol before, smol after" });
  assert.equal(await box.locator("mark").innerText(), "was ");
  assert.equal(
    await page.locator("#unchanged").innerText(),
    "Unchanged: std, tokio. The recording has no source for async-std.",
  );
  await go(page, smol.said[0].at_ns);
  const marked = await box.locator("td.now").evaluateAll((cells) =>
    cells.map((cell) => [cell.cellIndex, cell.parentElement.rowIndex]),
  );
  const { line } = smol.said[0];
  assert.deepEqual(marked, [[0, line], [1, line]]);
  await page.close_();
});

once("wakes can be followed back and forth", async () => {
  // Main awaits tasks, so their ends wake it.
  const page = await open("awaits");
  const followed = await page.evaluate(() => {
    const { program } = globalThis.replay;
    for (const group of program.groups) {
      for (const lane of group.lanes) {
        for (const wake of lane.task.wakes) {
          const by = group.laneOf(wake.by) ?? group.laneOf(wake.after);
          if (!by || by === lane) continue;
          globalThis.replay.choose(lane);
          globalThis.replay.goTo(wake.at_ns + 1);
          globalThis.replay.followBack();
          const back = globalThis.replay.chosen === by;
          globalThis.replay.followOn();
          return back && globalThis.replay.chosen === lane ? "both" : "lost";
        }
      }
    }
    return "none";
  });
  assert.equal(followed, "both");
  await page.close_();
});

test("the playhead and the lanes can be dragged", async () => {
  const page = await open("gather");
  const box = await page.locator("#lanes canvas").boundingBox();
  const at = (share) => box.x + box.width * share;
  await page.mouse.move(at(0.5), box.y + 10);
  await page.mouse.down();
  await page.mouse.move(at(0.6), box.y + 10);
  const begun = await playhead(page);
  await page.mouse.move(at(0.8), box.y + 10);
  await page.mouse.up();
  assert.ok((await playhead(page)) > begun);
  const view = () => page.evaluate(() => ({ ...globalThis.replay.view }));
  await page.keyboard.press("w");
  const zoomed = await view();
  await page.mouse.move(at(0.5), box.y + 60);
  await page.mouse.down();
  await page.mouse.move(at(0.4), box.y + 60);
  await page.mouse.up();
  assert.ok((await view()).from > zoomed.from);
  // A plain wheel scrolls, and one with Ctrl zooms.
  const panned = await view();
  await page.mouse.wheel(0, 100);
  assert.deepEqual(await view(), panned);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await page.waitForFunction(
    (width) => globalThis.replay.view.to - globalThis.replay.view.from < width,
    panned.to - panned.from,
  );
  await page.close_();
});

test("hostile text is shown as text", async () => {
  const page = await open("markup");
  assert.equal(await page.title(), "markup: side by side");
  await go(page, 1e12);
  assert.equal(await page.locator("main img, main script").count(), 0);
  const said = await page.locator("#said .said").first().innerText();
  assert.ok(said.includes("</script><script>document.title"), said);
  assert.ok(said.includes("<img src=x onerror="), said);
  const names = await page.locator("#now th[scope=row]").allTextContents();
  assert.ok(names.some((name) => name.startsWith("<img src=x")), names);
  const fits = await page.evaluate(
    () => document.documentElement.scrollWidth <= innerWidth,
  );
  assert.ok(fits, "the page is not wider than its window");
  await page.close_();
});

test("marks of direction are shown, and long names are cut", async () => {
  alter("gather", "names", ([{ run }]) => {
    for (const { tasks, said } of run.versions) {
      tasks[0].name = `\u202e${"evil ".repeat(800)}`;
      for (const line of said) line.text = `${line.text}\u2066`;
    }
  });
  const page = await open("names", { viewport: { width: 360, height: 780 } });
  await go(page, 1e12);
  const texts = [...(await drawn(page)), await page.locator("body").innerText()];
  assert.ok(texts.some((text) => text.startsWith("�evil")));
  assert.ok(!texts.some((text) => /[\u202e\u2066]/.test(text)));
  const fits = await page.evaluate(
    () => document.documentElement.scrollWidth <= innerWidth,
  );
  assert.ok(fits, "the page is not wider than its window");
  await page.close_();
});

once("a version's failure is in its heading and in the table", async () => {
  const all = [recorded("troubles"), recorded("hangs")].flat();
  for (const [name, trouble, told_] of [
    ["panics", "panicked: exit code 101", "panicked"],
    ["aborts", /^killed: ended by signal/],
    ["exits", "failed: exit code 3"],
    ["hangs", "hung: killed at its deadline of 500ms", "still there when"],
  ]) {
    const file = name === "hangs" ? name : "troubles";
    const page = await open(file, { hash: `#${name}` });
    const is = (text) =>
      trouble instanceof RegExp ? trouble.test(text) : text === trouble;
    assert.ok((await drawn(page)).some(is), `${name} on the canvas`);
    assert.ok((await notes(page)).some(is), `${name} in the table`);
    const run = all.find((one) => one.program === name);
    await go(page, 1e15);
    if (told_) assert.ok((await told(page))[0].startsWith(told_), name);
    const why = run.versions[0].tasks[0]?.why;
    if (name === "hangs") assert.ok(why, "an open lane is explained");
    if (why) assert.ok((await told(page))[0].endsWith(`: ${why}`), name);
    const { from, to } = await page.evaluate(() => globalThis.replay.view);
    const isWhole = to - from > run.versions[0].wall_ns;
    assert.equal(isWhole, name !== "hangs", "the end of a hung run is empty");
    const rows = await page.locator("#now td").allTextContents();
    const [{ stderr }] = run.versions;
    for (const line of stderr.filter(Boolean)) assert.ok(rows.includes(line));
    await assertWords(page);
    await page.close_();
  }
});

test("an empty, a missing and a cut recording are explained", async () => {
  const [nothing, missing, cut] = [
    "nothing was recorded: no task was watched, and nothing was said",
    "missing: python3 does not start",
    "too many events: some are left out",
  ];
  alter("gather", "altered", ([{ run }]) => {
    const [first, second, third] = run.versions;
    Object.assign(first, { tasks: [], said: [], wall_ns: 0 });
    const notes = ["python3 does not start"];
    const outcome = "missing";
    Object.assign(second, { tasks: [], said: [], threads: [], wall_ns: 0 });
    Object.assign(second, { outcome, exit_code: null, notes });
    Object.assign(third, { cut: true, notes: [cut] });
    const [, task] = third.tasks;
    Object.assign(task, { end: "open", ended_ns: null });
    task.polls.length = 1;
    task.wakes.length = 0;
    run.versions.length = 3;
  });
  const page = await open("altered");
  assert.deepEqual(await notes(page), [nothing, missing, cut]);
  const texts = await drawn(page);
  for (const text of [nothing, missing, cut, "…"]) {
    assert.ok(texts.includes(text), `${text} in ${texts}`);
  }
  assert.ok(!texts.includes("◌"), "whether it was still there is unknown");
  await go(page, 1e9);
  const [, second] = await told(page);
  assert.equal(second, "its end was not recorded");
  await assertWords(page);
  await page.close_();
});

test("without its script, and if it is cut, the page shows text", async () => {
  const html = readFileSync(file("several"), "utf8");
  writeFileSync(file("half"), html.slice(0, html.length / 2));
  for (const [name, javaScriptEnabled] of [
    ["several", false],
    ["half", true],
    ["half", false],
  ]) {
    if (isFirefox && !javaScriptEnabled) continue;
    const page = await open(name, { isEmpty: true, javaScriptEnabled });
    const shown = await page.locator("body").innerText();
    assert.match(shown, /^The replay cannot be shown/, name);
    assert.match(shown, /laundry ¹? *·*━.*✔.*\n/, name);
    assert.equal(await page.locator("button:visible").count(), 0, name);
    await page.close_();
  }
  const page = await open("several");
  const { text } = await page.evaluate(() => ({
    text: document.documentElement.textContent,
  }));
  assert.doesNotMatch(text, /The replay cannot be shown/);
  await page.close_();
});

once("a page on which nothing happened is shown without errors", async () => {
  for (const change of [
    (shown) => (shown.length = 0),
    ([{ run }]) => {
      for (const version of run.versions) {
        Object.assign(version, { tasks: [], said: [], wall_ns: 0 });
      }
    },
    ([{ run }]) => (run.versions.length = 0),
  ]) {
    alter("gather", "altered", change);
    const page = await open("altered", { isEmpty: true });
    const shown = await page.locator("body").innerText();
    if (shown.includes("help")) {
      const labels = (await drawn(page)).filter((t) => /^[0-9.]+ s$/.test(t));
      assert.ok(new Set(labels).size > 1, `an axis of a second: ${labels}`);
      await assertWords(page);
    } else {
      const sentence = "No program was run, so there is nothing to see.";
      assert.equal(shown.trim(), sentence);
    }
    await page.close_();
  }
});

test("it fits a phone, a laptop and a projector, by day and night", async () => {
  const axe = new URL("node_modules/axe-core/axe.min.js", import.meta.url);
  const check = async (page, where) => {
    const { violations } = await page.evaluate(() => axe.run());
    const found = violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`,
    );
    assert.deepEqual(found, [], where);
  };
  const pages = isFirefox ? ["several"] : ["several", "against", "card-drop-handle"];
  const colours = isFirefox ? ["dark"] : ["light", "dark"];
  const widths = isFirefox ? [360, 1280] : [360, 1280, 1920];
  for (const [width, colorScheme, name] of widths.flatMap((width) =>
    colours.flatMap((colour) => pages.map((name) => [width, colour, name])),
  )) {
    const where = `${name}, ${width}, ${colorScheme}`;
    const viewport = { width, height: 800 };
    const page = await open(name, { viewport, colorScheme, asks: true });
    const fits = await page.evaluate(
      () => document.documentElement.scrollWidth <= innerWidth,
    );
    assert.ok(fits, where);
    // As an extension would: what the page forbids itself stays forbidden.
    await page.evaluate(readFileSync(axe, "utf8"));
    await check(page, where);
    if (name === "against") await jump(page);
    else await page.locator("#skip").click();
    await check(page, where);
    await page.close_();
  }
});

test("it prints on the width of a sheet of paper", { skip: isFirefox }, async () => {
  for (const name of ["several", "against"]) {
    const page = await open(name, { viewport: { width: 760, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => {
      const code = document.querySelector(".code table");
      return {
        right: code.getBoundingClientRect().right,
        buttons: [...document.querySelectorAll("button")].filter((button) =>
          button.checkVisibility(),
        ).length,
      };
    });
    assert.ok(seen.right <= 760, `${name}: ${seen.right}`);
    assert.equal(seen.buttons, 0, name);
    await page.close_();
  }
});

test("what is printed is light, and all lanes are drawn", async () => {
  const viewport = { width: 1600, height: 500 };
  const page = await open("several", { viewport, colorScheme: "dark" });
  const seen = await page.evaluate(() => {
    const { page } = globalThis;
    const now = () => ({
      paper: page.painter.colours.paper,
      width: page.painter.width,
      isWhole: page.layout.height <= page.painter.height,
    });
    const all = [now()];
    for (const event of ["beforeprint", "afterprint"]) {
      dispatchEvent(new Event(event));
      all.push(now());
    }
    return all;
  });
  assert.equal(seen[1].paper, "#ffffff");
  assert.ok(seen[1].width <= 700 && seen[1].isWhole, JSON.stringify(seen[1]));
  assert.deepEqual(seen[2], seen[0]);
  assert.notEqual(seen[0].paper, "#ffffff");
  const sheet = await page.pdf({ format: "A4" });
  writeFileSync(file("sheet").replace("html", "pdf"), sheet);
  await page.close_();
});

test("no frame is empty when the size changes", async () => {
  const page = await open("gather");
  const texts = await page.evaluate(async () => {
    const { context } = globalThis.page.painter;
    const texts = [];
    document.body.style.width = "800px";
    // Sizes are observed after this, in the same frame.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    context.fillText = (text) => texts.push(text);
    await new Promise((resolve) => new ResizeObserver(resolve).observe(document.body));
    return [globalThis.page.painter.width, ...texts];
  });
  assert.ok(texts[0] < 800 && texts.includes("tokio"), `${texts}`);
  await page.close_();
});

once("many events stay smooth", async () => {
  await (await twice(() => {}, "many", "twice-many")).close_();
  for (const [name, most] of [
    ["flood", 1000],
    ["many", 6000],
    ["twice-many", 12000],
  ]) {
    const page = await open(name);
    const took = await page.evaluate(
      () => performance.getEntriesByType("navigation")[0].domComplete,
    );
    assert.ok(took < most, `${name} opens in ${took} ms`);
    const drawn = await page.evaluate(() => {
      const { page, replay } = globalThis;
      replay.choose(page.layout.rows.find((row) => row.lanes[0]).lanes[0]);
      const from = performance.now();
      for (let nth = 0; nth < 50; nth += 1) {
        replay.goTo((replay.program.wallNs * nth) / 50);
        page.drawNow();
      }
      return (performance.now() - from) / 50;
    });
    assert.ok(drawn < 33, `${name}: ${drawn} ms for a frame`);
    await page.close_();
  }
});

test("100 000 events in 20 lanes in sight are drawn in 20 ms", async () => {
  const step = 3000 / 1667;
  const lane = (_, nth) => {
    const times = Array.from({ length: 1667 }, (_, poll) => poll * step);
    return made(nth + 1, `lane ${nth}`, times.map((ms) => [ms, ms + step / 5]), {
      wakes: times.slice(1).map((ms) => [ms - step / 5, ((nth + 1) % 20) + 1]),
    });
  };
  const viewport = { width: 1920, height: 1080 };
  const page = await openMade(
    [["tokio", Array.from({ length: 20 }, lane)]],
    { viewport },
  );
  const [most, median] = await page.evaluate(() => {
    const { page, replay } = globalThis;
    const { context } = page.painter;
    const [counts, times] = [[], []];
    let count = 0;
    context.fillRect = (...area) => {
      count += 1;
      CanvasRenderingContext2D.prototype.fillRect.apply(context, area);
    };
    replay.goTo(1.5e9);
    for (let nth = 0; nth < 60; nth += 1) {
      replay.zoom(nth < 30 ? 0.9 : 1 / 0.9);
      replay.goTo(1.5e9 + nth * 1e6);
      count = 0;
      const from = performance.now();
      page.drawNow();
      times.push(performance.now() - from);
      counts.push(count);
    }
    return [Math.max(...counts), times.sort((a, b) => a - b)[30]];
  });
  // Without merging what is narrower than three pixels: 45 000.
  assert.ok(most < 12_000, `${most} rectangles in a frame`);
  assert.ok(median <= 20, `${median} ms for a frame`);
  await page.close_();
});

/**
 * A page with frames, once they have started. Pages that are files share no
 * storage, so it can be served.
 */
async function openFrames(html, { isServed = false, ...options } = {}) {
  const around = file("around");
  writeFileSync(around, `<!doctype html><meta charset="utf-8">${html}`);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  await context.route("http://book.test/**", (route) => {
    const path = PAGES + new URL(route.request().url()).pathname;
    return route.fulfill({ path });
  });
  await page.goto(isServed ? "http://book.test/around.html" : `file://${around}`);
  const frames = await started(page);
  page.close_ = async () => {
    assert.deepEqual(troubles, []);
    await context.close();
  };
  return { page, frames };
}

async function started(page) {
  const frames = page.frames().slice(1);
  for (const frame of frames) {
    await frame.waitForFunction(() => globalThis.replay);
  }
  return frames;
}

once("in a frame it takes the theme of the page around it", async () => {
  const frame = `<iframe src="gather.html"></iframe>`;
  const { page, frames } = await openFrames(frame, { colorScheme: "light" });
  const seen = () =>
    frames[0].evaluate(() => ({
      theme: document.documentElement.dataset.theme,
      drawn: globalThis.page.painter.colours.paper,
      body: getComputedStyle(document.body).backgroundColor,
    }));
  const tell = (theme) =>
    page.evaluate((message) => frames[0].postMessage(message, "*"), { theme });
  const light = { theme: "light", drawn: "#ffffff", body: "rgb(255, 255, 255)" };
  const dark = { theme: "dark", drawn: "#14171a", body: "rgb(20, 23, 26)" };
  assert.deepEqual(await seen(), light);
  await tell("dark");
  await frames[0].waitForSelector("[data-theme=dark]");
  assert.deepEqual(await seen(), dark);
  // Neither the system, nor an unknown word, nor another page changes it now.
  await page.emulateMedia({ colorScheme: "dark" });
  await page.emulateMedia({ colorScheme: "light" });
  await tell("<b>");
  await frames[0].evaluate(() => postMessage({ theme: "light" }, "*"));
  await frames[0].evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.deepEqual(await seen(), dark);
  await tell("light");
  await frames[0].waitForSelector("[data-theme=light]");
  assert.deepEqual(await seen(), light);
  const title = await frames[0].locator("#title").boundingBox();
  assert.equal(title.width, 1);
  await page.close_();
});

/** A frame with a card, as a book has it. */
const card = (name, more = "") =>
  `<iframe src="card-${name}.html" width="300" height="600" ${more}></iframe>`;

test("a card asks, plays and says where it comes from, in 300 pixels", async () => {
  const { page, frames } = await openFrames(card("drop-handle"));
  const [frame] = frames;
  const before = await frame.locator("body").innerText();
  assert.match(before, /^drop-handle\s+You drop a task's handle. Does the task still finish\?/);
  const versions = /with tokio 1\.\d+\.\d+, async-std 1\.\S+ and smol 2\.\d+\.\d+\.$/;
  assert.match(before, /A real run of 2\d{3}-\d\d-\d\d, /);
  assert.match(before, versions);
  assert.doesNotMatch(before, /detach|owns its task/);
  for (const hidden of ["#rest", "#own", "#now", "#said"]) {
    assert.ok(!(await frame.locator(hidden).isVisible()), hidden);
  }
  await predict(frame, GUESSES);
  await go(frame, 1e12);
  const after = await frame.locator("body").innerText();
  assert.match(after, /1 of 3 right/);
  assert.match(after, /the handle owns its task/);
  assert.match(after, /stop (\d+) of \1:/);
  const seen = await frame.evaluate(() => {
    const { painter, layout } = globalThis.page;
    scrollTo(0, 0);
    document.getElementById("legend").scrollIntoView();
    const box = document.getElementById("stop").getBoundingClientRect();
    return {
      fits: document.documentElement.scrollWidth <= innerWidth,
      isWhole: painter.height > layout.height,
      sentence: box.top,
    };
  });
  assert.deepEqual(seen, { fits: true, isWhole: true, sentence: 0 });
  await page.close_();
});

test("cards in one page do not disturb each other", async () => {
  const twice = card("drop-handle") + card("drop-handle") + card("gather");
  const { page, frames } = await openFrames(twice, { isServed: true });
  const [one, same, other] = frames;
  const said = (frame) => frame.locator(".choice span").allInnerTexts();
  await predict(one, { tokio: "yes" });
  await predict(other, { smol: "2 s" });
  assert.deepEqual(await said(one), ["you said “yes”"]);
  assert.deepEqual(await said(same), []);
  assert.deepEqual(await said(other), ["you said “2 s”"]);
  // Each is kept, although both began with nothing.
  await page.reload();
  const again = await started(page);
  for (const frame of again) await settled(frame);
  const kept = await Promise.all(again.map(said));
  assert.deepEqual(kept, [["you said “yes”"], ["you said “yes”"], ["you said “2 s”"]]);
  await page.close_();
});

test("a card works in a frame that may store nothing", async () => {
  const frame = card("drop-handle", `sandbox="allow-scripts"`);
  const { page, frames } = await openFrames(frame);
  const isForbidden = () => {
    try {
      return !sessionStorage;
    } catch {
      return true;
    }
  };
  assert.ok(await frames[0].evaluate(isForbidden));
  await predict(frames[0], GUESSES);
  await go(frames[0], 1e12);
  assert.equal(await frames[0].locator("#score").innerText(), "1 of 3 right.");
  // The link to the moment is written a little later.
  await frames[0].waitForFunction(() => location.hash.startsWith("#drop-handle/"));
  await page.close_();
});

once("on its own page the theme is the system's", async () => {
  const page = await open("gather", { colorScheme: "dark" });
  const paper = () => page.evaluate(() => globalThis.page.painter.colours.paper);
  assert.equal(await paper(), "#14171a");
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForSelector("[data-theme=light]");
  assert.equal(await paper(), "#ffffff");
  assert.ok((await page.locator("#title").boundingBox()).width > 50);
  await page.close_();
});
