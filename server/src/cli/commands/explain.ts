/** `optgate explain FILE:LINE [folder]` or `optgate explain ID [folder]`: what the engine knows of one place. */
import { relative, resolve, sep } from 'node:path';
import type { Arguments } from '../arguments';
import { type ExitCode, OK } from '../exit-code';
import { refuseConfigProblems, scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';

export async function explain(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const [subject = '', folder = '.'] = args.operands;
  const scan = await scanFolder(folder, args, surroundings);
  refuseConfigProblems(scan);
  const { root, engine } = scan;
  const text = engine.explain(toPlace(subject, root, surroundings.folder));
  if (text === undefined) throw new UserError(`nothing is known of \`${subject}\`.`);
  surroundings.out.write(text.endsWith('\n') ? text : `${text}\n`);
  return OK;
}

/** A column after the line is allowed, as reports write it. */
function toPlace(subject: string, root: string, folder: string): { file: string; line: number } | { id: string } {
  const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(subject) ?? [];
  if (path === undefined) return { id: subject };
  const file = relative(root, resolve(folder, path)).split(sep).join('/');
  if (file.startsWith('../') || file === '') throw new UserError(`\`${path}\` is not in the scanned folder.`);
  return { file, line: Number(line) };
}
