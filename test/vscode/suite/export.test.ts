/** The report is written into the workspace, and a second export changes nothing. */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, closeEditors, diagnosticOf, readFile, until, uriOf, writeFile } from './fixture';

const REPORT = 'PRIVACY_OPERATIONS.md';
const GATED = /1 of 2 third-party sharing pathways confirmed gated on opt-out preference\./;

suite('export', () => {
  teardown(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uriOf(REPORT));
  });

  // First: what was opened before stays in memory with its old text, and undoing goes back to how its file was made.
  test('into a file that is there can be undone, and done again', async () => {
    await diagnosticOf(CHECKOUT, 'ungated-sharing');
    await writeFile(REPORT, '\n');
    await exportReport();
    const document = await vscode.workspace.openTextDocument(uriOf(REPORT));
    assert.match(document.getText(), GATED);
    await until('the report has the focus', () => vscode.window.activeTextEditor?.document === document);
    await vscode.commands.executeCommand('undo');
    await until('it is as before', () => document.getText() === '\n');
    await vscode.commands.executeCommand('redo');
    await until('it is as exported', () => GATED.test(document.getText()));
    await document.save();
    assert.match(await readFile(REPORT), GATED);
  });

  test('writes how many pathways are gated', async () => {
    await diagnosticOf(CHECKOUT, 'ungated-sharing');
    const report = await exportReport();
    assert.match(report, GATED);
    assert.match(report, /app\/api\/checkout\/route\.ts/);
    assert.equal(await exportReport(), report);
  });
});

async function exportReport(): Promise<string> {
  await vscode.commands.executeCommand('optgate.exportOperations');
  return until(`${REPORT} is written`, () =>
    readFile(REPORT).then(
      (text) => text.trim() || undefined,
      () => undefined,
    ),
  );
}
