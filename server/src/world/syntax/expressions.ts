/** Expressions to abstract values, in evaluation order. */
import type { Argument, Expr } from '../../facts/ir';
import { runConversions } from '../calls/conversions';
import { importModule } from '../calls/dynamic-import';
import { moduleGlobal } from '../calls/modules';
import { awaitValue } from '../calls/promises';
import { configuredVariable } from '../choice/configured-gates';
import { flagBit } from '../choice/flag-bits';
import { noteDefault, noteDenied } from '../choice/read-notes';
import { toggled } from '../choice/toggles';
import { jarText } from '../cookies/jar';
import { copyState, type Frame, joinStates } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { apart, noteMade } from '../machine/regions';
import { dropViews } from '../machine/views';
import { sagaResult } from '../natives/redux/sagas';
import { evaluateArray } from '../objects/array-literals';
import { makeClass, makeFunction } from '../objects/closures';
import { deleteProperty } from '../objects/delete-property';
import { hasProperty } from '../objects/has-property';
import { isInstance } from '../objects/instance-of';
import { readIndex } from '../objects/keyed-members';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import { evaluateObject } from '../objects/object-literals';
import { ownerOfContainer } from '../objects/own-containers';
import { readSuper, thisOf } from '../objects/super';
import { isNavigator, readGlobal } from '../outside/global-names';
import { asPartOfText } from '../outside/nobodys-keys';
import { asText } from '../values/addresses';
import { evaluateBinary, keepNullish, keepWhere, mayBeText, not, toNumber } from '../values/compare';
import { concatenated } from '../values/strings';
import { typeOf } from '../values/typeof';
import { nullishOf, onlyString, type Value } from '../values/value';
import { evaluateAssign } from './assignments';
import { decide } from './branches';
import { callExpression, constructExpression } from './call-expressions';
import { makeElement } from './elements';
import { asFound, isFound } from './found-rows';
import { interrupt, yieldsOf } from './generators';
import { continueChain, evaluateChain } from './optional-chains';
import { withMarkup } from './text-markup';
import { noteUnawaited } from './unawaited';
import { readVariable } from './variables';

const NO_CONVERSION: ReadonlySet<string> = new Set(['===', '!==', 'in', 'instanceof']);

export function evaluate(m: Machine, f: Frame, x: Expr): Value {
  if (!f.state) return m.values.never;
  const value = evaluateKind(m, f, x);
  if (x.k === 'obj' || x.k === 'arr' || x.k === 'new') noteMade(f, value);
  // No value means that the place after it is not reached (yet).
  if (value === m.values.never) f.state = null;
  return f.state ? value : m.values.never;
}

function evaluateKind(m: Machine, f: Frame, x: Expr): Value {
  switch (x.k) {
    case 'lit':
      return withMarkup(m, f, x.markup, [], m.values.literal(x.v));
    case 'undef':
      return m.values.undefined;
    case 'tpl':
      return evaluateTemplate(m, f, x);
    case 'regex':
      return m.values.ref(m.refs.regex(x.source, x.flags));
    case 'ref':
      return configuredVariable(m, f, x, readVariable(m, f, ownerOfContainer(f.unit.facts, x.b) ?? x.b));
    case 'global':
      return moduleGlobal(m, f, x.name) ?? readGlobal(m, f, x.name, x);
    case 'this':
      return thisOf(m, f);
    case 'super':
      return f.ctx.callee?.home?.parent ?? m.values.unknown;
    case 'member': {
      if (x.obj.k === 'super') return readSuper(m, f, x.name);
      const obj = evaluate(m, f, x.obj);
      noteUnawaited(f, x.obj, obj);
      const receiver = x.opt ? continueChain(m, f, x.obj, x, obj) : obj;
      return f.state ? readMember(m, f, receiver, x.name, x) : m.values.never;
    }
    case 'index': {
      const obj = evaluate(m, f, x.obj);
      const receiver = x.opt ? continueChain(m, f, x.obj, x, obj) : obj;
      const key = evaluate(m, f, x.index);
      return f.state ? readIndex(m, f, receiver, key, x) : m.values.never;
    }
    case 'call':
      return callExpression(m, f, x);
    case 'new':
      return constructExpression(m, f, x);
    case 'fn':
      return makeFunction(m, f, x.f);
    case 'class':
      return makeClass(m, f, x.c);
    case 'obj':
      return evaluateObject(m, f, x);
    case 'arr':
      return evaluateArray(m, f, x);
    case 'un':
      return evaluateUnary(m, f, x);
    case 'bin': {
      const a = evaluate(m, f, x.a);
      const b = evaluate(m, f, x.b);
      noteUnawaited(f, x.a, a);
      noteDenied(m, f, x, a, b);
      if (!f.state) return m.values.never;
      if (x.op === 'in') return evaluateIn(m, f, x, a, b);
      if (x.op === 'instanceof') return isInstance(m, a, b);
      const bit = flagBit(m, f, x, a, b);
      if (bit) return bit;
      if (!NO_CONVERSION.has(x.op)) for (const it of [a, b]) runConversions(m, f, it, x);
      return x.op === '+' ? evaluateSum(m, f, x, asText(m, f, a), asText(m, f, b)) : evaluateBinary(m, x.op, a, b);
    }
    case 'log':
      return evaluateLogical(m, f, x);
    case 'cond':
      return evaluateConditional(m, f, x);
    case 'assign':
      return evaluateAssign(m, f, x);
    case 'await':
      return awaitValue(m, f, evaluate(m, f, x.x));
    case 'yield':
      return evaluateYield(m, f, x);
    case 'seq':
      return x.xs.map((it) => evaluate(m, f, it)).at(-1) ?? m.values.undefined;
    case 'jsx':
      return makeElement(m, f, x);
    case 'import':
      return importModule(m, f, x);
    case 'meta':
      return m.values.ref(
        m.refs.foreign({ root: { kind: 'global' }, path: ['import.meta'], steps: [] }, 'global', undefined, 'true'),
      );
    case 'chain':
      return evaluateChain(m, f, x);
    case 'opaque':
      for (const part of x.parts) evaluate(m, f, part);
      return m.values.unknown;
  }
}

/** Arguments: `rest` joins what spreads may add at an unknown place. */
export function evaluateArguments(m: Machine, f: Frame, args: readonly Argument[]): { values: Value[]; rest: Value } {
  const values: Value[] = [];
  let rest = m.values.never;
  for (const arg of args) {
    if (arg.k !== 'spread') {
      const value = evaluate(m, f, arg);
      if (rest === m.values.never) values.push(value);
      else rest = m.values.join(rest, value);
      continue;
    }
    const { elements, exact } = elementsOf(m, f, evaluate(m, f, arg.x), arg.x);
    if (exact && rest === m.values.never) values.push(...elements);
    else for (const element of [...elements, m.values.undefined]) rest = m.values.join(rest, element);
  }
  return { values, rest };
}

function evaluateTemplate(m: Machine, f: Frame, x: Extract<Expr, { k: 'tpl' }>): Value {
  const pieces: (string | Value)[] = [x.strings[0] ?? ''];
  const parts: Value[] = [];
  let reads = m.values.undefined;
  x.exprs.forEach((expr, i) => {
    const value = evaluate(m, f, expr);
    reads = m.values.withReads(reads, value.reads);
    parts.push(value);
    if (!x.tagged) runConversions(m, f, value, x);
    pieces.push(asPartOfText(m, f, asText(m, f, value), expr), x.strings[i + 1] ?? '');
  });
  // A tag is given what stands between them by itself.
  if (x.tagged) for (const it of x.strings.slice(1)) pieces.push(m.values.unknown, it);
  const jar = jarText(m, parts);
  if (jar) return jar;
  return withMarkup(m, f, x.markup, parts, m.values.withReads(concatenated(m.values, pieces), reads.reads));
}

function evaluateSum(m: Machine, f: Frame, x: Extract<Expr, { k: 'bin' }>, a: Value, b: Value): Value {
  if (!mayBeText(a) && !mayBeText(b)) return evaluateBinary(m, '+', a, b);
  return evaluateBinary(m, '+', asPartOfText(m, f, a, x.a), asPartOfText(m, f, b, x.b));
}

function evaluateUnary(m: Machine, f: Frame, x: Extract<Expr, { k: 'un' }>): Value {
  if (x.op === 'typeof') return typeOf(m, f, x.x);
  if (x.op === 'delete') return deleteProperty(m, f, x.x);
  const value = evaluate(m, f, x.x);
  if (!f.state) return m.values.never;
  switch (x.op) {
    case '!':
      noteUnawaited(f, x.x, value);
      return toggled(m, f, x, value) ?? not(m, value);
    case 'void':
      return m.values.undefined;
    case '-':
      runConversions(m, f, value, x);
      return toNumber(m, value, -1);
    case '+':
      runConversions(m, f, value, x);
      return toNumber(m, value);
    case '~':
      return m.values.withReads(m.values.unknown, value.reads);
  }
}

/** `'globalPrivacyControl' in navigator`: where a signal is sent, it is there. */
function evaluateIn(m: Machine, f: Frame, x: Expr, a: Value, b: Value): Value {
  const name = onlyString(a);
  const [ref] = b.refs;
  const isOne = b.refs.length === 1 && !b.unknown && b.literals.length === 0;
  const isOfPlatform = isOne && ref?.kind === 'foreign' && isNavigator(ref.access);
  if (name === undefined || !isOfPlatform) return hasProperty(m, f, b, a, false);
  const held = readMember(m, f, b, name, x);
  const isThere = !nullishOf(held).canBeTrue && held.refs.length === 0 && held.literals.length > 0;
  return m.values.withReads(isThere ? m.values.true : m.values.boolean, held.reads);
}

function evaluateLogical(m: Machine, f: Frame, x: Extract<Expr, { k: 'log' }>): Value {
  const a = evaluate(m, f, x.a);
  if (!f.state) return m.values.never;
  noteDefault(m, f, x, a);
  if (x.op === '??') return evaluateNullish(m, f, x, a);
  const onTrue = x.op === '&&';
  let right = m.values.never;
  const whenOther = () => {};
  const whenRight = () => {
    right = evaluate(m, f, x.b);
  };
  const left = asFound(m, x, a);
  decide(m, f, x.a, left, {
    key: x,
    spanTrue: onTrue ? x.b : undefined,
    spanFalse: onTrue ? undefined : x.b,
    whenTrue: onTrue ? whenRight : whenOther,
    whenFalse: onTrue ? whenOther : whenRight,
  });
  return m.values.withReads(m.values.join(keepWhere(m, left, !onTrue), right), a.reads);
}

function evaluateNullish(m: Machine, f: Frame, x: Extract<Expr, { k: 'log' }>, a: Value): Value {
  const { canBeTrue, canBeFalse } = nullishOf(a);
  const before = copyState(f.state);
  const right = canBeTrue ? apart(f, () => evaluate(m, f, x.b)) : m.values.never;
  const after = canBeTrue ? f.state : null;
  f.state = joinStates(m.values, after, canBeFalse ? before : null);
  const given = isFound(m, a) ? m.values.never : right;
  return m.values.withReads(m.values.join(keepNullish(m, a, false), given), a.reads);
}

function evaluateConditional(m: Machine, f: Frame, x: Extract<Expr, { k: 'cond' }>): Value {
  const test = evaluate(m, f, x.test);
  if (!f.state) return m.values.never;
  let value = m.values.never;
  const take = (side: Expr) => () => {
    value = m.values.join(value, evaluate(m, f, side));
  };
  decide(m, f, x.test, test, { key: x, spanTrue: x.a, spanFalse: x.b, whenTrue: take(x.a), whenFalse: take(x.b) });
  return m.values.withReads(value, test.reads);
}

function evaluateYield(m: Machine, f: Frame, x: Extract<Expr, { k: 'yield' }>): Value {
  const value = x.x ? evaluate(m, f, x.x) : m.values.undefined;
  if (!f.state) return m.values.never;
  dropViews(f);
  const yields = yieldsOf(m, f.ctx);
  const given = x.star && x.x ? elementsOf(m, f, value, x.x).elements : [value];
  for (const element of given) writeCell(m, yields, element, f.ctx);
  interrupt(m, f);
  return sagaResult(m, f, value) ?? m.values.unknown;
}
