/** `optgate explain FILE:LINE [folder]` or `optgate explain ID [folder]`: what the engine knows of one place. */
import { relative, resolve, sep } from 'node:path';
import { type Asked, explain as explainIn } from '../../views/explain';
import type { Arguments } from '../arguments';
import { type ExitCode, OK } from '../exit-code';
import { refuseConfigProblems, scanOnce } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';

export async function explain(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const [subject = '', folder = '.'] = args.operands;
  const scan = await scanOnce(folder, args, surroundings);
  refuseConfigProblems(scan);
  const text = explainIn(scan.analysis, toAsked(subject, scan.root, surroundings.folder));
  if (text === undefined) throw new UserError(`nothing is known of \`${subject}\`.`);
  surroundings.out.write(text);
  return OK;
}

/** A column after the line is allowed, as reports write it. */
function toAsked(subject: string, root: string, folder: string): Asked {
  const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(subject) ?? [];
  if (path === undefined) return { id: subject };
  const file = relative(root, resolve(folder, path)).split(sep).join('/');
  if (file.startsWith('../') || file === '') throw new UserError(`\`${path}\` is not in the scanned folder.`);
  return { file, line: Number(line) };
}
