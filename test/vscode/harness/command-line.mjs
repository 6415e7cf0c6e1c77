/** What the command line says about a folder: the yardstick for what the window shows. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRepository } from './paths.mjs';

const run = promisify(execFile);

export async function checkFolder(folder) {
  const args = [inRepository('dist/cli.js'), 'check', folder, '--format', 'json', '--fail-on', 'never'];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

/** Writes the page for people without the repository. */
export async function writePage(folder, file) {
  const args = [
    inRepository('dist/cli.js'),
    'check',
    folder,
    '--format',
    'html',
    '--output',
    file,
    '--fail-on',
    'never',
  ];
  await run(process.execPath, args);
}
