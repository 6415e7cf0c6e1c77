/** The report is written into the workspace, and a second export changes nothing. */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, closeEditors, diagnosticOf, readFile, until, uriOf } from './fixture';

const REPORT = 'PRIVACY_OPERATIONS.md';

suite('export', () => {
  teardown(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uriOf(REPORT));
  });

  test('writes how many pathways are gated', async () => {
    await diagnosticOf(CHECKOUT, 'ungated-sharing');
    const report = await exportReport();
    assert.match(report, /1 of 2 third-party sharing pathways confirmed gated on opt-out preference\./);
    assert.match(report, /app\/api\/checkout\/route\.ts/);
    assert.equal(await exportReport(), report);
  });
});

async function exportReport(): Promise<string> {
  await vscode.commands.executeCommand('optgate.exportOperations');
  return until(`${REPORT} is written`, () =>
    readFile(REPORT).then(
      (text) => text || undefined,
      () => undefined,
    ),
  );
}
