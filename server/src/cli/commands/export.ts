/**
 * `optgate export`: brings `PRIVACY_OPERATIONS.md` up to date. A file that would stay the same is not touched;
 * `--check` only says whether it would change, and what.
 */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type ChangedRegion, type OperationsText, renderOperations } from '../../views/operations/render-operations';
import type { Arguments } from '../arguments';
import { decodeUtf8 } from '../decode-utf8';
import { type ExitCode, FAILED, OK } from '../exit-code';
import { repositoryAround } from '../repository';
import { refuseConfigProblems, type Scan, scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';
import { readBytes, replaceText } from '../write-file';

/** So often another program may write the file while we do. */
const TRIES = 20;

export async function exportOperations(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const scan = await scanFolder(args.operands[0] ?? '.', args, surroundings);
  refuseConfigProblems(scan);
  const name = scan.engine.config().report.path;
  const path = join(scan.root, name);
  refuseOutside(scan.root, path, name);

  for (let i = 0; i < TRIES; i++) {
    const bytes = readBytes(path);
    const existing = bytes && decodeUtf8(bytes, name);
    const result = renderOrRefuse(scan, existing, args);
    if (result.text === existing) return say(`${name} is up to date.`, OK);
    if (args.check) {
      if (existing === null) return say(`There is no ${name}; \`optgate export\` writes it.`, FAILED);
      for (const it of result.changed) show(it);
      return say(`${name} is not up to date.`, FAILED);
    }
    if (!replaceText(path, bytes, result.text)) continue;
    for (const it of result.changed) if (it.isEdited) show(it);
    return say(`${name} was written.`, OK);
  }
  throw new UserError(`\`${name}\` was written by another program each time; nothing was done.`);

  function show({ line, message, difference }: ChangedRegion): void {
    if (!args.quiet) surroundings.err.write(`${name}:${line}: ${message}\n${difference}\n`);
  }

  function say(sentence: string, code: ExitCode): ExitCode {
    if (!args.quiet) surroundings.err.write(`${sentence}\n`);
    return code;
  }
}

function renderOrRefuse({ analysis, engine }: Scan, existing: string | null, args: Arguments): OperationsText {
  const config = engine.config();
  const result = renderOperations(analysis, existing, {
    config,
    around: engine.around,
    edited: args.force ? 'replace' : 'refuse',
  });
  if (!('error' in result)) return result;
  const { line, message, difference } = result.error;
  const shown = difference === undefined ? '' : `\n${difference}\n\`--force\` replaces it; notes are kept.`;
  throw new UserError(`${config.report.path}:${line}: ${message}${shown}`);
}

/** A link in a repository must not lead us to write to other files of the person who scans it. */
function refuseOutside(root: string, path: string, name: string): void {
  if (!existsSync(path) && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UserError(`\`${name}\` is a link to a file that is not there; nothing was done.`);
  let at = path;
  while (!existsSync(at)) at = dirname(at);
  const away = relative(repositoryAround(root) ?? realpathSync(root), realpathSync(at));
  if (away === '..' || /^\.\.[/\\]|^[/\\]|^[a-z]:/i.test(away))
    throw new UserError(`\`${name}\` is a link that leads out of the repository; nothing was done.`);
}
