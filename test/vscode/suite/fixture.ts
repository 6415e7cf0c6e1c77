/** The opened fixture workspace as the tests see it, and waiting for what the extension says about it. */
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

export const EXTENSION = 'optgate.optgate';

/** Shares one order ungated (in POST), and one cart gated (in PUT). */
export const CHECKOUT = 'app/api/checkout/route.ts';

/** How long a condition may take. A test that passes never depends on it. */
const PATIENCE = 90_000;

export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'The fixture workspace is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Waits until `probe` gives something other than undefined or false, and returns it. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value as Exclude<Awaited<T>, undefined | false>;
    if (Date.now() > end) assert.fail(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Our diagnostics of a file, of one rule. */
export function diagnosticsOf(path: string, rule: string): vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(uriOf(path)).filter((it) => it.source === 'optgate');
  return ours.filter(({ code }) => (typeof code === 'object' ? code.value : code) === rule);
}

/** The one diagnostic of a rule in a file, as soon as it is there. */
export function diagnosticOf(path: string, rule: string): Promise<vscode.Diagnostic> {
  return until(`${path} has a diagnostic ${rule}`, () => diagnosticsOf(path, rule)[0]);
}

export function untilClean(path: string, rule: string): Promise<unknown> {
  return until(`${path} has no diagnostic ${rule}`, () => diagnosticsOf(path, rule).length === 0);
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

export function writeFile(path: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
