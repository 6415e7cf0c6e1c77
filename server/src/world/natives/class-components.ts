/** Class components of React: what `setState` merges, and the methods that are called while it is mounted. */
import type { Span } from '../../facts/ir';
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { spreadInto } from '../objects/spread';
import type { ClassRef } from '../values/ref';
import type { Value } from '../values/value';
import { contextValue } from './react';

const setState: Native = (m, f, call) => {
  const self = call.receiver ?? m.values.never;
  const [given = m.values.undefined, done] = call.args;
  const state = readMember(m, f, self, 'state', undefined);
  const props = readMember(m, f, self, 'props', undefined);
  const isUpdater = given.refs.some((it) => it.kind === 'function');
  const patch = isUpdater ? callValue(m, f, { callee: given, self, args: [state, props], site: call.site }) : given;
  if (f.state) merge(m, f, call.site, self, patch);
  if (done && f.state) callValue(m, f, { callee: done, self, args: [], site: call.site });
  return m.values.undefined;
};

function merge(m: Machine, f: Frame, site: Site, self: Value, patch: Value): void {
  const at = `state ${site.s}`;
  const state = readMember(m, f, self, 'state', undefined);
  const held = state.refs.filter((it) => it.kind === 'object');
  for (const ref of held) spreadInto(m, f, ref, patch, { at, isSure: false });
  if (held.length > 0) return;
  const made = m.refs.object(f.ctx, site, 'state', 'object');
  spreadInto(m, f, made, patch, { at, isSure: false });
  for (const ref of self.refs)
    if (ref.kind === 'object') defineProperty(m, f, ref.heap, 'state', m.values.ref(made), false);
}

export function derivesState({ unit, cls }: ClassRef): boolean {
  const members = unit.facts.classes[cls]?.members ?? [];
  return members.some((it) => it.static && /^getDerivedStateFrom(?:Props|Error)$/.test(String(it.key)));
}

/** What it holds follows from what it is given, and from what goes wrong below it. */
export function deriveState(m: Machine, f: Frame, cls: ClassRef, instance: Value, props: Value, site: Site): void {
  const state = readMember(m, f, instance, 'state', undefined);
  for (const [name, args] of [
    ['getDerivedStateFromProps', [props, state]],
    ['getDerivedStateFromError', [m.values.unknown]],
  ] as const) {
    const callee = readMember(m, f, m.values.ref(cls), name, undefined);
    if (!callee.refs.some((it) => it.kind === 'function')) continue;
    const patch = callValue(m, f, { callee, self: m.values.ref(cls), args, site });
    if (f.state) merge(m, f, site, instance, m.relevance.outOfSight ? m.values.unknown : patch);
  }
}

/** `static contextType = Choices`: what is provided, under `this.context` and to the constructor. */
export function contextOf(m: Machine, f: Frame, cls: ClassRef, site: Span): Value | undefined {
  const context = readMember(m, f, m.values.ref(cls), 'contextType', undefined);
  return context.refs.length > 0 ? contextValue(m, f, context, site) : undefined;
}

/** Methods that are called in the browser, around what is rendered. */
export const LIFE_CYCLE = [
  'componentWillMount',
  'UNSAFE_componentWillMount',
  'componentDidMount',
  'componentWillReceiveProps',
  'UNSAFE_componentWillReceiveProps',
  'shouldComponentUpdate',
  'getSnapshotBeforeUpdate',
  'componentDidUpdate',
  'componentDidCatch',
  'componentWillUnmount',
] as const;

export const CLASS_COMPONENTS: Readonly<Record<string, Native>> = Object.fromEntries(
  ['Component', 'PureComponent'].map((name) => [`react#${name}.setState`, setState]),
);
