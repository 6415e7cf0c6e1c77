/** An ungated call gets its gate by a quick fix, and the finding is gone. */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { CHECKOUT, closeEditors, diagnosticOf, until, untilClean, uriOf } from './fixture';

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
    const { range } = await diagnosticOf(CHECKOUT, RULE);
    const { document } = await vscode.window.showTextDocument(uriOf(CHECKOUT));
    await preferredFix(range);
    const gated = document.positionAt(document.getText().lastIndexOf('segment.track'));
    assert.deepEqual(await fixesAt(new vscode.Range(gated, gated)), []);
  });
});

function preferredFix(range: vscode.Range): Promise<vscode.CodeAction> {
  return until('a fix is preferred', async () => (await fixesAt(range)).find((it) => it.isPreferred));
}

/**
 * The quick fixes that VS Code would offer, resolved. VS Code gives up such a question, with no fixes or with an error,
 * when another extension registers a provider of fixes meanwhile, as its own TypeScript does once that is up.
 */
async function fixesAt(range: vscode.Range): Promise<vscode.CodeAction[]> {
  const asked = [uriOf(CHECKOUT), range, vscode.CodeActionKind.QuickFix.value, 10];
  try {
    return await vscode.commands.executeCommand('vscode.executeCodeActionProvider', ...asked);
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return [];
    throw error;
  }
}
