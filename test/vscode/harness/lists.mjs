/** Problems and trees. Lists are virtual: the page has only the rows on the screen, so a long one is scrolled. */
import { runCommand } from './palette.mjs';
import { until } from './until.mjs';
import { readable } from './workbench.mjs';

const PROBLEMS = '.markers-panel-container .tree-container .monaco-list';

/** Shows the Problems panel and waits until what it lists is as expected. */
export async function seeProblems(window, isExpected) {
  await runCommand(window, 'workbench.panel.markers.view.focus');
  return waitForRows(window, window.page.locator(PROBLEMS), readProblemRows, toProblems, isExpected);
}

/** Shows a contributed view and waits until its rows are as expected. */
export async function seeTree(window, { id, name }, isExpected) {
  await runCommand(window, `${id}.focus`);
  const list = window.page.locator(`.customview-tree .monaco-list[aria-label="${name}"]`);
  await list.waitFor();
  return waitForRows(window, list, readTreeRows, toTree, isExpected);
}

/** Shows a view from its first row, for a picture of it. */
export async function scrollToTop({ page }, { name }) {
  const { x, y, width, height } = await page
    .locator(`.customview-tree .monaco-list[aria-label="${name}"]`)
    .boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.wheel(0, -1e6);
  await page.mouse.move(0, 0);
}

async function waitForRows(window, list, read, convert, isExpected) {
  let rows = [];
  const look = async () => {
    rows = convert(await allRows(window, list, read));
    return isExpected(rows);
  };
  await until(look, { what: 'the rows of a list', interval: 200 }).catch((error) => {
    throw new Error(`${error.message} It shows ${JSON.stringify(rows, null, 1)}`, { cause: error });
  });
  return rows;
}

/** All rows in order, as `read` gives them: a function that runs in the page. */
async function allRows({ page }, list, read) {
  const rows = new Map();
  const visible = list.locator('.monaco-list-row');
  const look = async () => {
    const seen = await visible.evaluateAll(read);
    for (const row of seen) rows.set(row.index, row);
    return { first: seen.length === 0 || seen[0].isFirst, last: seen.length === 0 || seen.some((row) => row.isLast) };
  };
  const scroll = async (distance, isDone) => {
    await page.mouse.wheel(0, distance);
    await until(isDone, { timeout: 10_000, what: 'a list to scroll' });
  };

  const start = await look();
  if (start.first && start.last) return inOrder(rows);
  const { x, y, width, height } = await list.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  if (!start.first) await scroll(-1e6, async () => (await look()).first);
  rows.clear();
  for (let { last } = await look(); !last; { last } = await look()) {
    const bottom = Math.max(...rows.keys());
    await scroll(height * 0.8, async () => (await visible.evaluateAll(read)).some((row) => row.index > bottom));
  }
  await page.mouse.move(0, 0);
  return inOrder(rows);
}

const inOrder = (rows) => [...rows.values()].sort((a, b) => a.index - b.index);

/** Runs in the page. */
function readTreeRows(rows) {
  const sorted = rows.sort((a, b) => a.dataset.index - b.dataset.index);
  return sorted.map((row) => ({
    index: Number(row.dataset.index),
    isFirst: row.dataset.index === '0',
    isLast: row.dataset.lastElement === 'true',
    label: row.querySelector('.label-name')?.textContent ?? '',
    description: row.querySelector('.label-description')?.textContent ?? '',
    level: Number(row.getAttribute('aria-level')),
  }));
}

function toTree(rows) {
  return rows.map(({ label, description, level }) => ({
    label: readable(label),
    description: readable(description),
    level,
  }));
}

/** Runs in the page. */
function readProblemRows(rows) {
  const sorted = rows.sort((a, b) => a.dataset.index - b.dataset.index);
  return sorted.map((row) => {
    const text = (selector) => row.querySelector(selector)?.textContent ?? '';
    const icon = row.querySelector('.marker-icon')?.classList;
    return {
      index: Number(row.dataset.index),
      isFirst: row.dataset.index === '0',
      isLast: row.dataset.lastElement === 'true',
      file: text('.resource-label-container .label-name'),
      severity: ['error', 'warning', 'info', 'hint'].find((name) => icon?.contains(name)),
      message: text('.marker-message'),
      source: text('.marker-source'),
      code: text('.marker-code'),
      position: text('.marker-line'),
    };
  });
}

/** A row for a file, then one for each of its problems, each with its related places. */
function toProblems(rows) {
  let file = '';
  return rows.flatMap((row) => {
    if (row.file) file = row.file;
    if (!row.severity) return [];
    const [line, character] = row.position.match(/\d+/g).map(Number);
    const { severity, source, code } = row;
    return [{ file, line, character, severity, source, code, message: readable(row.message) }];
  });
}
