/** Call and `new` expressions: evaluates callee, receiver and arguments, then calls. */
import { isRequire } from '../../facts/asked-module';
import type { Call, Expr, New } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { moduleNamed } from '../calls/dynamic-import';
import { escape } from '../calls/escape';
import { endsWithSetter } from '../choice/consent-act';
import { setBy } from '../choice/form-answers';
import { isMessage, oneOfBatch } from '../database/one-of-batch';
import { noteSaved } from '../database/saved-fields';
import { copyState, type Frame, joinStates } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { becomeEvent, isEventClass } from '../natives/dom-events';
import { callOwn } from '../objects/change-own';
import { construct1, runFields } from '../objects/closures';
import { readIndex } from '../objects/keyed-members';
import { readMember } from '../objects/members';
import { superPrototype, thisOf } from '../objects/super';
import { markCallee, markReceiver } from '../outside/foreign';
import { asText } from '../values/addresses';
import { keepNullish } from '../values/compare';
import type { Ref } from '../values/ref';
import { isBesideText, isOpenText, isTextElement, textElements, withElements } from '../values/text-elements';
import type { Value } from '../values/value';
import { evaluate, evaluateArguments } from './expressions';
import { continueChain } from './optional-chains';

export function callExpression(m: Machine, f: Frame, x: Call): Value {
  const { callee } = x;
  if (callee.k === 'super') return callSuper(m, f, x);
  if (isRequire(callee) && x.args.length === 1) return callRequire(m, f, x);
  if (callee.k === 'member' || callee.k === 'index') return callMethod(m, f, x, callee);
  markCallee(callee);
  const value = evaluate(m, f, callee);
  const there = x.opt ? continueChain(m, f, callee, x, value) : value;
  const { values: given, rest } = evaluateArguments(m, f, x.args);
  const values = setBy(m, f, x, given);
  if (!f.state || endsWithSetter(m, f, x, values)) return m.values.never;
  return callValue(m, f, { callee: there, self: m.values.undefined, args: values, rest, site: x, direct: true });
}

/** Each thing that the receiver may be is called with itself as `this`. */
function callMethod(m: Machine, f: Frame, x: Call, callee: Extract<Expr, { k: 'member' | 'index' }>): Value {
  const changed = callOwn(m, f, x);
  if (changed) return changed.value;
  if (callee.k === 'member') markReceiver(callee.obj, callee.name);
  const obj = callee.obj.k === 'super' ? undefined : evaluate(m, f, callee.obj);
  const receiver = obj && callee.opt ? continueChain(m, f, callee.obj, callee, obj) : obj;
  const key = callee.k === 'index' ? evaluate(m, f, callee.index) : undefined;
  if (!f.state) return m.values.never;
  markCallee(callee);
  const self = receiver ?? thisOf(m, f);
  const targets = receiver ? splitRefs(m, withoutElements(m, receiver)) : [superPrototype(m, f)];
  const methods = targets.map((it) => ({
    method:
      callee.k === 'member' ? readMember(m, f, it, callee.name, callee) : readIndex(m, f, it, key as Value, callee),
    // Of nothing, no method is called.
    self: receiver ? keepNullish(m, it, false) : self,
  }));
  const kept = x.opt ? continueEach(m, f, x, methods) : methods;
  const { values: given, rest } = evaluateArguments(m, f, x.args);
  const values = setBy(m, f, x, given);
  if (!f.state) return m.values.never;
  if (kept.some(({ method }) => method.refs.every((it) => it.kind !== 'function'))) noteSaved(m, f, x);
  const before = f.state;
  let result = m.values.never;
  let after: Frame['state'] = null;
  for (const target of kept) {
    if (target.method === m.values.never) continue;
    f.state = copyState(before);
    const direct = kept.length === 1;
    const value = callValue(m, f, { callee: target.method, self: target.self, args: values, rest, site: x, direct });
    if (!f.state) continue;
    // What is certain after the call stays so where every target leaves it behind.
    after = joinStates(m.values, after, f.state);
    result = m.values.join(result, value);
  }
  f.state = after;
  if (!receiver) return result;
  const message = isMessage(receiver) ? oneOfBatch(m, f, result, x) : undefined;
  if (message) return message;
  const elements = elementsKept(m, f, x, [receiver, ...values]);
  return withElements(m.values, m.values.withReads(result, receiver.reads), elements);
}

/** Methods of a text whose result holds it, and what they are given. */
const KEEPING =
  /^(?:replace(?:All)?|trim(?:Start|End)?|concat|slice|substr(?:ing)?|pad(?:Start|End)|repeat|toString|valueOf|normalize|to(?:Locale)?(?:Lower|Upper)Case)$/;

/** They only ask. */
const ASKING =
  /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|search|test|match|char(?:Code)?At|codePointAt|localeCompare)$/;

function elementsKept(m: Machine, f: Frame, x: Call, [text, ...given]: readonly Value[]): readonly Ref[] {
  const name = x.callee.k === 'member' ? x.callee.name : '';
  const own = text ? textElements(text) : [];
  if (name === 'toString' && text) return textElements(asText(m, f, text));
  if (KEEPING.test(name)) {
    const beside = [...own, ...given.flatMap(textElements)];
    return given.some(isOpenText) ? beside.filter(isTextElement) : beside;
  }
  // What else is made of it is not followed.
  if (!ASKING.test(name)) for (const it of own) escape(m, f, m.values.ref(it), x);
  return [];
}

function withoutElements(m: Machine, value: Value): Value {
  if (textElements(value).length === 0) return value;
  const { literals, refs, unknown, reads } = value;
  return m.values.make(
    literals,
    refs.filter((it) => !isBesideText(it)),
    unknown,
    reads,
  );
}

interface Target {
  readonly method: Value;
  readonly self: Value;
}

/** `a.b?.()`: goes on where one of the methods may be there. */
function continueEach(m: Machine, f: Frame, x: Call, targets: readonly Target[]): readonly Target[] {
  const before = f.state;
  const kept = targets.map((it) => {
    f.state = copyState(before);
    return { ...it, method: continueChain(m, f, x.callee, x, it.method) };
  });
  f.state = kept.some((it) => it.method !== m.values.never) ? before : null;
  return kept;
}

function splitRefs(m: Machine, value: Value): readonly Value[] {
  if (value.refs.length < 2) return [value];
  const parts = value.refs.map((it) => m.values.ref(it));
  if (value.unknown || value.literals.length > 0)
    parts.push(m.values.make(value.literals, [], value.unknown, value.reads));
  return parts;
}

/** `super(...)`: constructs the parent's part, then this class's fields. */
function callSuper(m: Machine, f: Frame, x: Call): Value {
  const { values, rest } = evaluateArguments(m, f, x.args);
  if (!f.state) return m.values.never;
  const home = f.ctx.callee?.home;
  for (const self of f.ctx.thisValue.refs) {
    if (self.kind !== 'object' || !home) continue;
    for (const parent of home.parent.refs) {
      if (parent.kind === 'class') construct1(m, f, parent, self, values, rest, x);
      else if (parent.kind === 'foreign' && isEventClass(parent)) becomeEvent(m, f, self, values);
    }
    runFields(m, f, home, self);
  }
  return m.values.undefined;
}

function callRequire(m: Machine, f: Frame, x: Call): Value {
  const { values } = evaluateArguments(m, f, x.args);
  if (!f.state) return m.values.never;
  return moduleNamed(m, f, values[0] ?? m.values.unknown, x, '*');
}

export function constructExpression(m: Machine, f: Frame, x: New): Value {
  const callee = evaluate(m, f, x.callee);
  const { values, rest } = evaluateArguments(m, f, x.args);
  if (!f.state) return m.values.never;
  const made = callValue(m, f, { callee, self: m.values.undefined, args: values, rest, site: x, isNew: true });
  // `new App({ target })`: a component of Svelte puts itself into the page.
  for (const it of made.refs) if (it.kind === 'element') escape(m, f, m.values.ref(it), x);
  return made;
}
