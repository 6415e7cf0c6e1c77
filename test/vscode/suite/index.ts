/**
 * The test runner that a VS Code loads into its extension host: runs every compiled test file beside it.
 *
 * The same file serves a desktop VS Code and the VS Code server.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  // The limit only ends a test that waits for what never comes. After one, the others would wait in vain too.
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, slow: 10_000, bail: true });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort()) mocha.addFile(join(__dirname, name));

  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests in the extension host failed.`);
}
