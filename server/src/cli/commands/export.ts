/**
 * `optgate export`: brings `PRIVACY_OPERATIONS.md` up to date. A file that would stay the same is not touched;
 * `--check` only says whether it would change.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOperations } from '../../views/operations/render-operations';
import type { Arguments } from '../arguments';
import { type ExitCode, FAILED, OK } from '../exit-code';
import { refuseConfigProblems, scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';
import { writeWhole } from '../write-file';

export async function exportOperations(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const scan = await scanFolder(args.operands[0] ?? '.', args, surroundings);
  refuseConfigProblems(scan);
  const { root, engine, analysis } = scan;
  const name = engine.config().report.path;
  const path = join(root, name);
  const existing = readExisting(path);
  const result = renderOperations(analysis, existing, { edited: args.force ? 'replace' : 'refuse' });

  if ('error' in result) {
    const { line, message, difference } = result.error;
    const shown = difference === undefined ? '' : `\n${difference}\n\`--force\` replaces it; notes are kept.`;
    throw new UserError(`${name}:${line}: ${message}${shown}`);
  }
  if (result.text === existing) return say(`${name} is up to date.`, OK);
  if (args.check) return say(`${name} is not up to date.`, FAILED);
  for (const it of result.replaced) surroundings.err.write(`${name}:${it.line}: ${it.message}\n${it.difference}\n`);
  writeWhole(path, result.text);
  return say(`${name} was written.`, OK);

  function say(sentence: string, code: ExitCode): ExitCode {
    if (!args.quiet) surroundings.err.write(`${sentence}\n`);
    return code;
  }
}

function readExisting(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UserError(`\`${path}\` cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
