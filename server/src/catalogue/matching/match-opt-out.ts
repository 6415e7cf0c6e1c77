/** Does a use tell a vendor to stop or to limit, or lift that again? */
import type { Access, LiteralArgument, OptOutMatch } from '../catalogue';
import { scorePattern } from '../patterns/match-pattern';
import { toForms } from '../patterns/use';
import { toCandidates } from './to-use';
import type { VendorIndex } from './vendor-index';

export function matchOptOut(
  index: VendorIndex,
  access: Access,
  how: 'call' | 'new' | 'set',
  args: readonly LiteralArgument[],
): OptOutMatch | undefined {
  let best: OptOutMatch | undefined;
  let bestScore = 0;
  for (const { entry, use } of toCandidates(index, access, how, args)) {
    const forms = toForms(use);
    for (const { optOut, call, lifts } of entry.optOuts) {
      consider({ vendor: entry.vendor, optOut, lifts: false }, scorePattern(call, use, forms));
      for (const lift of lifts) consider({ vendor: entry.vendor, optOut, lifts: true }, scorePattern(lift, use, forms));
    }
  }
  return best;

  function consider(match: OptOutMatch, score: number): void {
    if (score <= bestScore) return;
    best = match;
    bestScore = score;
  }
}
