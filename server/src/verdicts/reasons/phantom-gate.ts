/** The predicate's name promises a gate; its body, or what is really stored, lets everyone pass. */
import type { Catalogue } from '../../catalogue/catalogue';
import { isSettingsName } from '../../catalogue/lexicon/settings';
import type { Expr, FileFacts } from '../../facts/ir';
import type { Branch, Context } from '../../world/machine/context';
import { isCut } from '../branch-cuts';
import type { ReasonTest } from './case';
import { startsAllowing } from './start-value';
import { testsPromise } from './unawaited-gate';

export const isPhantomGate: ReasonTest = ({ catalogue, deciding, onlyWhenOptedOut }) =>
  deciding.some(({ branch, ctx }) => {
    if (branch.reads.some((it) => it.outdated)) return true;
    if (contradictsName(branch, ctx, catalogue)) return true;
    if (branch.reads.length > 0) return alwaysAllows(branch) && !onlyWhenOptedOut();
    if (testsPromise(ctx, branch.test) || startsAllowing(branch, ctx, catalogue)) return false;
    return namesIn(branch.test, ctx.unit.facts).some((it) => {
      const polarity = catalogue.polarityOfName(it);
      // `consent.marketing`, which is true for everybody.
      if (isCut(branch) && catalogue.purposeOfName(it) !== undefined) return true;
      return polarity === 'in' || polarity === 'out';
    });
  });

/** `trackingDisabled()` that is true for those who agreed. */
function contradictsName(branch: Branch, { trace, unit }: Context, catalogue: Catalogue): boolean {
  if (branch.reads.length === 0 || !isCut(branch)) return false;
  let { test } = branch;
  let says = branch.canBeTrue;
  while ((test.k === 'un' && test.op === '!') || test.k === 'await' || test.k === 'chain') {
    if (test.k === 'un') says = !says;
    test = test.x;
  }
  // Only a definition that is in sight can contradict.
  if (test.k !== 'call' || !trace.sites.get(test)?.size) return false;
  const polarity = catalogue.polarityOfName(namesIn(test, unit.facts)[0] ?? '');
  return (polarity === 'out' && !says) || (polarity === 'in' && says);
}

/** What the workspace really stores for a consumer who opted out passes, for certain. */
function alwaysAllows(branch: Branch): boolean {
  return isCut(branch) && branch.reads.every((it) => it.settled);
}

/** `siteConfig.analyticsEnabled` promises nothing about a consumer. */
export function isSettings(x: Expr, facts: FileFacts): boolean {
  if (x.k === 'ref') return isSettingsName(facts.bindings[x.b]?.name ?? '');
  return (x.k === 'global' || x.k === 'member') && isSettingsName(x.name);
}

/** Names that the test is made of: what is called or read for its truth. */
function namesIn(test: Expr, facts: FileFacts): string[] {
  switch (test.k) {
    case 'ref':
      return [facts.bindings[test.b]?.name ?? ''];
    case 'global':
      return [test.name];
    case 'member':
      return isSettings(test.obj, facts) ? [] : [test.name];
    case 'call':
      return namesIn(test.callee, facts);
    case 'await':
    case 'chain':
      return namesIn(test.x, facts);
    case 'un':
      return test.op === '!' ? namesIn(test.x, facts) : [];
    case 'log':
      return [...namesIn(test.a, facts), ...namesIn(test.b, facts)];
    case 'bin':
      return namesIn(test.a, facts);
    default:
      return [];
  }
}
