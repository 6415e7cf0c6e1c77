/** What a program does with the consumers' choices, from the worlds in which it was evaluated. */
import { type Duties, NO_DUTIES } from '../../../../shared/src/duties';
import type { Pathway, Place } from '../../../../shared/src/model';
import type { FileFacts } from '../../facts/ir';
import type { Quote } from '../../facts/quote';
import { importedFiles } from '../../links/imported-files';
import type { Machine } from '../../world/machine/machine';
import { collectChoiceReads } from './choice-reads';
import { collectChoiceWrites, type FoundWrite } from './choice-writes';
import { choiceBeginnings, stopBeginnings, writeBeginnings } from './handler-beginnings';
import { collectHandlers, distinct } from './handlers';
import { inboxLinks } from './inbox-links';
import { type PlatformOpening, platformsIn } from './platforms';
import { schemaTimes } from './schema-times';
import { showsStatus } from './shows-status';
import { namesTested } from './tested-names';

export interface DutyRuns {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  readonly pathways: readonly Pathway[];
  /** Of them, those that run for who has decided nothing, where a test leaves that open. */
  readonly undecided: ReadonlySet<string>;
  readonly quote: Quote;
  /** The program was followed whole, and came to rest. */
  readonly isWhole: boolean;
  /** The code that serves choices, by itself; undefined where there is none. */
  readonly duties: Machine | undefined;
  /** Files that lead to a touchpoint or serve a choice. */
  readonly paths: readonly string[];
  /** Where consent platforms are opened again. */
  readonly openings: readonly PlatformOpening[];
  /** A Prisma schema's text. */
  readonly schema: string | undefined;
}

export function decideDuties(runs: DutyRuns): Duties {
  const { anyone, optedOut, duties, paths, schema } = runs;
  const files = paths.flatMap((it): readonly FileFacts[] => [anyone.links.facts(it) ?? []].flat());
  const times = schemaTimes(schema, withImported(anyone, files));
  const tested = namesTested(optedOut, runs.pathways);
  const isStored = ({ write }: FoundWrite) => write.storedIn !== 'page';
  const isTested = (it: FoundWrite) => isStored(it) || tested.has(it.write.name.toLowerCase());
  const served = duties ? collectChoiceWrites(duties, times).filter(isStored) : [];
  const shared = collectChoiceWrites(anyone, times).filter(isTested);
  const storing = new Set(
    [...served, ...shared].flatMap(({ write }) => (write.storedIn === 'page' ? [] : [lineOf(write)])),
  );
  const inPage = shared.filter(({ write }) => write.storedIn === 'page' && !storing.has(lineOf(write)));
  const machines = duties ? [anyone, duties] : [anyone];
  const writes = distinct([...served, ...inPage].map((it) => it.write));
  const stored = writes.filter((it) => it.storedIn !== 'page');
  const handlers = collectHandlers([
    ...(duties ? [{ m: duties, writes: served, beginnings: choiceBeginnings(duties, served), isRest: false }] : []),
    {
      m: anyone,
      writes: duties ? shared : inPage,
      beginnings: [...stopBeginnings(anyone), ...writeBeginnings(anyone, inPage)],
      isRest: true,
    },
  ]);
  const platforms = platformsIn(anyone.catalogue, files, runs.openings);
  const optOuts = vendorOptOuts(machines);
  // Beside a control that works, an address to write to is one more way.
  const isTaken = handlers.length + platforms.length + optOuts.length + writes.length > 0;
  return {
    handlers: isTaken ? handlers : inboxLinks(files),
    writes,
    platforms,
    vendorOptOuts: optOuts,
    showsStatus: showsStatus(machines, paths),
    complete: duties ? !duties.exhausted && runs.isWhole : NO_DUTIES.complete,
    ...collectChoiceReads({ ...runs, writes: stored }),
  };
}

/** Tables are declared where nothing needs to name a choice. */
function withImported({ links }: Machine, files: readonly FileFacts[]): readonly FileFacts[] {
  const imported = files.flatMap((it) => importedFiles(links, it)).flatMap((it) => links.facts(it) ?? []);
  return [...new Set([...files, ...imported])];
}

function lineOf({ file, range }: Place): string {
  return `${file}:${range.start.line}`;
}

function vendorOptOuts(machines: readonly Machine[]): readonly string[] {
  const told = machines.flatMap((m) =>
    [...m.contexts.values()].flatMap((ctx) =>
      [...ctx.trace.optOuts.values()]
        .flat()
        .flatMap(({ said, lifts, mode }) => (said === 'call' && !lifts ? [mode.vendor.id] : [])),
    ),
  );
  return [...new Set(told)].sort();
}
