/** What leads into the extension: its walkthrough, and a task of the command line whose output fills the Problems panel. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { checkFolder } from '../harness/command-line.mjs';
import { seeProblems } from '../harness/lists.mjs';
import { chooseInCommand } from '../harness/palette.mjs';
import { EXAMPLE, inRepository, VSIX } from '../harness/paths.mjs';
import { until } from '../harness/until.mjs';
import { click, openWindow, readable, takeScreenshot } from '../harness/workbench.mjs';

const STEPS = ['See where data leaves', 'Ask why', 'Gate it', 'Keep the evidence'];

let folder;
let window;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'optgate-start-'));
  await cp(EXAMPLE, folder, { recursive: true });
  await mkdir(path.join(folder, '.vscode'));
  const command = `"${process.execPath}" "${inRepository('dist/cli.js')}" check . --no-cache`;
  const presentation = { reveal: 'never' };
  const task = { label: 'optgate', type: 'shell', command, problemMatcher: '$optgate', presentation };
  await writeFile(path.join(folder, '.vscode/tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] }));
  // So that whatever Problems lists comes from the task.
  await writeFile(path.join(folder, '.vscode/settings.json'), '{ "optgate.diagnostics.scope": "off" }');
  window = await openWindow({ workspace: folder, inPlace: true, vsix: VSIX });
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('a task with our problem matcher fills the Problems panel with what the command line finds', async () => {
  const { findings } = await checkFolder(folder);
  assert.ok(findings.length > 3);
  await chooseInCommand(window, 'workbench.action.tasks.runTask', 'optgate');
  const found = await seeProblems(window, (rows) => rows.length === findings.length);
  const lineOf = ({ file, line, character, severity, code, message }) =>
    [path.basename(file), line, character, severity, code, message].join(' ');
  const expected = findings.map(({ file, range, severity, ruleId, message }) =>
    lineOf({ file, ...range.start, severity, code: ruleId, message }),
  );
  assert.deepEqual(found.map(lineOf).sort(), expected.sort());
  await takeScreenshot(window, '11-task');
});

test('the walkthrough shows its steps, each with its page', async () => {
  const { page } = window;
  await chooseInCommand(window, 'welcome.showAllWalkthroughs', 'Get Started with Optgate');
  const steps = page.locator('.gettingStartedContainer .getting-started-step');
  await until(async () => (await steps.count()) === STEPS.length, { what: 'the steps' });
  const titles = (await steps.locator('.step-title').allInnerTexts()).map(readable);
  assert.deepEqual(titles, STEPS);
  for (const [i] of STEPS.entries()) {
    await click(window, steps.nth(i).locator('.step-title'));
    await page.locator('.gettingStartedContainer .getting-started-media').waitFor();
    await page.waitForTimeout(500);
    await takeScreenshot(window, `11-walkthrough-${i + 1}`);
  }
});
