/** `a?.b.c`: where `a` may be nothing, the whole chain ends there with undefined. */
import type { Access } from '../../catalogue/catalogue';
import type { Expr } from '../../facts/ir';
import { isLookup } from '../database/lookups';
import { copyState, type Frame, joinStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { isInBrowser } from '../machine/surface';
import { keepNullish } from '../values/compare';
import { nullishOf, type Value } from '../values/value';
import { recordBranch } from './branches';
import { evaluate } from './expressions';

/** `a?.b`: ends the chain with undefined where `a` may be nothing, and goes on with what else it may be. */
export function continueChain(m: Machine, f: Frame, test: Expr, whole: Expr, value: Value): Value {
  if (!f.state || !f.chain) return value;
  const there = keepNullish(m, value, false);
  const absent = mayBeAbsent(m, f, value);
  const presence = m.values.make(
    absent ? [false, ...(there === m.values.never ? [] : [true])] : [true],
    [],
    false,
    value.reads,
  );
  recordBranch(m, f, test, presence, { key: whole, whenTrue: whole, whenFalse: undefined });
  if (absent) {
    f.chain.ended = true;
    f.chain.state = joinStates(m.values, f.chain.state, copyState(f.state));
    f.region = {};
  }
  if (there === m.values.never) f.state = null;
  return there;
}

/** A row that was asked for by its key reads as if it were there. */
function mayBeAbsent(m: Machine, f: Frame, value: Value): boolean {
  const refs = value.refs.filter(
    (it) =>
      !(
        it.kind === 'foreign' &&
        (isLookup(it.access) || isInBrowser(f.ctx.mode, it.access) || areCookies(m, f, it.access))
      ),
  );
  return nullishOf(m.values.make(value.literals, refs, value.unknown, [])).canBeTrue;
}

/** `req.cookies?.consent`: there once somebody takes the header apart; who has no cookies is given an empty object. */
function areCookies(m: Machine, f: Frame, { root, path, steps }: Access): boolean {
  const isOfRequest = root.kind === 'global' && path[0] === '?' && path.at(-1) === 'cookies' && steps.length === 0;
  return isOfRequest && (m.prior?.hasCookieParser === true || m.links.versionOf(f.unit.path, 'next') !== undefined);
}

export function evaluateChain(m: Machine, f: Frame, x: Extract<Expr, { k: 'chain' }>): Value {
  const outer = f.chain;
  const chain: NonNullable<Frame['chain']> = { state: null, ended: false };
  f.chain = chain;
  const outerRegion = f.region;
  const value = evaluate(m, f, x.x);
  f.region = outerRegion;
  f.chain = outer;
  f.state = joinStates(m.values, f.state, chain.state);
  return chain.ended ? m.values.join(value, m.values.undefined) : value;
}
