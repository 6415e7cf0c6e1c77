/**
 * Where the project has no gate for the browser, a quick fix writes one in a file of its own.
 *
 * The last of the suites by its name: what an extension opened stays open for minutes, also when its file is gone.
 */
import { strict as assert } from 'node:assert';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, diagnosticOf, until, untilClean, uriOf, writeFile } from './fixture';

const RULE = 'ungated-sharing';
const PAGE = 'app/promo/page.tsx';
const GATE = 'lib/client-privacy.ts';
const TEXT = `'use client';

export default function Promo() {
  return <button onClick={() => window.fbq('track', 'Lead')}>Go</button>;
}
`;
/** What a gate for the browser can read: the workspace's own opt-out is in its database only. */
const OPT_OUT = 'app/promo/opt-out.tsx';
const OPT_OUT_TEXT = `'use client';

export function OptOut() {
  const optOut = () => localStorage.setItem('ads_opt_out', '1');
  return <button onClick={optOut}>Do not sell my data</button>;
}
`;

suite('a new gate', () => {
  teardown(async () => {
    await vscode.workspace.saveAll(false);
    await closeEditors();
    await vscode.workspace.fs.delete(uriOf('app/promo'), { recursive: true });
    await vscode.workspace.fs.delete(uriOf(GATE));
    await untilClean(PAGE, RULE);
  });

  test('is written, imported and asked, and the finding is gone', async () => {
    await writeFile(OPT_OUT, OPT_OUT_TEXT);
    await writeFile(PAGE, TEXT);
    const { range } = await diagnosticOf(PAGE, RULE);
    await vscode.window.showTextDocument(uriOf(PAGE));
    const edit = await until('the fix is offered', () => creation(range));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilClean(PAGE, RULE);

    const page = await vscode.workspace.openTextDocument(uriOf(PAGE));
    assert.match(page.getText(), /import \{ hasOptedOut \} from '[./@]*lib\/client-privacy';/);
    const gate = await vscode.workspace.openTextDocument(uriOf(GATE));
    assert.match(gate.getText(), /globalPrivacyControl === true \|\|\s+localStorage\.getItem\('ads_opt_out'\) === '1'/);
  });
});

/** Undefined also where VS Code gave the question up, because another extension came up meanwhile. */
async function creation(range: vscode.Range): Promise<vscode.WorkspaceEdit | undefined> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  try {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(PAGE),
      range,
      kind,
      10,
    );
    return actions.find((it) => it.title.startsWith('Create `hasOptedOut`'))?.edit;
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return undefined;
    throw error;
  }
}
