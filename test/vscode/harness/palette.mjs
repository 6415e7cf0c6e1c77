/** The command palette and quick open. */
import { PATIENCE, until } from './until.mjs';
import { readable } from './workbench.mjs';

const INPUT = '.quick-input-widget input.input';
const ROW = '.quick-input-list .monaco-list-row:visible';

/** What a command lists may come from other extensions: so long it is waited for before the command is run again. */
const SLOW_ANSWER = PATIENCE / 3;

/** Runs a command by its id. */
export async function runCommand(window, id) {
  const row = await chooseCommand(window, id);
  await row.waitFor({ state: 'hidden' });
}

async function chooseCommand(window, id) {
  const row = await until(
    async () => {
      // Closed and opened again on each try: an open palette does not list a command that was registered after it.
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('F1');
      return clickRow(window, await findRow(window, `>${id}`, (it) => it.id === id));
    },
    { what: `the command ${id}` },
  );
  return row;
}

/** The list is made anew while its answers come in: a row that is gone by then is looked for again. */
async function clickRow(window, row) {
  await row.click({ timeout: 3000 });
  await window.page.mouse.move(0, 0);
  return row;
}

/** Opens a file in an editor, by its absolute path: that needs no search index. */
export async function quickOpen(window, absolutePath, name) {
  const open = async () => {
    await window.page.keyboard.press('Control+P');
    return clickRow(window, await findRow(window, absolutePath, (it) => it.label === name));
  };
  await until(open, { what: `${name} in quick open` });
}

/** Types a query and waits a little for a row of the answer; the callers try again. */
async function findRow(window, query, matches, timeout = 3000) {
  await typeInto(window, query);
  const rows = window.page.locator(ROW);
  const look = async () => {
    const found = (await rows.evaluateAll(readRows)).find((row) => matches({ ...row, label: readable(row.label) }));
    return found && window.page.locator(`${ROW}[id="${found.dom}"]`);
  };
  return until(look, { timeout, what: 'a matching row' });
}

export async function typeInto({ page }, text) {
  const input = page.locator(INPUT);
  await input.waitFor({ timeout: 3000 });
  await input.fill(text, { timeout: 3000 });
}

/** Runs in the page. */
function readRows(rows) {
  return rows.map((row) => ({
    dom: row.id,
    id: row.querySelector('[data-quick-input-id]')?.dataset.quickInputId,
    label: row.querySelector('.label-name')?.textContent ?? '',
  }));
}

/** Runs a command that asks for a text, and answers it. */
export async function answerCommand(window, id, text) {
  await inCommand(window, id, async () => {
    await typeInto(window, text);
    await window.page.keyboard.press('Enter');
    await window.page.locator(INPUT).waitFor({ state: 'hidden' });
  });
}

/** Runs a command that lists what can be chosen, and takes the row of this label. */
export async function chooseInCommand(window, id, label) {
  await inCommand(window, id, async () => {
    const row = await findRow(window, label, (it) => it.label === label, SLOW_ANSWER);
    await clickRow(window, row);
    await row.waitFor({ state: 'hidden' });
  });
}

/** Runs a command that opens the same widget again, and uses what it opens: which may take its time. */
async function inCommand(window, id, use) {
  const input = window.page.locator(INPUT);
  // It is one input for all: what was typed into the palette is gone from it only when the command asks.
  const asks = async () => (await input.isVisible()) && (await input.inputValue()) !== `>${id}`;
  const ask = async () => {
    await chooseCommand(window, id);
    await until(asks, { timeout: SLOW_ANSWER, what: `${id} to ask` });
    await use();
    return true;
  };
  await until(ask, { what: `an answer to ${id}` });
}
