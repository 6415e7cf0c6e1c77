/**
 * Choices that are read once and used as a gate later: a test's value comes out of a place that is kept across requests
 * or for the page's life, and that is never written again as the choice changes.
 *
 * In a server's memory without the consumer's key it may be another consumer's: then it gates nothing, and any later
 * write makes it no better.
 */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { ChoiceRead, Keeping } from '../../../../shared/src/duties';
import { rangeOf } from '../../facts/positions';
import type { PreferenceRead } from '../../world/choice/preference-read';
import type { Machine } from '../../world/machine/machine';
import type { DecidingTest } from './choice-reads';
import { type KeptPlace, keptPlaces } from './stale/kept-places';
import { isRenewed } from './stale/renewed';

export function staleReads(optedOut: Machine, tests: readonly DecidingTest[]): readonly ChoiceRead[] {
  const found = new Map<string, ChoiceRead>();
  for (const test of tests) {
    const { ctx, branch, pathways } = test;
    const reads = branch.reads.filter((it) => it.source === 'stored' || it.source === 'cmp');
    if (ctx.fn <= 0 || reads.length === 0) continue;
    const isMeant = (it: PreferenceRead) => reads.includes(it);
    for (const place of keptPlaces(optedOut, ctx, branch.test, isMeant)) {
      const isShared = isForAll(test, place);
      if (!isShared && isRenewed(optedOut, place)) continue;
      const { path, facts } = place.unit;
      const key = `${path}:${place.at.s}`;
      found.set(key, {
        file: path,
        range: rangeOf(facts, place.at.s, place.at.e),
        name: reads[0]?.name ?? '',
        text: place.name,
        pathways: [...new Set([...(found.get(key)?.pathways ?? []), ...pathways])].sort(),
        source: { file: ctx.unit.path, range: rangeOf(ctx.unit.facts, branch.test.s, branch.test.e) },
        keeping: isShared ? 'for-all' : KEEPING[place.kind],
      });
    }
  }
  return [...found.values()].sort(comparePlaces);
}

const KEEPING: { readonly [kind in KeptPlace['kind']]: Keeping } = {
  variable: 'at-start',
  field: 'in-object',
  entry: 'in-cache',
  memo: 'memo',
  closure: 'closure',
};

/** A request of a server finds there what another request left. */
function isForAll({ ctx: { mode }, branch }: DecidingTest, { kind }: KeptPlace): boolean {
  return mode.side === 'server' && mode.request && branch.value.unknown && kind !== 'closure';
}
