/**
 * The extension in a VS Code window, installed from its package: what a person sees and does.
 *
 * One window and one story, in order; pictures of it are left in out/screenshots. What is expected is what the
 * command line says about the same folder.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { checkFolder } from '../harness/command-line.mjs';
import {
  applyQuickFix,
  clickLens,
  goTo,
  openFile,
  save,
  seeActiveTab,
  seeCursor,
  seeHover,
  seeNoSquiggle,
  seeQuickFix,
  seeSquiggle,
} from '../harness/editor.mjs';
import { seeProblems, seeTree } from '../harness/lists.mjs';
import { answerCommand, runCommand } from '../harness/palette.mjs';
import { until } from '../harness/until.mjs';
import { click, seeText, takeScreenshot } from '../harness/workbench.mjs';
import { openStory, STORY } from './story.mjs';

const REPORT = 'PRIVACY_OPERATIONS.md';
const GATES = { id: 'optgate.gates', name: 'Gates' };
const isRoot = (row) => row.level === 1;
const PATHWAYS = { id: 'optgate.pathways', name: 'Pathways' };

let window;
let analysis;
let call;

before(async () => {
  ({ window, analysis, call } = await openStory());
});

after(async () => {
  if (!window) return;
  await takeScreenshot(window, '9-end');
  await window.close();
});

test('Problems lists exactly what the command line finds', async () => {
  const expected = analysis.findings.map(toProblem).sort();
  const problems = await seeProblems(window, (rows) => rows.length === expected.length);
  assert.deepEqual(problems.map(toLine).sort(), expected);
  await takeScreenshot(window, '1-problems');
});

test('the tree shows every pathway by status, the badge and the status bar the ungated ones', async () => {
  const { summary } = analysis;
  // Groups that need no work are collapsed, and say how many they hold.
  const groups = ['ungated', 'limited', 'gated', 'exempt'].filter((status) => summary[status] > 0);
  const isGroup = (row, status) => row.level === 1 && row.label.toLowerCase() === `${status} ${summary[status]}`;
  const ungated = analysis.pathways.filter(({ status }) => status === 'ungated');
  const isPathway = (row, { file, range }) => row.description.includes(`${path.basename(file)}:${range.start.line}`);
  const isComplete = (rows) =>
    groups.every((status) => rows.some((row) => isGroup(row, status))) &&
    ungated.every((pathway) => rows.some((row) => isPathway(row, pathway)));

  await seeTree(window, PATHWAYS, isComplete);
  const counted = summary.gated + summary.limited + summary.ungated;
  await seeText(window, '.pane-header .description', `${summary.confirmed} of ${counted} confirmed`);
  await seeText(window, '.activitybar .action-item:has(a[aria-label^="Optgate"]) .badge-content', `${summary.ungated}`);
  await seeText(window, '.statusbar-item', `${summary.ungated} ungated`);
  await takeScreenshot(window, '2-pathways');
});

test('the tree groups by third party and by route, filters, and shows all again', async () => {
  await runCommand(window, 'optgate.groupByVendor');
  const vendors = [...new Set(analysis.pathways.map((it) => it.vendorName))].sort();
  const grouped = await seeTree(window, PATHWAYS, (rows) => rows.filter(isRoot).length === vendors.length);
  assert.deepEqual(
    grouped
      .filter(isRoot)
      .map((it) => it.label)
      .sort(),
    vendors,
  );
  await takeScreenshot(window, '2-by-vendor');

  await runCommand(window, 'optgate.groupByRoute');
  const routes = await seeTree(window, PATHWAYS, (rows) => rows.some((row) => row.label === STORY.route));
  assert.match(routes.find((row) => row.label === STORY.route).description, /ungated · .*route\.ts$/);
  await takeScreenshot(window, '2-by-route');

  await runCommand(window, 'optgate.groupByVendor');
  const [name] = vendors;
  await answerCommand(window, 'optgate.filterPathways', name.toLowerCase());
  const only = await seeTree(window, PATHWAYS, (rows) => rows.filter(isRoot).length === 1);
  assert.equal(only.find(isRoot).label, name);
  await seeText(window, '.pane-body .message', 'Filtered');

  await answerCommand(window, 'optgate.filterPathways', 'no such third party');
  await seeText(window, '.pane-body .welcome-view-content', 'Nothing matches the filter.');
  await takeScreenshot(window, '2-filtered-out');

  await runCommand(window, 'optgate.showAllPathways');
  await runCommand(window, 'optgate.groupByStatus');
  await seeTree(window, PATHWAYS, (rows) => rows.some((row) => row.label === `Ungated ${analysis.summary.ungated}`));
});

test('the gates view shows gates, what they cover, and who takes an opt-out', async () => {
  await seeTree(window, GATES, (rows) => STORY.choices.every((it) => rows.some((row) => it.test(row.label))));
  await takeScreenshot(window, '2-gates');
});

test('the ungated call is underlined', async () => {
  await openFile(window, STORY.file);
  await goTo(window, call.range.start);
  await seeSquiggle(window, 'error');
  await takeScreenshot(window, '3-ungated-call');
});

test('its hover says why', async () => {
  await goTo(window, call.range.start);
  const said = await seeHover(window, /Why ungated\?/);
  assert.match(said, /^Ungated · /m);
  await takeScreenshot(window, '3-hover');
  await window.page.keyboard.press('Escape');
});

test('the lens of each ungated call walks along its witness, to the very places and back', async () => {
  const ungated = analysis.pathways.filter(({ status }) => status === 'ungated');
  const isFar = ({ file, route }) => route.length > 2 && route.some((step) => step.file !== file);
  assert.ok(ungated.some(isFar), 'A witness leads through several files.');
  for (const { file, vendorName, route } of ungated) {
    await openFile(window, file);
    await clickLens(window, `Ungated · ${vendorName}`);
    for (const index of route.keys()) await seeStep(route, index, index > 0 && 'optgate.nextStep');
    await takeScreenshot(window, `3-witness-${path.basename(file, path.extname(file))}`);
    await seeStep(route, route.length - 2, 'optgate.previousStep');
    await runCommand(window, 'optgate.endSteps');
    await window.page.locator('.statusbar-item', { hasText: 'Witness' }).waitFor({ state: 'detached' });
  }
});

async function seeStep(route, index, command) {
  if (command) await runCommand(window, command);
  await seeText(window, '.statusbar-item', `Witness ${index + 1} of ${route.length}`);
  await seeCursor(window, route[index].file, route[index].range.start);
}

test('a gated call says by what, and why', async () => {
  const { file, lens, proof } = STORY.gated;
  await openFile(window, file);
  await clickLens(window, lens);
  await seeText(window, '.editor-group-container .view-line', proof);
  await takeScreenshot(window, '3-why-gated');
  // Places in it open: the gate's stands in the line above.
  const gate = window.page.locator('.editor-group-container.active .view-line .detected-link', { hasText: /:16:7$/ });
  await gate.first().click({ modifiers: ['ControlOrMeta'] });
  await seeCursor(window, file, { line: 16, character: 7 });
  await runCommand(window, 'workbench.action.closeActiveEditor');
  await runCommand(window, 'workbench.action.closeActiveEditor');
  await openFile(window, STORY.file);
});

test('its quick fix gates it, and the problem is gone', async () => {
  await goTo(window, call.range.start);
  await seeQuickFix(window, STORY.fix);
  await takeScreenshot(window, '4-quick-fix');
  await applyQuickFix(window, STORY.fix);
  await seeNoSquiggle(window, 'error');
  await seeText(window, '.customview-tree .monaco-list-row', `Ungated ${analysis.summary.ungated - 1}`);
  await takeScreenshot(window, '5-gated-call');
  await save(window);

  const now = await checkFolder(window.workspace);
  assert.equal(now.summary.gated, analysis.summary.gated + 1);
  assert.equal(now.summary.ungated, analysis.summary.ungated - 1);
  await seeProblems(window, (rows) => rows.length === now.findings.length);
});

test('where nothing is ticked in the preview, nothing is changed, and it is said', async () => {
  await runCommand(window, 'optgate.fixWorkspace');
  await seeText(window, '.part.panel .composite-bar', 'Refactor Preview');
  // What takes its time is the person now.
  await window.page.locator('.statusbar-item', { hasText: 'trying the fix' }).waitFor({ state: 'detached' });
  await click(window, window.page.locator('.part.panel').getByRole('button', { name: 'Apply' }));
  await seeText(window, '.notification-list-item-message', 'No change was made.');
  await takeScreenshot(window, '5-nothing-ticked');
  await runCommand(window, 'notifications.clearAll');
  await seeText(window, '.pane-header .description', `${analysis.summary.gated + 1} of`);
});

test('all others are gated at once, after a look at each change', async () => {
  await runCommand(window, 'optgate.fixWorkspace');
  await seeText(window, '.part.panel .composite-bar', 'Refactor Preview');
  const files = window.page.locator('.part.panel .monaco-list-row[aria-level="1"] .edit-checkbox');
  const others = new Set(analysis.pathways.filter((it) => it.status === 'ungated' && it !== call).map((it) => it.file));
  await until(async () => (await files.count()) === others.size, { what: 'every file in the preview' });
  await takeScreenshot(window, '5-preview');
  for (const file of await files.all()) await click(window, file);
  await click(window, window.page.locator('.part.panel').getByRole('button', { name: 'Apply' }));
  await seeText(window, '.pane-header .description', `${analysis.summary.gated + analysis.summary.ungated} of`);
  // The server hears of the changes before their editors are there to be saved.
  const unsaved = window.page.locator('.tabs-container .tab.dirty');
  await until(async () => (await unsaved.count()) === others.size, { what: 'every changed file in an editor' });
  await runCommand(window, 'workbench.action.files.saveAll');
  const isSaved = async () => (await checkFolder(window.workspace)).summary.ungated === 0;
  await until(isSaved, { what: 'no ungated call on disk' });
  await takeScreenshot(window, '5-all-gated');
});

test('the export command writes the report', async () => {
  const report = path.join(window.workspace, REPORT);
  await runCommand(window, 'optgate.exportOperations');
  await seeActiveTab(window, REPORT);
  await until(() => existsSync(report), { what: `${REPORT} on disk` });
  await takeScreenshot(window, '6-report');
});

test('an export over what was edited by hand is shown first, and made when people say so', async () => {
  const report = path.join(window.workspace, REPORT);
  const made = await readFile(report, 'utf8');
  await writeFile(report, `${made.replace('## Verdicts', '## Our verdicts')}\nOur words.\n`);
  // The report is open: what its editor shows is what is exported over.
  await seeText(window, '.editor-group-container.active .view-lines', /Our\sverdicts/);
  await runCommand(window, 'optgate.exportOperations');
  await seeText(window, '.tabs-container .tab.active', 'now ↔ generated');
  // On a slow machine the toast may have gone by itself; the question stands in the list until it is answered.
  await click(window, window.page.locator('[id="status.notifications"]'));
  await seeText(window, '.notifications-center', 'was edited by hand');
  await takeScreenshot(window, '7-difference');
  await click(window, window.page.locator('.notifications-center').getByRole('button', { name: 'Write' }));
  await until(async () => (await readFile(report, 'utf8')) === `${made}\nOur words.\n`, {
    what: 'the region as it was',
  });
  await window.page.locator('.tabs-container .tab', { hasText: 'now ↔ generated' }).waitFor({ state: 'detached' });
});

test('that export can be undone', async () => {
  await seeActiveTab(window, REPORT);
  await runCommand(window, 'undo');
  await seeText(window, '.editor-group-container.active .view-lines', /Our\sverdicts/);
  await runCommand(window, 'redo');
  await seeText(window, '.editor-group-container.active .view-lines', /##\sVerdicts/);
  await save(window);
});

test('the table of removals is checked as people type, and a fix fills in the due date', async () => {
  const report = path.join(window.workspace, REPORT);
  const lines = (await readFile(report, 'utf8')).split('\n');
  const last = lines.findIndex((it) => it.startsWith('| Request |')) + 2;
  await goTo(window, { line: last, character: lines[last - 1].length + 1 });
  await window.page.keyboard.type('\n| R-1 | 2026-01-12 | Segment Node | | | |');
  await seeSquiggle(window, 'error');
  const overdue = (rows) =>
    rows.some(({ file, line, code }) => code === 'removal-overdue' && file === REPORT && line === last + 1);
  await seeProblems(window, overdue);
  await goTo(window, { line: last + 1, character: 3 });
  const fill = /^Fill in the due date, 2026-02-03$/;
  await seeQuickFix(window, fill);
  await takeScreenshot(window, '8-removals');
  await applyQuickFix(window, fill);
  await save(window);
  assert.match(await readFile(report, 'utf8'), /^\| R-1 \| 2026-01-12 \| Segment Node \| 2026-02-03 /m);
});

/** A finding as the Problems panel names it. */
function toProblem({ file, range, ruleId }) {
  const { line, character } = range.start;
  return `${path.posix.basename(file || 'package.json')}:${line}:${character} ${ruleId}`;
}

function toLine({ file, line, character, code }) {
  return `${file}:${line}:${character} ${code}`;
}
