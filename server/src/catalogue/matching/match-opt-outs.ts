/**
 * Everything that one use says to every vendor it reaches about stopping, limiting and lifting.
 *
 * `gtag('consent', 'default', …)` speaks to Analytics and to Ads. An opt-out is said only by literals that
 * are there; a lift already by what may be one, because what is not known must not keep a gate shut.
 */
import type { Access, LiteralArgument, OptOutMatch } from '../catalogue';
import { scorePattern } from '../patterns/match-pattern';
import { mayMatch, precisionOf } from '../patterns/may-match';
import { type Form, toForms, type Use } from '../patterns/use';
import { toCandidates } from './to-use';
import type { VendorIndex } from './vendor-index';
import type { OptOutPatterns } from './vendor-patterns';

export function matchOptOuts(
  index: VendorIndex,
  access: Access,
  how: 'call' | 'new' | 'set',
  args: readonly LiteralArgument[],
): readonly OptOutMatch[] {
  return toCandidates(index, access, how, args).flatMap(({ entry, use }) => {
    const forms = toForms(use);
    return entry.optOuts.flatMap((patterns) => {
      const said = whatIsSaid(patterns, use, forms);
      return said ? [{ vendor: entry.vendor, optOut: patterns.optOut, lifts: said === 'lifts' }] : [];
    });
  });
}

function whatIsSaid({ call, lifts }: OptOutPatterns, use: Use, forms: readonly Form[]): 'lifts' | 'holds' | undefined {
  const held = scorePattern(call, use, forms);
  const lifting = lifts.filter((it) => mayMatch(it, use, forms));
  if (held === 0) return lifting.length > 0 ? 'lifts' : undefined;
  return lifting.some((it) => precisionOf(it) > precisionOf(call)) ? 'lifts' : 'holds';
}
