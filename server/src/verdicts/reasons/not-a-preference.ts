/** All conditions on the way are of kinds that say nothing of the consumer's choice. */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Argument, Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Site } from '../../world/machine/context';
import { contains } from '../branch-cuts';
import type { OnTheWay, ReasonTest, RoutePlace } from './case';
import { isSettings } from './phantom-gate';

export const isNotAPreference: ReasonTest = ({ catalogue, deciding, places }) =>
  deciding.length > 0
    ? deciding.every((it) => isOther(it.branch.test, it.ctx.unit.facts, catalogue) || isSilentRead(it, places))
    : places.some(({ ctx, site }) => isPicked(site, ctx.unit.facts, catalogue));

/** What was read says nothing of the choice: that a banner was answered, Do Not Track. */
function isSilentRead({ branch, ctx }: OnTheWay, places: readonly RoutePlace[]): boolean {
  if (branch.reads.length > 0) return false;
  const reads = places.find((it) => it.ctx === ctx)?.reads ?? [];
  return reads.some(
    (it) => (it.source === 'cmp' || it.source === 'dnt') && contains(branch.test, { s: it.start, e: it.end }),
  );
}

/** `const tracker = isProduction ? meta : silent`: what is called was picked by such a condition. */
function isPicked(site: Site, facts: FileFacts, catalogue: Catalogue): boolean {
  if (site.k !== 'call' || site.callee.k !== 'member' || site.callee.obj.k !== 'ref') return false;
  const { b } = site.callee.obj;
  let found = false;
  forEachExpr(facts, (node) => {
    if (node.k !== 'var') return;
    for (const { target, init } of node.decls) {
      found ||= target.k === 'pid' && target.b === b && init?.k === 'cond' && isOther(init.test, facts, catalogue);
    }
  });
  return found;
}

function isOther(test: Expr, facts: FileFacts, catalogue: Catalogue): boolean {
  switch (test.k) {
    case 'un':
      return test.op === 'typeof' ? isEnvironment(test.x) : isOther(test.x, facts, catalogue);
    case 'log':
      return isOther(test.a, facts, catalogue) && isOther(test.b, facts, catalogue);
    case 'bin':
      return isOther(test.a, facts, catalogue) || isOther(test.b, facts, catalogue);
    case 'await':
    case 'chain':
      return isOther(test.x, facts, catalogue);
    case 'call':
      if (test.args.some(isOtherHeader)) return true;
      if (test.callee.k === 'member' && isStore(test.callee.obj))
        return test.args.some((it) => it.k === 'lit' && typeof it.v === 'string' && catalogue.isNonPreference(it.v));
      return isOther(test.callee, facts, catalogue);
    case 'ref':
      return catalogue.isNonPreference(facts.bindings[test.b]?.name ?? '') || isSetting(test.b, facts);
    case 'global':
      if (isStore(test)) return false;
      return test.name === 'process' || (!isEnvironment(test) && catalogue.isNonPreference(test.name));
    case 'member':
      if (isStore(test)) return false;
      return catalogue.isNonPreference(test.name) || isSettings(test.obj, facts) || isOther(test.obj, facts, catalogue);
    case 'meta':
      return true;
    case 'index':
      return isOtherHeader(test.index) || isOther(test.obj, facts, catalogue);
    default:
      return false;
  }
}

/** `const TAG = process.env.TAG_ID`: it is there, or it is not. */
function isSetting(b: number, facts: FileFacts): boolean {
  let found = false;
  forEachExpr(facts, (node) => {
    if (node.k !== 'var') return;
    found ||= node.decls.some(
      ({ target, init }) => target.k === 'pid' && target.b === b && init && isOfEnvironment(init),
    );
  });
  return found;
}

function isOfEnvironment(x: Expr): boolean {
  if (x.k === 'chain') return isOfEnvironment(x.x);
  if (x.k === 'log') return isOfEnvironment(x.a);
  return x.k === 'meta' || (x.k === 'member' && (x.name === 'env' || isOfEnvironment(x.obj)));
}

/** `headers.get('dnt')`, `headers['cf-ipcountry']`: Do Not Track, and where the consumer is. */
function isOtherHeader(key: Argument): boolean {
  return key.k === 'lit' && /^dnt$|country|[-_]region$|^x-(?:geo|locale)/i.test(String(key.v));
}

/** `typeof window`: where the code runs. That a vendor's SDK is there says nothing of that. */
function isEnvironment(x: Expr): boolean {
  return x.k === 'global' && /^(?:window|document|navigator|process|global|globalThis|self)$/.test(x.name);
}

/** Which entry is asked for would have to tell: `localStorage.getItem('sidebar')`. */
function isStore(x: Expr): boolean {
  if (x.k === 'global') return /^(?:localStorage|sessionStorage)$/.test(x.name);
  return (
    x.k === 'member' &&
    (/^(?:localStorage|sessionStorage)$/.test(x.name) || (x.name === 'cookie' && x.obj.k === 'global'))
  );
}
