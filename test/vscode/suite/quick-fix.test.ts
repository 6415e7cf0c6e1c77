/** An ungated call gets its gate by a quick fix, and the finding is gone. */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, closeEditors, diagnosticOf, untilClean, uriOf } from './fixture';

const RULE = 'ungated-sharing';

suite('quick fix', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeEditors();
  });

  test('wraps the call in the gate that the project has', async () => {
    const { range } = await diagnosticOf(CHECKOUT, RULE);
    const { document } = await vscode.window.showTextDocument(uriOf(CHECKOUT));
    const fix = await preferredFix(range);
    assert.ok(fix.edit, 'It comes with its edit.');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));

    const [post = ''] = document.getText().split('export async function PUT');
    assert.match(post, /await isUserOptedOut\(userId\)[\s\S]*segment\.track/);
    await untilClean(CHECKOUT, RULE);
  });

  test('is not offered where nothing is wrong', async () => {
    await diagnosticOf(CHECKOUT, RULE);
    const { document } = await vscode.window.showTextDocument(uriOf(CHECKOUT));
    const gated = document.positionAt(document.getText().lastIndexOf('segment.track'));
    assert.deepEqual(await fixesAt(new vscode.Range(gated, gated)), []);
  });
});

async function preferredFix(range: vscode.Range): Promise<vscode.CodeAction> {
  const fixes = await fixesAt(range);
  const preferred = fixes.find((it) => it.isPreferred);
  assert.ok(preferred, `A fix is preferred among ${JSON.stringify(fixes.map((it) => it.title))}.`);
  return preferred;
}

/** The quick fixes that VS Code would offer, resolved. */
function fixesAt(range: vscode.Range): Thenable<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const asked = [uriOf(CHECKOUT), range, kind, 10];
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', ...asked);
}
