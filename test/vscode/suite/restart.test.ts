/** The language server can be started again, and then works as before. */
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, diagnosticOf, readFile, until, untilClean, uriOf, writeFile } from './fixture';
import { serverProcesses, untilServer } from './server-processes';

const RULE = 'ungated-sharing';
const LATER = 'app/api/later/route.ts';

const isLinux = process.platform === 'linux';

suite('restart', () => {
  test('brings the findings back and follows changes', async () => {
    await diagnosticOf(CHECKOUT, RULE);
    const before = isLinux ? await untilServer(0) : 0;
    await vscode.commands.executeCommand('optgate.restartServer');
    if (isLinux) await untilServer(before);
    // Only a server that runs can find this one.
    await writeFile(LATER, await readFile(CHECKOUT));
    await diagnosticOf(LATER, RULE);
    await diagnosticOf(CHECKOUT, RULE);
    await vscode.workspace.fs.delete(uriOf('app/api/later'), { recursive: true });
    await untilClean(LATER, RULE);
  });

  test('works where the server hangs', async function () {
    if (!isLinux) this.skip();
    const hanging = await untilServer(0);
    process.kill(hanging, 'SIGSTOP');
    await vscode.commands.executeCommand('optgate.restartServer');
    await until('the hanging server is gone', () => !serverProcesses().includes(hanging));
    await writeFile(LATER, await readFile(CHECKOUT));
    await diagnosticOf(LATER, RULE);
    await vscode.workspace.fs.delete(uriOf('app/api/later'), { recursive: true });
    await untilClean(LATER, RULE);
  });
});
