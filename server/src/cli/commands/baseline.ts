/** `optgate baseline`: accepts today's findings. `--prune` only takes out what is no more. */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Arguments } from '../arguments';
import { type BaselineEntry, baselinePath, readBaseline, renderBaseline, toEntries } from '../baseline';
import { type ExitCode, OK } from '../exit-code';
import { refuseConfigProblems, scanFolder } from '../scan';
import type { Surroundings } from '../surroundings';
import { UserError } from '../user-error';
import { writeWhole } from '../write-file';

export async function baseline(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const scan = await scanFolder(args.operands[0] ?? '.', args, surroundings);
  refuseConfigProblems(scan);
  const path = baselinePath(scan.root, surroundings.folder, args);
  // One that is named need not be there yet.
  const before = existsSync(path) ? readBaseline(scan.root, surroundings.folder, args) : undefined;
  if (args.prune && !before) throw new UserError('there is no baseline to prune.');
  const known = new Map(before?.entries.map((it) => [it.id, it]));
  const today = toEntries(scan.analysis.findings);
  const kept = args.prune ? today.filter((it) => known.has(it.id)) : today;
  const entries = kept.map((it): BaselineEntry => ({ ...it, ...reasonOf(known.get(it.id)) }));
  writeWhole(path, renderBaseline(entries));
  const gone = [...known.keys()].filter((id) => !entries.some((it) => it.id === id)).length;
  const added = entries.filter((it) => !known.has(it.id)).length;
  const name = relative(surroundings.folder, path) || path;
  if (!args.quiet)
    surroundings.err.write(
      `${name} was written: ${entries.length} accepted, ${added} of them new; ${gone} taken out.\n`,
    );
  return OK;
}

function reasonOf(entry: BaselineEntry | undefined): Pick<BaselineEntry, 'reason'> {
  return entry?.reason === undefined ? {} : { reason: entry.reason };
}
