/**
 * `optgate removals`: how each row of the table of third-party removals stands, with exit code 1 where one is overdue;
 * and the edits that people would make by hand: `--add` and `--done` a request, `--fill` due dates.
 */
import { join } from 'node:path';
import type { RemovalRow } from '../../../../shared/src/model';
import { personalDataIn } from '../../checks/opt-out-processing-time/personal-data';
import { editRemovals } from '../../fixes/removals/edit-removals';
import { thirdPartiesInUse } from '../../fixes/removals/removals-request';
import { placeText } from '../../views/place-text';
import type { Arguments } from '../arguments';
import { decodeUtf8 } from '../decode-utf8';
import { type ExitCode, FAILED, OK } from '../exit-code';
import { refuseConfigProblems, type Scan, scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';
import { readBytes, replaceText } from '../write-file';

export async function removals(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const scan = await scanFolder(args.operands[0] ?? '.', args, surroundings);
  refuseConfigProblems(scan);
  const isAsked = args.add === undefined && args.done === undefined && !args.fill;
  return isAsked ? list(scan, args, surroundings) : edit(scan, args, surroundings);
}

function list({ analysis, engine }: Scan, { quiet }: Arguments, { out, err }: Surroundings): ExitCode {
  if (analysis.removals.length === 0 && !quiet) err.write(`No removal is listed in ${engine.config().report.path}.\n`);
  for (const it of analysis.removals) out.write(`${renderRow(it)}\n`);
  return analysis.removals.some((it) => it.state === 'overdue') ? FAILED : OK;
}

function renderRow(it: RemovalRow): string {
  const due = it.due === null ? 'no date of the request' : `due ${it.due}`;
  const done = it.done === '' ? '' : `, done ${it.done}`;
  return `${placeText(it)}: ${it.state} ${named(it.request)} at ${named(it.thirdParty)}, ${due}${done}`;
}

/** What is printed goes into logs. */
function named(text: string): string {
  return text === '' || personalDataIn(text) ? '?' : text;
}

function edit({ root, engine, analysis }: Scan, args: Arguments, surroundings: Surroundings): ExitCode {
  const { report } = engine.config();
  const path = join(root, report.path);
  const bytes = readBytes(path);
  if (bytes === null) throw new UserError(`there is no \`${report.path}\`; \`optgate export\` writes one.`);
  const before = decodeUtf8(bytes, report.path);
  const request = {
    operations: { file: report.path, text: before },
    calendar: report,
    today: args.today ?? surroundings.today,
    thirdParties: thirdPartiesInUse(analysis.pathways),
  };
  const after = editRemovals(request, args);
  if (after === before) throw new UserError('no row of the removals table is to be changed so.');
  if (!replaceText(path, bytes, after)) throw new UserError(`\`${report.path}\` changed meanwhile; nothing was done.`);
  if (!args.quiet) surroundings.err.write(`${report.path} was written.\n`);
  return OK;
}
