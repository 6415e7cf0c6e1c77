/** Each setting, changed while the window is open, and what a person then sees; and that all counts are the same. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { goTo, openFile, seeHover, seeNoSquiggle, seeSquiggle } from '../harness/editor.mjs';
import { seeProblems, seeTree } from '../harness/lists.mjs';
import { runCommand } from '../harness/palette.mjs';
import { until } from '../harness/until.mjs';
import { readable, seeText, takeScreenshot } from '../harness/workbench.mjs';
import { openStory, STORY } from './story.mjs';

const PATHWAYS = { id: 'optgate.pathways', name: 'Pathways' };
const LENS = '.editor-group-container.active .codelens-decoration a';
const SHARING = 'ungated-sharing';
const STATUS_BAR = '.statusbar-item[id*="optgate.ungated"]';
const PROBLEMS_BADGE = '.part.panel .composite-bar .action-item:has(a[aria-label^="Problems"]) .badge-content';
const LANGUAGE_STATUS = '.statusbar-item[id="status.languageStatus"]';

let window;
let analysis;
let call;

before(async () => {
  ({ window, analysis, call } = await openStory());
  await showCall();
  await seeSquiggle(window, 'error');
});

after(() => window?.close());

test('counts are the same everywhere', async () => {
  const { ungated, gated, limited, confirmed } = analysis.summary;
  const counted = `${confirmed} of ${ungated + gated + limited}`;
  await seeTree(window, PATHWAYS, (rows) => rows.some((row) => row.label === `Ungated ${ungated}`));
  await seeText(window, '.pane-header .description', `${counted} confirmed`);
  await seeText(window, '.activitybar .action-item:has(a[aria-label^="Optgate"]) .badge-content', `${ungated}`);
  await seeText(window, STATUS_BAR, `${ungated} ungated`);
  const problems = await seeProblems(window, (rows) => rows.length === analysis.findings.length);
  assert.equal(problems.filter(({ code }) => code === SHARING).length, ungated);
  await openFile(window, STORY.file);
  assert.match(await languageStatus(), new RegExp(`${counted} pathways confirmed gated`));
  await takeScreenshot(window, '10-language-status');
  await window.page.mouse.move(0, 0);
});

test('a severity changes, and is switched off', async () => {
  await showCall();
  await set({ 'optgate.diagnostics.severity': { [SHARING]: 'information' } });
  await seeNoSquiggle(window, 'error');
  await seeSquiggle(window, 'info');
  const isInformation = async () => (await problemCounts()).includes(`Infos: ${analysis.summary.ungated}`);
  await until(isInformation, { what: 'every ungated call as information' });
  await set({ 'optgate.diagnostics.severity': { [SHARING]: 'off' } });
  const others = analysis.findings.filter(({ ruleId }) => ruleId !== SHARING).length;
  await seeText(window, PROBLEMS_BADGE, `${others}`);
  await seeNoSquiggle(window, 'info');
  // What is known is not changed by it.
  await seeText(window, STATUS_BAR, `${analysis.summary.ungated} ungated`);
  await set({});
  await showCall();
  await seeSquiggle(window, 'error');
});

test('problems of open files only, of none, and of the workspace', async () => {
  const all = analysis.findings.length;
  const open = analysis.findings.filter(({ file }) => file === STORY.file).length;
  assert.ok(open > 0 && open < all);
  await set({ 'optgate.diagnostics.scope': 'openFiles' });
  await seeProblems(window, (rows) => rows.length === open);
  await set({ 'optgate.diagnostics.scope': 'off' });
  await seeProblems(window, (rows) => rows.length === 0);
  await seeText(window, STATUS_BAR, `${analysis.summary.ungated} ungated`);
  await set({ 'optgate.diagnostics.scope': 'workspace' });
  await seeProblems(window, (rows) => rows.length === all);
});

test('lenses, hovers, the status bar and the language status come and go', async () => {
  const { page } = window;
  await showCall();
  await page.locator(LENS, { hasText: 'Ungated' }).first().waitFor();
  await seeHover(window, /^Ungated · /m);
  await page.keyboard.press('Escape');

  await set({
    'optgate.codeLens': false,
    'optgate.hover': false,
    'optgate.statusBar': 'never',
    'optgate.languageStatus': false,
  });
  await seeNoLens();
  await page.locator(STATUS_BAR).waitFor({ state: 'detached' });
  await until(async () => !/Optgate/.test(await languageStatus()), { what: 'no language status' });
  await goTo(window, call.range.start);
  const said = await seeHover(window, /sends/);
  assert.doesNotMatch(said, /^Ungated · /m, 'Only the problem is told.');
  await page.keyboard.press('Escape');
  await takeScreenshot(window, '10-all-off');

  await set({ 'optgate.statusBar': 'always' });
  await page.locator(LENS, { hasText: 'Ungated' }).first().waitFor();
  await seeText(window, STATUS_BAR, `${analysis.summary.ungated} ungated`);
  await until(async () => /Optgate/.test(await languageStatus()), { what: 'the language status' });
  await showCall();
  await seeHover(window, /^Ungated · /m);
});

test('switched off, nothing is left; switched on, all is back', async () => {
  await set({ 'optgate.enable': false });
  await seeNoSquiggle(window, 'error');
  await seeProblems(window, (rows) => rows.length === 0);
  await seeText(window, '.pane-body .welcome-view-content', 'switched off');
  await seeNoLens();
  await takeScreenshot(window, '10-switched-off');
  await set({});
  await seeProblems(window, (rows) => rows.length === analysis.findings.length);
});

/** `Errors: 2, Infos: 3` */
async function problemCounts() {
  return (await window.page.locator('[id="status.problems"] a').getAttribute('aria-label')) ?? '';
}

async function seeNoLens() {
  // VS Code forgets to ask for lenses again where the editor loses the focus meanwhile, until it has it back.
  await runCommand(window, 'workbench.action.focusActiveEditorGroup');
  const lenses = window.page.locator(LENS, { hasText: /gated/i });
  await until(async () => (await lenses.count()) === 0, { what: 'no lens' });
}

/** Where it stands may be behind the panel else. */
async function showCall() {
  await openFile(window, STORY.file);
  await goTo(window, call.range.start);
}

async function set(settings) {
  const folder = path.join(window.workspace, '.vscode');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
}

/** What stands beside the language in the status bar, '' where nothing does. */
async function languageStatus() {
  const { page } = window;
  const item = page.locator(LANGUAGE_STATUS);
  await page.mouse.move(0, 0);
  if ((await item.count()) === 0) return '';
  await item.hover();
  const details = page.locator('.hover-language-status');
  await details
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => {});
  return readable((await details.allInnerTexts()).join('\n'));
}
