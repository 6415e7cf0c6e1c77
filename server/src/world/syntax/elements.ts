/**
 * JSX: an element is made where it is written and run where it is rendered.
 *
 * `<ConsentGate><Pixel /></ConsentGate>` makes both elements; `Pixel` runs only if the gate puts its
 * children into what it returns.
 */
import type { Jsx } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { escape, unknownArguments } from '../calls/escape';
import { noteSite } from '../calls/modules';
import { escapeHandler } from '../choice/consent-act';
import type { Site } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import { type Machine, modeOf, readCell, writeCell } from '../machine/machine';
import { nativeNamed } from '../natives';
import { noteAround, noteAsking } from '../natives/beside-provider';
import { contextOf, deriveState, LIFE_CYCLE } from '../natives/class-components';
import { clonesElements } from '../natives/react-children';
import { construct } from '../objects/closures';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { spreadInto } from '../objects/spread';
import { elementSink, intrinsicSink, LOAD } from '../sharing/element-sinks';
import { handsAddress } from '../sharing/hands-address';
import type { ElementRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { crossBoundary } from './client-boundary';
import { evaluate, evaluateArguments } from './expressions';
import { isUnrendered } from './unrendered';

export function makeElement(m: Machine, f: Frame, x: Jsx): Value {
  const ref = m.refs.element(f.ctx, x);
  const tag = tagValue(m, f, x);
  writeCell(m, ref.tag, tag, f.ctx);
  for (const attr of x.attrs) {
    const value = evaluate(m, f, attr.value);
    if (!f.state) return m.values.never;
    if (attr.p === 'spread') spreadInto(m, f, ref.props, value, { at: attr });
    else defineProperty(m, f, ref.props.heap, attr.name, value, true);
  }
  if (x.children.length > 0) {
    const { values, rest } = evaluateArguments(m, f, x.children);
    if (!f.state) return m.values.never;
    defineProperty(m, f, ref.props.heap, 'children', childrenOf(m, f, x, values, rest), true);
  }
  return m.values.ref(ref);
}

function tagValue(m: Machine, f: Frame, x: Jsx): Value {
  if (x.tag === undefined) return m.values.undefined;
  return typeof x.tag === 'string' ? m.values.literal(x.tag) : evaluate(m, f, x.tag);
}

function childrenOf(m: Machine, f: Frame, x: Jsx, values: readonly Value[], rest: Value): Value {
  if (values.length === 1 && rest === m.values.never) return values[0] as Value;
  const list = m.refs.object(f.ctx, x, 'children', 'array');
  list.heap.exact = true;
  for (const [i, value] of values.entries()) defineProperty(m, f, list.heap, String(i), value, true);
  writeCell(m, list.heap.rest, rest, f.ctx);
  return m.values.ref(list);
}

/** Is nothing of the workspace called to render it? */
export function isPlainElement(f: Frame, ref: ElementRef): boolean {
  return readCell(ref.tag, f.ctx).refs.every((it) => it.kind === 'foreign' || it.kind === 'choice');
}

/** `site`: what hands it to the code that renders it. */
export function renderElement(m: Machine, f: Frame, ref: ElementRef, site: Site): void {
  const tag = readCell(ref.tag, f.ctx);
  const props = m.values.ref(ref.props);
  ref.maker.actors.add(f.ctx);
  for (const literal of tag.literals) if (typeof literal === 'string') intrinsicSink(m, f, ref, literal);
  if (tag.literals.length > 0 || tag.unknown) renderProps(m, f, ref, site);
  for (const it of tag.refs) renderTag(m, { ...f, state: copyState(f.state) }, ref, it, props, site);
}

function renderTag(m: Machine, f: Frame, ref: ElementRef, tag: Ref, props: Value, site: Site): void {
  switch (tag.kind) {
    case 'function': {
      if (m.prior?.slice?.outcomeOf(tag.unit.facts, tag.fn)) return;
      // What it is given may still be run by it.
      const { facts } = tag.unit;
      const isGiven = isGivenHandlers(f, ref) || handsAddress(m, [props]);
      const isRun = m.relevance.has(facts, tag.fn) || isGiven || clonesElements(facts, tag.fn);
      if (!isRun) return renderProps(m, f, ref, site);
      if (crossBoundary(m, f, ref, tag, (inner) => renderTag(m, inner, ref, tag, props, site))) return;
      const output = callAs(m, f, ref, m.values.ref(tag), [props, attribute(m, f, ref, 'ref') ?? m.values.undefined]);
      return escape(m, f, output, site);
    }
    case 'class': {
      if (crossBoundary(m, f, ref, tag, (inner) => renderTag(m, inner, ref, tag, props, site))) return;
      noteAsking(m, ref.node, ref.maker);
      const context = contextOf(m, f, tag, ref.node);
      const instance = construct(m, f, tag, [props, context ?? m.values.unknown], m.values.never, ref.node);
      for (const it of instance.refs) {
        if (it.kind !== 'object') continue;
        defineProperty(m, f, it.heap, 'props', props, true);
        if (context) defineProperty(m, f, it.heap, 'context', context, true);
      }
      deriveState(m, f, tag, instance, props, ref.node);
      for (const method of f.ctx.mode.markup ? ['render'] : [...LIFE_CYCLE, 'render']) {
        const callee = readMember(m, f, instance, method, undefined);
        if (callee.refs.length === 0) continue;
        const mode = method === 'render' ? f.ctx.mode : modeOf(m, 'client', true);
        const args = method === 'render' ? [] : unknownArguments(m);
        escape(m, f, callAs(m, f, ref, callee, args, instance, mode), site);
      }
      return;
    }
    case 'native':
      return renderKnown(m, f, ref, tag, site);
    case 'foreign':
      if (tag.access.root.kind === 'package' && nativeNamed(tag.access, 'call'))
        return renderKnown(m, f, ref, tag, site);
      noteSite(ref.maker, ref.node);
      elementSink(m, f, ref, tag);
      return renderProps(m, f, ref, site);
    case 'object':
      // `memo(C)`, `forwardRef(C)`, a context used as a component.
      for (const name of ['type', 'render']) {
        const wrapped = readMember(m, f, m.values.ref(tag), name, undefined);
        for (const it of wrapped.refs) renderTag(m, f, ref, it, props, site);
      }
      return;
    default:
      return renderProps(m, f, ref, site);
  }
}

/** Whether the consumer runs them, or it does itself, is for its own code to say. */
function isGivenHandlers(f: Frame, { props }: ElementRef): boolean {
  return allProperties(props.heap, f.ctx).some(
    ([name, cell]) => /^on[A-Z]/.test(name) && readCell(cell, f.ctx).refs.some((it) => it.kind === 'function'),
  );
}

/** What it reads is read in the renderer's name: a provider provides again when its value grows. */
function renderKnown(m: Machine, f: Frame, { props, node, maker }: ElementRef, tag: Ref, site: Site): void {
  const isUnseen = tag.kind === 'native' && tag.name.startsWith('provide ') && isUnrendered(m, maker);
  if (tag.kind === 'native' && tag.name.startsWith('provide ')) noteAround(m, tag.name, node, maker);
  if (tag.kind === 'native' && tag.name.startsWith('consume ')) noteAsking(m, node, maker);
  const args = [m.values.ref(props), ...(isUnseen ? [m.values.true] : [])];
  const call = { callee: m.values.ref(tag), self: m.values.undefined, args, site: node };
  escape(m, f, callValue(m, f, { ...call, mode: f.ctx.mode }), site);
}

function callAs(
  m: Machine,
  f: Frame,
  ref: ElementRef,
  callee: Value,
  args: readonly Value[],
  self = m.values.undefined,
  mode = f.ctx.mode,
): Value {
  const frame: Frame = { ...f, ctx: ref.maker, unit: ref.maker.unit, state: copyState(f.state) };
  const output = callValue(m, frame, { callee, self, args, site: ref.node, mode });
  // Results are read in the renderer's name, which must run again when they grow.
  for (const target of ref.maker.trace.sites.get(ref.node) ?? []) {
    target.result.readers.add(f.ctx);
    target.thrown.readers.add(f.ctx);
  }
  return output;
}

/** Its text is read where the element is. */
const MARKUP = /^(?:dangerouslySetInnerHTML|innerHTML|set:html)$/;

/** The platform renders children and calls handlers. */
function renderProps(m: Machine, f: Frame, ref: ElementRef, site: Site): void {
  for (const [name, cell] of allProperties(ref.props.heap, f.ctx))
    if (name !== LOAD && !MARKUP.test(name)) escapeHandler(m, f, ref, name, readCell(cell, f.ctx), site);
  escape(m, f, readCell(ref.props.heap.rest, f.ctx), site);
}

export function attribute(_m: Machine, f: Frame, ref: ElementRef, name: string): Value | undefined {
  const cell = ref.props.heap.props.get(name);
  return cell && readCell(cell, f.ctx);
}
