/** Findings of the whole workspace are problems, also of files that nobody opened. */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, closeEditors, diagnosticOf, diagnosticsOf, readFile, untilClean, uriOf, writeFile } from './fixture';

const RULE = 'ungated-sharing';

suite('diagnostics', () => {
  teardown(closeEditors);

  test('stand at the ungated call of a file that is not open, and only there', async () => {
    const diagnostic = await diagnosticOf(CHECKOUT, RULE);
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path === uriOf(CHECKOUT).path), 'It is not open.');
    assert.equal(diagnosticsOf(CHECKOUT, RULE).length, 1);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);

    const document = await vscode.workspace.openTextDocument(uriOf(CHECKOUT));
    assert.match(document.getText(diagnostic.range), /^segment\.track\(\{ userId, event: 'Order Completed'.*\)$/);
  });

  test('show the way from the entry to the call', async () => {
    const { relatedInformation = [] } = await diagnosticOf(CHECKOUT, RULE);
    assert.ok(relatedInformation.length > 0);
    assert.ok(relatedInformation.every(({ location }) => location.uri.path.startsWith(uriOf('').path)));
  });

  test('follow what is typed, without saving', async () => {
    await diagnosticOf(CHECKOUT, RULE);
    const editor = await vscode.window.showTextDocument(uriOf(CHECKOUT));
    const start = editor.document.getText().indexOf('segment.track');
    await editor.edit((it) => it.insert(editor.document.positionAt(start), 'if (!(await isUserOptedOut(userId))) '));
    await untilClean(CHECKOUT, RULE);
    assert.ok(editor.document.isDirty);

    await vscode.commands.executeCommand('workbench.action.files.revert');
    await diagnosticOf(CHECKOUT, RULE);
  });

  test('follow files that change on disk', async () => {
    await diagnosticOf(CHECKOUT, RULE);
    const helper = 'app/api/refund/route.ts';
    await writeFile(helper, (await readFile(CHECKOUT)).replace('Order Completed', 'Order Refunded'));
    await diagnosticOf(helper, RULE);
    await vscode.workspace.fs.delete(uriOf('app/api/refund'), { recursive: true });
    await untilClean(helper, RULE);
  });
});
