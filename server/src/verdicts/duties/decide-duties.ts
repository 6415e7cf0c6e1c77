/** What a program does with the consumers' choices, from the worlds in which it was evaluated. */
import { type Duties, NO_DUTIES } from '../../../../shared/src/duties';
import type { Pathway } from '../../../../shared/src/model';
import type { FileFacts } from '../../facts/ir';
import type { Quote } from '../../facts/quote';
import type { Machine } from '../../world/machine/machine';
import { collectChoiceReads } from './choice-reads';
import { collectChoiceWrites } from './choice-writes';
import { collectHandlers, distinct } from './handlers';
import { type PlatformOpening, platformsIn } from './platforms';
import { schemaTimes } from './schema-times';
import { showsStatus } from './shows-status';

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
  const { anyone, duties, paths, schema } = runs;
  const files = paths.flatMap((it): readonly FileFacts[] => [anyone.links.facts(it) ?? []].flat());
  const platforms = platformsIn(anyone.catalogue, files, runs.openings);
  if (!duties)
    return {
      ...NO_DUTIES,
      handlers: collectHandlers([{ m: anyone, writes: [], onlyStops: true }]),
      platforms,
      vendorOptOuts: vendorOptOuts([anyone]),
      showsStatus: showsStatus([anyone], paths),
      ...collectChoiceReads({ ...runs, writes: [] }),
    };
  const times = schemaTimes(schema, files);
  const found = collectChoiceWrites(duties, times);
  const writes = distinct(found.map((it) => it.write));
  return {
    handlers: collectHandlers([
      { m: duties, writes: found, onlyStops: false },
      { m: anyone, writes: collectChoiceWrites(anyone, times), onlyStops: true },
    ]),
    writes,
    platforms,
    vendorOptOuts: vendorOptOuts([anyone, duties]),
    showsStatus: showsStatus([anyone, duties], paths),
    complete: !duties.exhausted && runs.isWhole,
    ...collectChoiceReads({ ...runs, writes }),
  };
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
