/** What happens to a workspace beside editing: a renamed folder, another branch, a server that is killed. */
import { strict as assert } from 'node:assert';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, diagnosticOf, readFile, untilClean, uriOf, writeFile } from './fixture';
import { serverProcesses, untilServer } from './server-processes';

const RULE = 'ungated-sharing';
const CHANGED_FILES = 1000;

suite('turbulence', () => {
  test('findings move with a renamed folder', async () => {
    // One that no test opens: what an extension opened stays an open document for minutes, and its text wins.
    const [before, after] = ['app/api/before/route.ts', 'app/api/behind/route.ts'];
    await writeFile(before, await readFile(CHECKOUT));
    await diagnosticOf(before, RULE);
    await vscode.workspace.fs.rename(uriOf('app/api/before'), uriOf('app/api/behind'));
    await diagnosticOf(after, RULE);
    await untilClean(before, RULE);
    await vscode.workspace.fs.delete(uriOf('app/api/behind'), { recursive: true });
    await untilClean(after, RULE);
  });

  test('another branch with a thousand changed files is read', async () => {
    const [first, second] = ['lib/branch/file-1.ts', 'lib/branch/file-998.ts'];
    const checkOut = async (branch: string, sharing: string) => {
      const sends = await readFile(CHECKOUT);
      const files = Array.from({ length: CHANGED_FILES }, (_, n) => `lib/branch/file-${n}.ts`);
      const text = (file: string) => (file === sharing ? `${sends}// ${branch}\n` : `export const on = '${branch}';\n`);
      await Promise.all(files.map((file) => writeFile(file, text(file))));
    };
    await checkOut('main', first);
    await diagnosticOf(first, RULE);
    await checkOut('other', second);
    await diagnosticOf(second, RULE);
    await untilClean(first, RULE);
    await vscode.workspace.fs.delete(uriOf('lib/branch'), { recursive: true });
    await untilClean(second, RULE);
    await diagnosticOf(CHECKOUT, RULE);
  });

  test('a server that is killed comes back and finds what is new', async function () {
    if (process.platform !== 'linux') this.skip();
    const server = await untilServer(0);
    process.kill(server, 'SIGKILL');
    await untilServer(server);
    assert.ok(!serverProcesses().includes(server));
    const route = 'app/api/after/route.ts';
    await writeFile(route, await readFile(CHECKOUT));
    await diagnosticOf(route, RULE);
    await vscode.workspace.fs.delete(uriOf('app/api/after'), { recursive: true });
    await untilClean(route, RULE);
  });
});
