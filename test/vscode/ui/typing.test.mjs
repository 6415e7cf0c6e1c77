/** Two thousand pathways: while someone types, the tree stands still but for what has become different. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { goTo, openFile } from '../harness/editor.mjs';
import { runCommand } from '../harness/palette.mjs';
import { VSIX } from '../harness/paths.mjs';
import { openWindow, seeText, takeScreenshot } from '../harness/workbench.mjs';

const FILES = 200;
const CALLS = 10;
const TREE = '.customview-tree .monaco-list[aria-label="Pathways"] .monaco-list-rows';
const PRIVACY = `export const hasOptedOut = () => localStorage.getItem('ccpa_opt_out') === '1';
export const optOut = () => localStorage.setItem('ccpa_opt_out', '1');
`;

let folder;
let window;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'optgate-typing-'));
  await mkdir(path.join(folder, 'src'));
  await writeFile(path.join(folder, 'package.json'), '{ "name": "many", "private": true }\n');
  await writeFile(path.join(folder, 'src/privacy.ts'), PRIVACY);
  for (let i = 0; i < FILES; i++)
    await writeFile(path.join(folder, `src/m${String(i).padStart(3, '0')}.ts`), fileOf(i));
  window = await openWindow({ workspace: folder, vsix: VSIX });
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('the tree does not flicker', async () => {
  const { page } = window;
  const half = (FILES * CALLS) / 2;
  await runCommand(window, 'optgate.pathways.focus');
  await seeText(window, '.pane-header .description', `${half} of ${FILES * CALLS} confirmed`);
  await seeText(window, '.statusbar-item', `${half} ungated`);
  await openFile(window, 'src/m000.ts');
  await goTo(window, { line: 2, character: 1 });
  const rows = await page.locator(TREE).evaluate(watch);

  // Each moves all that stands below. A slash or a word that is half written could change how many are ungated, and
  // with the title of a group all that is below it is drawn again.
  for (let i = 0; i < 4; i++) await page.keyboard.press('Enter', { delay: 60 });
  await seeText(window, `${TREE} .label-description`, 'src/m000.ts:7');
  const { fewest, drawn } = await page.evaluate(() => globalThis.seen);
  assert.ok(rows > 20);
  assert.equal(fewest, rows, 'No row is gone at any time.');
  // Row 0 is the group's; those of the file come first in it, and all others stay as they are.
  const moved = Array.from({ length: CALLS / 2 }, (_, i) => `${i + 1}`);
  assert.deepEqual(drawn, moved);
  await takeScreenshot(window, '13-two-thousand');
});

function fileOf(i) {
  const functions = Array.from({ length: CALLS }, (_, j) => {
    const gate = j % 2 === 1 ? '  if (hasOptedOut()) return;\n' : '';
    return `export function f${j}(value: number) {\n${gate}  fbq('track', 'E${i}', { value, n: ${j} });\n}\n`;
  });
  return `import { hasOptedOut } from './privacy';\n${functions.join('')}`;
}

/** Runs in the page: which rows of a list are drawn again, and the fewest that it ever has. */
function watch(list) {
  const count = () => list.querySelectorAll('.monaco-list-row').length;
  globalThis.seen = { drawn: [], fewest: count() };
  const observer = new MutationObserver((changes) => {
    const rows = changes.map((it) => it.target.closest('.monaco-list-row')?.dataset.index ?? 'list');
    globalThis.seen.drawn = [...new Set([...globalThis.seen.drawn, ...rows])].sort();
    globalThis.seen.fewest = Math.min(globalThis.seen.fewest, count());
  });
  observer.observe(list, { childList: true, subtree: true });
  return globalThis.seen.fewest;
}
