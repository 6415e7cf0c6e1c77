/** Methods of lists: callbacks are run element by element where the elements are known. */
import { callValue } from '../calls/calls';
import { isOthers } from '../database/rows-of-others';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { alternativesOf, elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { takenByPlace } from '../objects/shared-state';
import { asPartOfText } from '../outside/nobodys-keys';
import { returnedBy } from '../syntax/generators';
import { raise } from '../syntax/jumps';
import { asText } from '../values/addresses';
import { keepWhere } from '../values/compare';
import { concatenated, textOf } from '../values/strings';
import { isBesideText, textElements, withElements } from '../values/text-elements';
import { onlyLiteral, truthOf, type Value } from '../values/value';
import { callBack, each } from './each-element';
import { LIST_CHANGES, sort } from './list-changes';
import { type Alternatives, joinAll, listFrom, listOf, listOfParts, slotFor } from './list-of';
import { find, findIndex, findLast, includes, indexOf, isBoolean, quantifier } from './list-search';
import type { Methods } from './members';

/** Longer lists than this are not written out by `join`. */
const MAX_JOINED = 8;

const forEach: Native = (m, f, call) => {
  const { elements, exact } = each(m, f, call);
  elements.forEach((element, i) => {
    if (f.state) callBack(m, f, call, element, i, exact);
  });
  return m.values.undefined;
};

const map: Native = (m, f, call) => {
  const { elements, exact } = each(m, f, call);
  const mapped: Value[] = [];
  elements.forEach((element, i) => {
    if (f.state) mapped.push(callBack(m, f, call, element, i, exact));
  });
  if (!f.state) return m.values.never;
  return exact ? listFrom(m, f, call, mapped, m.values.never) : listFrom(m, f, call, [], joinAll(m, mapped));
};

const filter: Native = (m, f, call) => {
  const { elements, exact } = each(m, f, call);
  const kept: Alternatives[] = [];
  let reads = m.values.never;
  elements.forEach((element, i) => {
    if (!f.state) return;
    const test = isBoolean(call.args[0]) ? element : callBack(m, f, call, element, i, exact);
    const truth = truthOf(test);
    reads = m.values.join(reads, m.values.withReads(m.values.unknown, test.reads));
    if (!truth.canBeTrue) return;
    const left = isBoolean(call.args[0]) ? keepWhere(m, element, true) : element;
    kept.push(truth.canBeFalse ? [[left], []] : [[left]]);
  });
  if (!f.state) return m.values.never;
  const list = exact
    ? listOfParts(m, f, call, kept, slotFor(m, f, call.site, call.self))
    : listFrom(m, f, call, [], joinAll(m, kept.flat(2)));
  return m.values.withReads(list, reads.reads);
};

const reduce =
  (backwards: boolean): Native =>
  (m, f, call) => {
    const found = each(m, f, call);
    const { exact } = found;
    const elements = backwards ? [...found.elements].reverse() : found.elements;
    const [callback, initial] = call.args;
    let total = initial ?? elements[0] ?? m.values.undefined;
    const rounds = exact ? (initial ? elements : elements.slice(1)) : [...elements, ...elements];
    for (const element of rounds) {
      if (!f.state) break;
      if (isOthers(element)) {
        total = m.values.join(total, element);
        continue;
      }
      const next = callValue(m, f, {
        callee: callback ?? m.values.undefined,
        self: m.values.undefined,
        args: [total, element, m.values.unknown, call.self],
        site: call.site,
      });
      total = exact ? next : m.values.join(total, next);
    }
    return total;
  };

/** The same elements, in another order or fewer of them. */
const subset: Native = (m, f, call) => {
  const { elements } = elementsOf(m, f, call.self, call.site);
  return listOf(m, f, call, [], joinAll(m, elements));
};

const concat: Native = (m, f, call) => {
  const given = [call.self, ...call.args];
  const parts = given.map((it) => flattened(m, f, it, call));
  const known = parts.filter((it) => it !== undefined);
  if (known.length === parts.length && call.rest === m.values.never)
    return listOfParts(m, f, call, known, slotFor(m, f, call.site, call.self));
  const elements = [...given, call.rest].flatMap((it) => elementsOf(m, f, it, call.site).elements);
  return listFrom(m, f, call, [], joinAll(m, elements));
};

/** What a value adds to a list that it is put into: its elements, or itself. */
function flattened(m: Machine, f: Frame, value: Value, { site }: NativeCall): Alternatives | undefined {
  if (!value.unknown && value.refs.length === 0) return [[value]];
  const isList = value.refs.every((it) => it.kind === 'object' && it.shape === 'array');
  return isList ? alternativesOf(m, f, value, site) : undefined;
}

const one: Native = (m, f, call) => {
  const any = joinAll(m, elementsOf(m, f, call.self, call.site).elements);
  return m.values.join(takenByPlace(m, f, call.self.refs, any), m.values.undefined);
};

/** What a generator gives, and what `return` was told. */
const step: Native = (m, f, call) => {
  const made = m.refs.object(f.ctx, call.site, 'next', 'object');
  const [given = m.values.undefined] = call.args;
  const value = m.values.join(m.values.join(one(m, f, call), returnedBy(m, f, call.self)), given);
  defineProperty(m, f, made.heap, 'value', value, true);
  defineProperty(m, f, made.heap, 'done', m.values.boolean, true);
  return m.values.ref(made);
};

const at: Native = (m, f, call) => {
  const index = onlyLiteral(call.args[0] ?? m.values.undefined)?.literal;
  const { elements, exact } = elementsOf(m, f, call.self, call.site);
  if (exact && typeof index === 'number') return elements.at(index) ?? m.values.undefined;
  return one(m, f, call);
};

const flatMap: Native = (m, f, call) => {
  const { elements, exact } = each(m, f, call);
  const parts: Alternatives[] = [];
  const loose: Value[] = [];
  let reads = m.values.never;
  elements.forEach((element, i) => {
    if (!f.state) return;
    const value = call.args[0] ? callBack(m, f, call, element, i, exact) : element;
    const inner = exact ? flattened(m, f, value, call) : undefined;
    reads = m.values.join(reads, m.values.withReads(m.values.unknown, value.reads));
    if (inner) parts.push(inner);
    else loose.push(...elementsOf(m, f, value, call.site).elements);
  });
  if (!f.state) return m.values.never;
  const list =
    exact && loose.length === 0
      ? listOfParts(m, f, call, parts, slotFor(m, f, call.site, call.self))
      : listFrom(m, f, call, [], joinAll(m, [...parts.flat(2), ...loose]));
  return m.values.withReads(list, reads.reads);
};

const flat: Native = (m, f, call) => {
  const depth = onlyLiteral(call.args[0] ?? m.values.undefined)?.literal;
  if (depth === undefined || depth === 1) return flatMap(m, f, { ...call, args: [] });
  return listFrom(m, f, call, [], m.values.unknown);
};

const slice: Native = (m, f, call) => {
  if (call.args.length === 0) return call.self;
  const bounds = call.args.map((it) => onlyLiteral(it)?.literal);
  const { elements, exact } = elementsOf(m, f, call.self, call.site);
  const isKnown = exact && bounds.every((it) => typeof it === 'number');
  if (!isKnown || !m.refs.tellsApart(f.ctx, call.site, call.self.shape)) return subset(m, f, call);
  return listOf(m, f, call, elements.slice(...(bounds as number[])), m.values.never, `slice ${call.self.shape}`);
};

const join: Native = (m, f, call) => {
  const { elements, exact } = elementsOf(m, f, call.self, call.site);
  const only = elements[0];
  // One text stays what it is.
  if (
    exact &&
    elements.length === 1 &&
    only?.literals.every((it) => typeof it === 'string') &&
    only.refs.every((it) => it.kind === 'choice' || isBesideText(it))
  )
    return only;
  const between = call.args[0] ? textOf(call.args[0]) : ',';
  if (exact && elements.length === 0) return m.values.withReads(m.values.literal(''), call.self.reads);
  const isKnown = exact && between !== undefined && elements.length <= MAX_JOINED;
  const parts = elements.flatMap((it, i) => (i === 0 ? [written(m, f, it)] : [between ?? '', written(m, f, it)]));
  const text = isKnown ? concatenated(m.values, parts) : m.values.unknown;
  const markup = isKnown ? [] : [...elements, ...call.args].flatMap(textElements);
  return m.values.withReads(
    withElements(m.values, text, markup),
    elements.flatMap((it) => it.reads),
  );
};

/** Nothing is written for what is nothing. */
function written(m: Machine, f: Frame, element: Value): Value {
  const { literals, refs, unknown } = asPartOfText(m, f, asText(m, f, element));
  return m.values.make(
    literals.map((it) => it ?? ''),
    refs,
    unknown,
    [],
  );
}

const same: Native = (_m, _f, call) => call.self;

export const LIST_METHODS: Methods = {
  ...LIST_CHANGES,
  forEach,
  map,
  filter,
  flatMap,
  flat,
  some: quantifier(true),
  every: quantifier(false),
  find,
  findLast,
  findIndex,
  reduce: reduce(false),
  reduceRight: reduce(true),
  includes,
  indexOf,
  concat,
  slice,
  toReversed: subset,
  toSorted: (m, f, call) => {
    sort(m, f, { ...call, self: subset(m, f, call) });
    return subset(m, f, call);
  },
  at,
  join,
  values: same,
  next: step,
  return: step,
  throw: (m, f, call) => {
    raise(m, f, m.values.unknown);
    return step(m, f, { ...call, args: [] });
  },
  keys: (m, f, call) => listOf(m, f, call, [], m.values.unknown),
  entries: (m, f, call) => {
    const { elements, exact } = elementsOf(m, f, call.self, call.site);
    const pairs = elements.map((it, i) =>
      listOf(m, f, call, [exact ? m.values.literal(i) : m.values.unknown, it], m.values.never, `entry ${i}`),
    );
    return exact ? listOf(m, f, call, pairs, m.values.never) : listOf(m, f, call, [], joinAll(m, pairs));
  },
};
