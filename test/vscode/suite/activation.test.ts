/** The extension starts by itself in a workspace with a package.json, and offers what its manifest says. */
import { strict as assert } from 'node:assert';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { EXTENSION, until } from './fixture';

suite('activation', () => {
  test('happens without any file being opened', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is installed.`);
    await until('the extension is active', () => extension.isActive);
    assert.equal(vscode.window.visibleTextEditors.length, 0);
  });

  test('registers every command of the manifest', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    await extension?.activate();
    const contributed: string[] = extension?.packageJSON.contributes.commands.map((it: vscode.Command) => it.command);
    assert.ok(contributed.length > 0);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.filter((id) => !registered.has(id)),
      [],
    );
  });
});
