/**
 * Middy: a Lambda function behind middleware. Each `before(request)` runs ahead of the handler, unless an earlier one
 * answered by returning something; each `after` behind it.
 *
 * `.use(…)` gives another function, so that only what is surely used stands before the handler.
 */
import { callValue, settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { jar, listed } from '../cookies/jar';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, type NativeCall, writeCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty, readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { builtOn, isHighUp } from '../values/levels';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import { invocation } from './client-data';
import type { Dialect } from './dialect';
import { trackedObject } from './request';
import { firstLink, linkAfter, linkBelow } from './request-links';
import { resume } from './serve';
import type { ChainLink } from './serving';

const REQUEST: Dialect = {
  name: 'middy',
  methods: {},
  holders: ['request.event', 'request.context', 'request.internal'],
  members: {},
  args: () => [],
  endsOn: true,
  below: (m, slot) => (slot === 'request.event' ? (invocation(m).refs[0] as ForeignRef) : undefined),
};

interface Step {
  readonly value: Value;
  readonly site: Site;
}

interface Lambda {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  readonly handler: Step | undefined;
}

const make: Native = (m, f, call) => {
  const [value] = call.args;
  if (value && isHighUp(value)) return value;
  const handler = value && { value, site: call.site };
  return lambda(m, f, call, { before: [], after: [], handler }, value ?? m.values.undefined);
};

/** `below`: what it is made of. */
function lambda(m: Machine, f: Frame, { site }: NativeCall, it: Lambda, below: Value): Value {
  const run = builtOn(
    m.refs.native(
      `bound middy ${f.ctx.id}.${site.s}.${site.e}.${keyOf(it)}`,
      (mm, ff) => start(mm, ff, it),
      m.values.undefined,
    ),
    below,
  );
  const self = m.values.ref(run);
  if (m.nativeMembers.has(run)) return self;
  const members = m.refs.object(f.ctx, site, `middy ${run.id}`, 'object', foreignUnknown(m));
  m.nativeMembers.set(run, members);
  for (const [name, next] of Object.entries(STEPS)) {
    const native = m.refs.native(
      `middy ${name} ${run.id}`,
      (mm, ff, call) => {
        if (!isHighUp(self)) return lambda(mm, ff, call, next(mm, ff, it, call), self);
        for (const given of call.args) escape(mm, ff, given, call.site);
        return self;
      },
      m.values.undefined,
    );
    defineProperty(m, f, members.heap, name, m.values.ref(native), true);
  }
  return self;
}

function keyOf({ before, after, handler }: Lambda): string {
  return [...before, ...after, ...(handler ? [handler] : [])].map(({ value }) => value.shape).join(',');
}

const STEPS: Readonly<Record<string, (m: Machine, f: Frame, it: Lambda, call: NativeCall) => Lambda>> = {
  before: (_m, _f, it, call) => ({ ...it, before: [...it.before, ...stepsIn(call)] }),
  after: (_m, _f, it, call) => ({ ...it, after: [...stepsIn(call), ...it.after] }),
  handler: (_m, _f, it, call) => ({ ...it, handler: stepsIn(call)[0] }),
  onError(m, f, it, call) {
    for (const { value } of stepsIn(call)) escape(m, f, value, call.site);
    return it;
  },
  use(m, f, it, call) {
    const given = call.args[0] ?? m.values.unknown;
    const isList = given.refs.some((ref) => ref.kind === 'object' && ref.shape === 'array');
    const { elements, exact } = isList ? elementsOf(m, f, given, call.site) : { elements: [given], exact: true };
    if (!exact) {
      escape(m, f, given, call.site);
      return it;
    }
    const named = (name: string) =>
      elements.map((used) => ({ value: readMember(m, f, used, name, undefined), site: call.site })).filter(isThere);
    for (const { value } of named('onError')) escape(m, f, value, call.site);
    return { ...it, before: [...it.before, ...named('before')], after: [...named('after').reverse(), ...it.after] };
  },
};

function stepsIn({ args, site }: NativeCall): Step[] {
  return args.slice(0, 1).map((value) => ({ value, site }));
}

function isThere({ value }: Step): boolean {
  return value.refs.length > 0 || value.unknown;
}

function start(m: Machine, f: Frame, it: Lambda): Value {
  writeCell(m, cellIn(m, m.serving.given, 'request.event.cookies'), listed(m, jar(m)), f.ctx);
  pass(m, f, it, firstLink(m, f.ctx), 0);
  return m.values.unknown;
}

function pass(m: Machine, f: Frame, it: Lambda, link: ChainLink, index: number): void {
  const step = it.before[index];
  if (!step) return answer(m, f, it, link);
  const { value, site } = step;
  const isKnown = !value.unknown && value.literals.length === 0 && value.refs.every((ref) => ref.kind === 'function');
  const key = `middy ${index}`;
  if (!isKnown) {
    escape(m, f, value, site);
    return pass(m, f, it, linkAfter(m, f, link, key), index + 1);
  }
  for (const ref of value.refs) if (ref.kind === 'function') link.callees.add(ref);
  const args = [trackedObject(m, link, 'request', REQUEST)];
  const mode = modeOf(m, 'server', true);
  const result = callValue(m, f, { callee: value, self: m.values.undefined, args, site, mode });
  if (!f.state || !mayPass(settled(m, result, f.ctx))) return;
  for (const ctx of f.ctx.trace.sites.get(site) ?? []) {
    if (!ctx.callee || !value.refs.includes(ctx.callee)) continue;
    const next = linkBelow(m, link, key);
    resume(m, ctx, `${key} ${link.root.id}`, mode, (inner) => pass(m, inner, it, next, index + 1));
  }
}

function answer(m: Machine, f: Frame, { handler, after }: Lambda, link: ChainLink): void {
  const request = trackedObject(m, link, 'request', REQUEST);
  const [event, context] = ['event', 'context'].map((it) => trackedObject(m, link, `request.${it}`, REQUEST));
  const mode = modeOf(m, 'server', true);
  if (handler) {
    const args = [event, context, m.values.unknown] as Value[];
    callValue(m, f, { callee: handler.value, self: m.values.undefined, args, site: handler.site, mode });
  }
  for (const { value, site } of after)
    callValue(m, f, { callee: value, self: m.values.undefined, args: [request], site, mode });
}

/** Whoever returns something has answered. */
function mayPass(result: Value): boolean {
  return result.unknown || result.literals.includes(undefined) || result.refs.some((it) => it.kind === 'foreign');
}

export const MIDDY: Readonly<Record<string, Native>> = { '@middy/core': make, '@middy/core#default': make };
