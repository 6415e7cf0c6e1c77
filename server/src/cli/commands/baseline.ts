/** `optgate baseline`: accepts today's findings. `--prune` only takes out what is no more. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Arguments } from '../arguments';
import { type BaselineEntry, baselinePath, matchEntries, readBaseline, renderBaseline, toEntries } from '../baseline';
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
  const { findings } = scan.analysis;
  const isThere = (file: string) => existsSync(join(scan.root, file));
  const { entryOf, stale } = matchEntries(before?.entries ?? [], findings, isThere);
  const kept = [...toEntries(findings)].filter(([finding]) => !args.prune || entryOf.has(finding));
  writeWhole(path, renderBaseline(kept.map(([finding, it]) => ({ ...it, ...reasonOf(entryOf.get(finding)) }))));
  const added = kept.filter(([finding]) => !entryOf.has(finding)).length;
  const name = relative(surroundings.folder, path) || path;
  if (!args.quiet)
    surroundings.err.write(
      `${name} was written: ${kept.length} accepted, ${added} of them new; ${stale.length} taken out.\n`,
    );
  return OK;
}

function reasonOf(entry: BaselineEntry | undefined): Pick<BaselineEntry, 'reason'> {
  return entry?.reason === undefined ? {} : { reason: entry.reason };
}
