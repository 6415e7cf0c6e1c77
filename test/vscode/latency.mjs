/**
 * `npm run latency -- [FILES] [EDITS]`: from a key to what it changes, in the real window, on a generated workspace of so
 * many files (default 10,000, 20 edits of each kind). Figures only: no timing decides a test.
 *
 * `echo` is the same window without us: from a key to the letter on the screen. The others are from a key to the
 * squiggle that comes or goes: `comment`, a hyphen that makes an exemption whole; `code`, a further `!` that turns a gate
 * round, each time a program that was not seen before; `again`, a `!` that is written and taken out, over and over.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { runScript } from './harness/commands.mjs';
import { goTo, openFile, seeSquiggle } from './harness/editor.mjs';
import { installToolchain } from './harness/install.mjs';
import { inRepository, VSIX } from './harness/paths.mjs';
import { say } from './harness/say.mjs';
import { openWindow } from './harness/workbench.mjs';

/** Only ends a run that hangs. */
const PATIENCE = 600_000;
const REST = 10_000;
const SERVICES = 'packages/app-1/src/services';
const GATED = `${SERVICES}/service-0.ts`;
const UNGATED = `${SERVICES}/service-1.ts`;
const EXEMPTION = '// optgate-ignore-next-line ungated-sharing -';

const [size = 10_000, edits = 20] = process.argv.slice(2).map(Number);
await runScript('package');
await installToolchain();
const folder = await mkdtemp(path.join(tmpdir(), 'optgate-latency-'));
try {
  say(`Making a workspace of ${size} files …`);
  await makeWorkspace();
  const window = await openWindow({ workspace: folder, inPlace: true, vsix: VSIX });
  try {
    await measure(window);
  } finally {
    await window.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function makeWorkspace() {
  const entry = inRepository('test/bench/workspace.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  const { createWorkspace } = await import(`data:text/javascript;base64,${btoa(outputFiles[0].text)}`);
  for (const [file, text] of Object.entries(createWorkspace(size))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

async function measure(window) {
  const { page } = window;
  page.setDefaultTimeout(PATIENCE);
  await seeFirstResult(window, 'First result');
  // It is kept when nothing has happened for some seconds.
  await page.waitForTimeout(REST);
  await page.reload();
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  await seeFirstResult(window, 'Opened again: first result');
  await page.waitForTimeout(REST);
  await page.evaluate(watchKeys);

  await openFile(window, UNGATED);
  await seeSquiggle(window, 'error');
  const call = await placeOf(UNGATED, 'analytics.track');
  await goTo(window, { line: call.line - 1, character: 1 });
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(`${EXEMPTION} agreed`);
  const hyphen = { line: call.line, character: call.character + EXEMPTION.length };
  const word = { line: call.line, character: hyphen.character + 2 };
  await series(window, 'echo', 'letters', ['x', 'Backspace'], () => word);
  await series(window, 'comment', 'squiggles', ['-', 'Backspace'], () => hyphen);

  await openFile(window, GATED);
  await page.locator('.codelens-decoration').first().waitFor();
  const gate = await placeOf(GATED, 'mayShare())');
  await series(window, 'code', 'squiggles', ['!'], () => gate);
  const last = { ...gate, character: gate.character + edits };
  await series(window, 'again', 'squiggles', ['!', 'Backspace'], (i) => ({
    ...last,
    character: last.character + (i % 2),
  }));
}

async function seeFirstResult({ page }, what) {
  const opened = performance.now();
  await page.locator('.activitybar .action-item:has(a[aria-label^="Optgate"]) .badge-content').waitFor();
  say(
    `${what} ${((performance.now() - opened) / 1000).toFixed(1)} s after the window; load ${loadavg()[0].toFixed(1)}`,
  );
}

/** The keys in turn, each at its place. */
async function series(window, name, what, keys, placeAt) {
  const { page } = window;
  const times = [];
  for (let i = 0; i < edits; i++) {
    await goTo(window, placeAt(i));
    // What the last edit has set off is over, as when a person looks at what came of it.
    await page.waitForTimeout(700);
    await page.evaluate((it) => globalThis.optgateLatency.watch(it), what);
    await page.keyboard.press(keys[i % keys.length]);
    await page.waitForFunction(() => globalThis.optgateLatency.took > 0, undefined, { polling: 20 });
    times.push(await page.evaluate(() => globalThis.optgateLatency.took));
  }
  times.sort((a, b) => a - b);
  const at = (share) => `${Math.round(times[Math.ceil(times.length * share) - 1])} ms`;
  say(`${name}: p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} of ${edits}; load ${loadavg()[0].toFixed(1)}`);
}

async function placeOf(file, text) {
  const lines = (await readFile(path.join(folder, file), 'utf8')).split('\n');
  const line = lines.findIndex((it) => it.includes(text));
  return { line: line + 1, character: lines[line].indexOf(text) + 1 };
}

/** Runs in the page: from the next key to the first frame in which the active editor shows something else. */
function watchKeys() {
  const group = '.editor-group-container.active';
  const look = {
    squiggles: () => document.querySelectorAll(`${group} .squiggly-error`).length,
    letters: () => document.querySelector(`${group} .view-lines`).textContent,
  };
  const state = { what: 'squiggles', before: undefined, since: 0, took: 0 };
  globalThis.optgateLatency = state;
  state.watch = (what) => Object.assign(state, { what, before: look[what](), since: 0, took: 0 });
  document.addEventListener('keydown', () => Object.assign(state, { since: performance.now() }), true);
  const changed = () => {
    if (state.since > 0 && state.took === 0 && look[state.what]() !== state.before)
      state.took = performance.now() - state.since;
  };
  new MutationObserver(changed).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['class'],
  });
}
