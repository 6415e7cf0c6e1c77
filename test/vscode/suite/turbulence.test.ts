/** What happens to a workspace beside editing: a renamed folder, another branch, a server that is killed. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, diagnosticOf, readFile, until, untilClean, uriOf, writeFile } from './fixture';

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
    const route = 'app/api/branch/route.ts';
    const plain = (n: number) => `export const value${n} = ${n};\n`;
    await Promise.all(Array.from({ length: CHANGED_FILES }, (_, n) => writeFile(`lib/branch/file-${n}.ts`, plain(n))));
    await writeFile(route, await readFile(CHECKOUT));
    await diagnosticOf(route, RULE);
    await vscode.workspace.fs.delete(uriOf('lib/branch'), { recursive: true });
    await vscode.workspace.fs.delete(uriOf('app/api/branch'), { recursive: true });
    await untilClean(route, RULE);
    await diagnosticOf(CHECKOUT, RULE);
  });

  test('a server that is killed comes back and finds what is new', async function () {
    if (process.platform !== 'linux') this.skip();
    const [server] = await until('the server runs', () => {
      const found = serverProcesses();
      return found.length > 0 && found;
    });
    assert.ok(server);
    process.kill(server, 'SIGKILL');
    await until('another server runs', () => serverProcesses().some((it) => it !== server));
    const route = 'app/api/after/route.ts';
    await writeFile(route, await readFile(CHECKOUT));
    await diagnosticOf(route, RULE);
    await vscode.workspace.fs.delete(uriOf('app/api/after'), { recursive: true });
    await untilClean(route, RULE);
  });
});

/** Children of the extension host that run our server. */
function serverProcesses(): number[] {
  return readdirSync('/proc')
    .filter((it) => /^\d+$/.test(it))
    .map(Number)
    .filter((pid) => {
      const command = readProc(pid, 'cmdline');
      const parent = /^PPid:\s*(\d+)$/m.exec(readProc(pid, 'status'))?.[1];
      return command.includes('dist/server.js') && Number(parent) === process.pid;
    });
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
