/** A project that records opt-outs and asks nobody: its gate and its helper are written by a fix, and undone again. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { applyQuickFix, goTo, openFile, seeQuickFix, seeSquiggle } from '../harness/editor.mjs';
import { seeProblems } from '../harness/lists.mjs';
import { runCommand } from '../harness/palette.mjs';
import { VSIX } from '../harness/paths.mjs';
import { until } from '../harness/until.mjs';
import { openWindow, takeScreenshot } from '../harness/workbench.mjs';

const ROUTE = 'app/api/checkout/route.ts';
const CALL = { line: 5, character: 3 };
const FILES = {
  'package.json': JSON.stringify({
    name: 'shop',
    private: true,
    dependencies: { '@segment/analytics-node': '2.3.0', next: '15.5.4' },
  }),
  'lib/segment.ts': `import { Analytics } from '@segment/analytics-node';

export const segment = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });
`,
  [ROUTE]: `import { segment } from '../../../lib/segment';

export async function POST(request: Request): Promise<Response> {
  const { userId, total } = await request.json();
  segment.track({ userId, event: 'Order Completed', properties: { total } });
  return Response.json({ ok: true });
}
`,
  'app/api/opt-out/route.ts': `import { cookies } from 'next/headers';

export async function POST(): Promise<Response> {
  (await cookies()).set('ccpa_opt_out', '1');
  return Response.json({ ok: true });
}
`,
};
const isUngated = (rows) => rows.some((row) => row.code === 'ungated-sharing');

let folder;
let window;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'optgate-helpers-'));
  for (const [file, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  window = await openWindow({ workspace: folder, vsix: VSIX });
});

after(async () => {
  await window?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

for (const [name, title, asked] of [
  ['isUserOptedOut', /^Create `isUserOptedOut` in .+ and gate with it$/, /isUserOptedOut\(/],
  ['trackServerEvent', /^Create `trackServerEvent` in .+ and call it instead$/, /trackServerEvent\(/],
]) {
  test(`a fix writes ${name} and asks it, and undoing takes both back`, async () => {
    await seeProblems(window, isUngated);
    await openFile(window, ROUTE);
    await goTo(window, CALL);
    await seeSquiggle(window, 'error');
    const titles = await seeQuickFix(window, title);
    await takeScreenshot(window, `10-create-${name}`);
    const made = path.join(window.workspace, /in `?([^` ]+)/.exec(titles.find((it) => title.test(it)))[1]);
    await applyQuickFix(window, title);
    await seeProblems(window, (rows) => !isUngated(rows));
    await runCommand(window, 'workbench.action.files.saveAll');
    const route = path.join(window.workspace, ROUTE);
    await until(async () => asked.test(await readFile(route, 'utf8')), { what: `a call of ${name} on disk` });
    assert.match(await readFile(made, 'utf8'), new RegExp(`export async function ${name}\\(`));
    await takeScreenshot(window, `10-created-${name}`);

    await openFile(window, ROUTE);
    await goTo(window, CALL);
    await window.page.keyboard.press('Control+Z');
    await seeProblems(window, isUngated);
    await runCommand(window, 'workbench.action.files.saveAll');
    await until(async () => (await readFile(route, 'utf8')) === FILES[ROUTE], { what: 'the route as it was' });
    await until(() => !existsSync(made), { what: `${made} gone` });
  });
}
