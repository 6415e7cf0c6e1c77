/**
 * React: what a component makes of the elements that it is given, and values that follow later.
 *
 * `cloneElement(child, { ok })`: whoever renders the element may give it these properties too.
 */
import type { FileFacts } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { spreadInto } from '../objects/spread';
import { isNullish, type Value } from '../values/value';
import { called } from './called';
import { joinAll, listOf } from './list-of';
import { REACT } from './react';

const cloneElement: Native = (m, f, call) => {
  const [element = m.values.undefined, props, ...children] = call.args;
  for (const ref of element.refs) {
    if (ref.kind !== 'element') continue;
    if (props) spreadInto(m, f, ref.props, withoutNothing(m, props), { at: call.site, isSure: false });
    if (children.length > 0) {
      const given = children.length === 1 ? children[0] : listOf(m, f, call, children, m.values.never, 'children');
      defineProperty(m, f, ref.props.heap, 'children', given ?? m.values.unknown, false);
    }
  }
  return element;
};

function withoutNothing(m: Machine, { refs, unknown, reads }: Value): Value {
  return m.values.make([], refs, unknown, reads);
}

const cloning = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Does this function, or one in it, give elements other properties? */
export function clonesElements(facts: FileFacts, fn: number): boolean {
  return remembered(cloning, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (node, within) => {
      if (node.k !== 'call' || calledName(facts, node) !== 'cloneElement') return;
      for (let it = within; it > 0; it = facts.functions[it]?.parent ?? -1) found.add(it);
    });
    return found;
  }).has(fn);
}

/** The children of a component: one, or a list in which there may be lists. */
function childrenOf(m: Machine, f: Frame, call: NativeCall, given: Value, depth = 0): readonly Value[] {
  const found: Value[] = [];
  for (const literal of given.literals) if (!isNullish(literal)) found.push(m.values.literal(literal));
  if (given.unknown) found.push(m.values.unknown);
  for (const ref of given.refs) {
    const one = m.values.ref(ref);
    if (ref.kind !== 'object' || ref.shape !== 'array' || depth > 2) found.push(one);
    else
      for (const it of elementsOf(m, f, one, call.site).elements) found.push(...childrenOf(m, f, call, it, depth + 1));
  }
  return found;
}

/** What the callback makes of each; it need not be called at all. */
const mapChildren: Native = (m, f, call) => {
  const [children = m.values.undefined, callback = m.values.undefined] = call.args;
  const made = childrenOf(m, f, call, children).map((it) => called(m, f, call, callback, [it, m.values.unknown]));
  return listOf(m, f, call, [], joinAll(m, made), 'children');
};

const toArray: Native = (m, f, call) =>
  listOf(m, f, call, [], joinAll(m, childrenOf(m, f, call, call.args[0] ?? m.values.undefined)), 'children');

const only: Native = (m, _f, call) => call.args[0] ?? m.values.undefined;

/** `const [isPending, start] = useTransition()` */
const useTransition: Native = (m, f, call) => {
  const start = m.refs.native('start transition', REACT['react#startTransition'] as Native, m.values.undefined);
  return listOf(m, f, call, [m.values.boolean, m.values.ref(start)], m.values.never, 'transition');
};

/** It, or what it starts with. */
const useDeferredValue: Native = (m, _f, { args: [value = m.values.undefined, initial] }) =>
  initial ? m.values.join(value, initial) : value;

export const REACT_CHILDREN: Readonly<Record<string, Native>> = {
  'react#cloneElement': cloneElement,
  'react#Children.map': mapChildren,
  'react#Children.forEach': mapChildren,
  'react#Children.toArray': toArray,
  'react#Children.only': only,
  'react#useTransition': useTransition,
  'react#useDeferredValue': useDeferredValue,
};
