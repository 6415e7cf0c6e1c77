/**
 * The extension in a VS Code window, installed from its package: what a person sees and does.
 *
 * One window and one story, in order; pictures of it are left in out/screenshots. What is expected is what the
 * command line says about the same folder.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { checkFolder } from '../harness/command-line.mjs';
import {
  applyQuickFix,
  goTo,
  openFile,
  save,
  seeActiveTab,
  seeNoSquiggle,
  seeQuickFix,
  seeSquiggle,
} from '../harness/editor.mjs';
import { seeProblems, seeTree } from '../harness/lists.mjs';
import { runCommand } from '../harness/palette.mjs';
import { VSIX } from '../harness/paths.mjs';
import { until } from '../harness/until.mjs';
import { openWindow, seeText, takeScreenshot } from '../harness/workbench.mjs';
import { STORY } from './story.mjs';

const REPORT = 'PRIVACY_OPERATIONS.md';
const PATHWAYS = { id: 'optgate.pathways', name: 'Pathways' };

let window;
let analysis;
let call;

before(async () => {
  window = await openWindow({ workspace: STORY.workspace, vsix: VSIX });
  analysis = await checkFolder(window.workspace);
  call = ungatedCall(analysis);
  assert.ok(call, `${STORY.file} has an ungated call of ${STORY.callee}.`);
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

test('the ungated call is underlined', async () => {
  await openFile(window, STORY.file);
  await goTo(window, call.range.start);
  await seeSquiggle(window, 'error');
  await takeScreenshot(window, '3-ungated-call');
});

test('its quick fix gates it, and the problem is gone', async () => {
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

test('the export command writes the report', async () => {
  const report = path.join(window.workspace, REPORT);
  await runCommand(window, 'optgate.exportOperations');
  await seeActiveTab(window, REPORT);
  await until(() => existsSync(report), { what: `${REPORT} on disk` });
  await takeScreenshot(window, '6-report');
});

function ungatedCall({ pathways }) {
  return pathways.find((it) => it.file === STORY.file && it.callee === STORY.callee && it.status === 'ungated');
}

/** A finding as the Problems panel names it. */
function toProblem({ file, range, ruleId }) {
  const { line, character } = range.start;
  return `${path.posix.basename(file || 'package.json')}:${line}:${character} ${ruleId}`;
}

function toLine({ file, line, character, code }) {
  return `${file}:${line}:${character} ${code}`;
}
