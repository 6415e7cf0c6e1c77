/**
 * How the choices are read that decide over touchpoints: by which name, whether the newest one, whether still the
 * one that the consumer made last.
 *
 * Only tests that a preference read takes part in are looked at, and a read counts for the pathways that carry the
 * test as a gate.
 */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { ChoiceRead, ChoiceWrite } from '../../../../shared/src/duties';
import type { Pathway } from '../../../../shared/src/model';
import { rangeOf } from '../../facts/positions';
import type { Quote } from '../../facts/quote';
import type { PreferenceRead } from '../../world/choice/preference-read';
import type { NotedRead } from '../../world/choice/read-notes';
import type { Branch, Context } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { isCut } from '../branch-cuts';
import { placeOf } from './choice-writes';
import { openTests } from './open-tests';
import { staleReads } from './stale-reads';

export interface ReadRuns {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  readonly pathways: readonly Pathway[];
  readonly writes: readonly ChoiceWrite[];
  readonly quote: Quote;
  /** Pathways that run for who has decided nothing, where that was asked. */
  readonly undecided: ReadonlySet<string>;
}

export interface ReadFacts {
  readonly read: readonly string[];
  readonly readsUnnamed: boolean;
  readonly defaults: readonly ChoiceRead[];
  readonly unordered: readonly ChoiceRead[];
  readonly stale: readonly ChoiceRead[];
  readonly unwritten: readonly ChoiceRead[];
}

/** A test with the pathways that it gates. */
export interface DecidingTest {
  readonly ctx: Context;
  readonly branch: Branch;
  readonly pathways: readonly string[];
}

const LOG = /audit|log|history|event|decision|ledger|trail/i;

export function collectChoiceReads(runs: ReadRuns): ReadFacts {
  const { anyone, optedOut, writes } = runs;
  const tests = decidingTests(runs);
  const names = namesRead([anyone, optedOut]);
  const written = new Set(writes.map((it) => it.name.toLowerCase()));
  // Where only opt-outs are kept, any of them tells.
  const kept = writes.filter((it) => it.storedIn === 'row' && (it.kind === 'consent' || it.says !== 'refuses'));
  const grown = new Set(kept.flatMap((it) => (it.appends ? [it.name] : [])));
  const refusals = new Set(
    writes.flatMap((it) => (it.storedIn === 'row' && it.kind === 'opt-out' && it.says === 'refuses' ? [it.name] : [])),
  );
  const holdsBoth = (model: string) => !refusals.has(model) || kept.some((it) => it.name === model);
  const records = [...optedOut.records.values()].filter(
    (it) => !it.ordered && holdsBoth(it.model) && (LOG.test(it.model) || grown.has(it.model)),
  );
  // A grant of whenever, since withdrawn: it gates nothing, and is read all the same.
  const old = [...optedOut.records.values()].filter(({ reads }) => reads.some((it) => it.outdated));
  const open = openTests(optedOut, runs.pathways);
  const defaults = [...optedOut.defaults.values()];
  const onlyUndecided = (it: DecidingTest) => ({ ...it, pathways: it.pathways.filter((id) => runs.undecided.has(id)) });
  return {
    read: [...names].sort(),
    readsUnnamed: [...names].some((it) => !written.has(it)),
    defaults: [
      ...gating(
        runs,
        defaults.filter((it) => !it.isOpen),
        tests,
      ),
      ...gating(
        runs,
        defaults.filter((it) => it.isOpen),
        tests.map(onlyUndecided),
      ),
    ].sort(comparePlaces),
    unordered: onceEach([...gating(runs, records, tests), ...gating(runs, old, open)]),
    stale: staleReads(optedOut, [...tests, ...open]),
    unwritten: unwrittenReads(runs, tests),
  };
}

function onceEach(reads: readonly ChoiceRead[]): readonly ChoiceRead[] {
  const places = new Map<string, ChoiceRead>();
  for (const it of reads) {
    const key = `${it.file}:${it.range.start.line}:${it.range.start.character}`;
    const known = places.get(key);
    places.set(key, known ? { ...it, pathways: [...new Set([...known.pathways, ...it.pathways])].sort() } : it);
  }
  return [...places.values()].sort(comparePlaces);
}

function decidingTests({ optedOut, pathways }: ReadRuns): readonly DecidingTest[] {
  const gates = new Map<string, string[]>();
  for (const pathway of pathways) {
    for (const { file, range } of pathway.gates) {
      const key = `${file}:${range.start.line}:${range.start.character}`;
      gates.set(key, [...(gates.get(key) ?? []), pathway.id]);
    }
  }
  return [...optedOut.contexts.values()].flatMap((ctx) =>
    [...ctx.trace.branches.values()].flatMap((branch) => {
      if (!isCut(branch) || branch.reads.length === 0) return [];
      const { start } = rangeOf(ctx.unit.facts, branch.test.s, branch.test.e);
      const pathways = gates.get(`${ctx.unit.path}:${start.line}:${start.character}`);
      return pathways ? [{ ctx, branch, pathways }] : [];
    }),
  );
}

/** Names of stored choices that any test depends on. */
function namesRead(machines: readonly Machine[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const m of machines)
    for (const { trace } of m.contexts.values())
      for (const { reads } of trace.branches.values())
        for (const it of reads) if (it.source === 'stored') names.add(it.name.toLowerCase());
  return names;
}

function gating(
  { quote }: ReadRuns,
  noted: readonly NotedRead[],
  tests: readonly DecidingTest[],
): readonly ChoiceRead[] {
  return noted
    .flatMap(({ ctx, site, reads }) => {
      const ids = new Set(reads.map(placeKey));
      const pathways = tests.flatMap((it) =>
        it.branch.reads.some((read) => ids.has(placeKey(read))) ? it.pathways : [],
      );
      if (pathways.length === 0) return [];
      return [
        {
          ...placeOf(ctx, site),
          name: reads[0]?.name ?? '',
          text: quote(ctx.unit.path, site.s, site.e).replaceAll(/\s+/g, ' ').slice(0, 120),
          pathways: [...new Set(pathways)].sort(),
        },
      ];
    })
    .sort(comparePlaces);
}

function placeKey({ file, start, name }: PreferenceRead): string {
  return `${file}:${start}:${name}`;
}

/** `signal || stored`: where the signal decides, what stands behind it is read by others only. */
function readsBesideSignal(anyone: Machine, tests: readonly DecidingTest[]) {
  const isBySignal = (branch: Branch) => branch.reads.every((it) => it.source === 'gpc');
  const bySignal = new Set(tests.filter((it) => isBySignal(it.branch)).map((it) => it.branch.test));
  const reads = new Map<Branch['test'], PreferenceRead[]>();
  if (bySignal.size > 0)
    for (const { trace } of anyone.contexts.values())
      for (const { test, reads: also } of trace.branches.values())
        if (bySignal.has(test)) reads.set(test, [...(reads.get(test) ?? []), ...also]);
  return (branch: Branch): readonly PreferenceRead[] => reads.get(branch.test) ?? branch.reads;
}

/** Who answers elsewhere keeps what the consumer chose here. A signal, or a switch of the operator's, is no record of it. */
function recordsChoices({ source }: PreferenceRead): boolean {
  return source === 'cmp' || source === 'vendor';
}

/** A key that nothing in sight writes, though another key of a choice is written. */
function unwrittenReads({ anyone, writes, quote }: ReadRuns, tests: readonly DecidingTest[]): readonly ChoiceRead[] {
  const isElsewhere = writes.some((it) => it.says !== 'allows');
  if (!isElsewhere) return [];
  const isWritten = ({ name, keyed }: PreferenceRead) =>
    writes.some((it) => it.storedIn === keyed && it.name === name) ||
    [...anyone.writes.values()].some((it) => it.medium === keyed && it.key === name);
  const found = new Map<string, ChoiceRead>();
  const readsOf = readsBesideSignal(anyone, tests);
  for (const { ctx, branch, pathways } of tests) {
    const reads = readsOf(branch);
    for (const it of reads) {
      const isOpen = it.keyed === undefined || anyone.openKeys.has(it.keyed) || it.keyed === 'kv';
      if (it.source !== 'stored' || isOpen || isWritten(it)) continue;
      if (reads.some((other) => recordsChoices(other) || (other.keyed !== undefined && isWritten(other)))) continue;
      const facts = anyone.links.facts(it.file) ?? ctx.unit.facts;
      const at = { file: it.file, range: rangeOf(facts, it.start, it.end) };
      const key = `${it.file}:${it.start}`;
      found.set(key, {
        ...at,
        name: it.name,
        text: quote(it.file, it.start, it.end).replaceAll(/\s+/g, ' ').slice(0, 120),
        pathways: [...new Set([...(found.get(key)?.pathways ?? []), ...pathways])].sort(),
      });
    }
  }
  return [...found.values()].sort(comparePlaces);
}
