/** A whole file is gated by the kind of action that may run when it is saved, and all of it can be undone. */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, closeEditors, diagnosticOf, until, untilClean, uriOf } from './fixture';

const RULE = 'ungated-sharing';

suite('fix all', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeEditors();
  });

  test('gates a file at once, and undoing brings the finding back', async () => {
    await diagnosticOf(CHECKOUT, RULE);
    const { document } = await vscode.window.showTextDocument(uriOf(CHECKOUT));
    const before = document.getText();
    const edit = await until('the file can be fixed', () => fixAll(document));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText().match(/await isUserOptedOut\(userId\)/g)?.length, 2);
    await untilClean(CHECKOUT, RULE);

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await diagnosticOf(CHECKOUT, RULE);
  });

  test('the command does the same', async () => {
    await diagnosticOf(CHECKOUT, RULE);
    await vscode.window.showTextDocument(uriOf(CHECKOUT));
    await vscode.commands.executeCommand('optgate.fixFile');
    await untilClean(CHECKOUT, RULE);
  });
});

/** Undefined also where VS Code gave the question up, because another extension came up meanwhile. */
async function fixAll(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  try {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      whole,
      'source.fixAll.optgate',
      10,
    );
    return actions.map((it) => it.edit).find((it) => it !== undefined && it.size > 0);
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return undefined;
    throw error;
  }
}
