/** Two folders in one window, and a folder of files that gets another name, as a person sees them. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openFile, seeSquiggle } from '../harness/editor.mjs';
import { seeProblems, seeTree } from '../harness/lists.mjs';
import { runCommand } from '../harness/palette.mjs';
import { EXAMPLE, VSIX } from '../harness/paths.mjs';
import { openWindow, seeText, takeScreenshot } from '../harness/workbench.mjs';

const PATHWAYS = { id: 'optgate.pathways', name: 'Pathways' };
const ROUTE = `import { segment } from '../segment';

export function buy(userId: string) {
  segment.track({ userId, event: 'Bought' });
}
`;
const SEGMENT = `import { Analytics } from '@segment/analytics-node';

export const segment = new Analytics({ writeKey: '' });
`;

let folder;
let window;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'optgate-folders-'));
  await cp(EXAMPLE, path.join(folder, 'shop'), { recursive: true });
  await mkdir(path.join(folder, 'jobs/orders'), { recursive: true });
  await writeFile(path.join(folder, 'jobs/package.json'), '{ "name": "jobs", "private": true }\n');
  await writeFile(path.join(folder, 'jobs/segment.ts'), SEGMENT);
  await writeFile(path.join(folder, 'jobs/orders/buy.ts'), ROUTE);
  const folders = [{ path: 'shop' }, { path: 'jobs' }];
  await writeFile(path.join(folder, 'two.code-workspace'), JSON.stringify({ folders }));
  window = await openWindow({ workspace: folder, workspaceFile: 'two.code-workspace', vsix: VSIX });
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('the tree shows the files of both folders, each with its folder', async () => {
  await runCommand(window, 'optgate.groupByFile');
  const wanted = ['shop/app/api/checkout/route.ts', 'jobs/orders/buy.ts'];
  await seeTree(window, PATHWAYS, (rows) => wanted.every((file) => rows.some((row) => row.label === file)));
  await seeText(window, '.statusbar-item', '4 ungated');
  await takeScreenshot(window, '8-two-folders');
});

test('what is found moves with a renamed folder', async () => {
  await rename(path.join(window.workspace, 'jobs/orders'), path.join(window.workspace, 'jobs/purchases'));
  const isFile = (rows, file) => rows.some((row) => row.label === file);
  const hasMoved = (rows) => isFile(rows, 'jobs/purchases/buy.ts') && !isFile(rows, 'jobs/orders/buy.ts');
  await seeTree(window, PATHWAYS, hasMoved);
  await openFile(window, 'jobs/purchases/buy.ts');
  await seeSquiggle(window, 'error');
  const ours = (rows) => rows.filter((row) => row.file === 'buy.ts' && row.code === 'ungated-sharing');
  const problems = await seeProblems(window, (rows) => ours(rows).length === 1);
  assert.equal(ours(problems)[0].line, 4);
  await takeScreenshot(window, '8-renamed-folder');
});
