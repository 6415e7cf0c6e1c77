/** The active editor: opening, going somewhere, squiggles, quick fixes. */
import path from 'node:path';
import { encodePath } from './addresses.mjs';
import { quickOpen, runCommand, typeInto } from './palette.mjs';
import { until } from './until.mjs';
import { click, readable } from './workbench.mjs';

const GROUP = '.editor-group-container.active';
const EDITOR = `${GROUP} .editor-instance .monaco-editor`;
const TAB = `${GROUP} .tabs-container .tab.active`;
const ACTION = '.action-widget .monaco-list-row.action';
const NO_ACTION = '.monaco-editor-overlaymessage';

export async function openFile(window, file) {
  await quickOpen(window, path.join(window.workspace, file), path.basename(file));
  const editor = window.page.locator(`${EDITOR}[data-uri$="/${encodePath(file)}"]`);
  await editor.locator('.view-line').first().waitFor();
}

export async function seeActiveTab({ page }, name) {
  await page.locator(`${TAB}[data-resource-name="${name}"]`).waitFor();
}

/** Puts the cursor of the active editor at a place (1-based). */
export async function goTo({ page }, { line, character }) {
  const asked = async () => {
    await page.keyboard.press('Control+G');
    await typeInto({ page }, `:${line}:${character}`);
    return true;
  };
  await until(asked, { what: 'the line to be asked for' });
  await page.keyboard.press('Enter');
  await page.locator(`${EDITOR}.focused`).waitFor(); // only now do keys go to the editor
  await seePlace({ page }, { line, character });
}

/** Waits until the cursor of the active editor is at a place (1-based), and that editor shows a file. */
export async function seeCursor({ page }, file, place) {
  await page.locator(`${EDITOR}[data-uri$="/${encodePath(file)}"]`).waitFor();
  await seePlace({ page }, place);
}

async function seePlace({ page }, { line, character }) {
  const place = new RegExp(`Ln ${line}, Col ${character}(?!\\d)`);
  await page.locator('.statusbar-item', { hasText: place }).waitFor();
}

/** Waits for a squiggle of this severity on the screen. */
export async function seeSquiggle({ page }, severity) {
  await page.locator(`${EDITOR} .squiggly-${severity}`).first().waitFor();
}

/** Waits until no squiggle of this severity is on the screen. */
export async function seeNoSquiggle({ page }, severity) {
  const marks = page.locator(`${EDITOR} .squiggly-${severity}`);
  await until(async () => (await marks.count()) === 0, { what: `no ${severity} squiggle` });
}

/** Opens the Quick Fix menu at the cursor until `wanted` is on offer; returns all titles. The menu stays open. */
export async function seeQuickFix({ page }, wanted) {
  const actions = page.locator(ACTION);
  let titles = [];
  const offered = async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    // Either the menu or "No code actions available", which a server that is still busy also leads to.
    await actions.first().or(page.locator(NO_ACTION)).first().waitFor({ timeout: 5000 });
    titles = (await actions.locator('.title').allInnerTexts()).map(readable);
    return titles.some((title) => wanted.test(title));
  };
  await until(offered, { what: `a quick fix like ${wanted}` }).catch((error) => {
    throw new Error(`${error.message} On offer: ${JSON.stringify(titles)}`, { cause: error });
  });
  return titles;
}

/** Applies a fix of the open menu. */
export async function applyQuickFix(window, wanted) {
  const actions = window.page.locator(ACTION);
  await click(window, actions.filter({ hasText: wanted }).first());
  await actions.first().waitFor({ state: 'hidden' });
}

export async function save({ page }) {
  await page.keyboard.press('Control+S');
  await page.locator(`${TAB}:not(.dirty)`).waitFor();
}

/** Waits for a code lens like this in the active editor, and clicks it. */
export async function clickLens(window, wanted) {
  const lens = window.page.locator(`${EDITOR} .codelens-decoration a`, { hasText: wanted }).first();
  await lens.waitFor();
  await click(window, lens);
}

/** Opens the hover at the cursor by its keys, until it says what is wanted; returns all that it says. */
export async function seeHover(window, wanted) {
  const { page } = window;
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  let said = '';
  const shows = async () => {
    await runCommand(window, 'editor.action.showHover');
    await hover.waitFor({ timeout: 5000 });
    said = readable(await hover.innerText());
    return wanted.test(said);
  };
  await until(shows, { what: `a hover like ${wanted}` }).catch((error) => {
    throw new Error(`${error.message} It says ${JSON.stringify(said)}`, { cause: error });
  });
  return said;
}
