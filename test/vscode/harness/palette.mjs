/** The command palette and quick open. */
import { until } from './until.mjs';
import { click, readable } from './workbench.mjs';

const INPUT = '.quick-input-widget input.input';
const ROW = '.quick-input-list .monaco-list-row:visible';

/** Runs a command by its id. */
export async function runCommand(window, id) {
  const row = await until(
    async () => {
      // Closed and opened again on each try: an open palette does not list a command that was registered after it.
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('F1');
      return findRow(window, `>${id}`, (it) => it.id === id);
    },
    { what: `the command ${id}` },
  );
  await click(window, row);
  await row.waitFor({ state: 'hidden' });
}

/** Opens a file in an editor, by its absolute path: that needs no search index. */
export async function quickOpen(window, absolutePath, name) {
  const row = await until(
    () => window.page.keyboard.press('Control+P').then(() => findRow(window, absolutePath, (it) => it.label === name)),
    { what: `${name} in quick open` },
  );
  await click(window, row);
}

/** Types a query and waits a little for a row of the answer; the callers try again. */
export async function findRow(window, query, matches) {
  await typeInto(window, query);
  const rows = window.page.locator(ROW);
  const look = async () => {
    const found = (await rows.evaluateAll(readRows)).find((row) => matches({ ...row, label: readable(row.label) }));
    return found && window.page.locator(`${ROW}[id="${found.dom}"]`);
  };
  return until(look, { timeout: 3000, what: 'a matching row' });
}

export async function typeInto({ page }, text) {
  const input = page.locator(INPUT);
  await input.waitFor({ timeout: 3000 });
  await input.fill(text);
}

/** Runs in the page. */
function readRows(rows) {
  return rows.map((row) => ({
    dom: row.id,
    id: row.querySelector('[data-quick-input-id]')?.dataset.quickInputId,
    label: row.querySelector('.label-name')?.textContent ?? '',
  }));
}
