/**
 * Solid: data that is fetched, and what is rendered of lists. A resource holds what it starts with until the data is there,
 * and fetches nothing while its source says nothing.
 *
 * Source: https://docs.solidjs.com/reference/basic-reactivity/create-resource
 */
import { settled } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import { recordBranch } from '../syntax/branches';
import { isNullish, type Value } from '../values/value';
import { called, unfollowed } from './called';
import { hold, holdState, ownFunction, updaterOf, withMembers } from './held-state';
import { joinAll, listOf } from './list-of';

const createResource: Native = (m, f, call) => {
  const [first = m.values.undefined, second = m.values.undefined] = call.args;
  const isSourced = isOwn(second);
  const fetcher = isSourced ? second : first;
  if (m.relevance.outOfSight || !isOwn(fetcher)) return unfollowed(m, f, call);
  const options = call.args[isSourced ? 2 : 1] ?? m.values.undefined;
  const start =
    options.refs.length > 0 || options.unknown
      ? readMember(m, f, options, 'initialValue', undefined)
      : m.values.undefined;
  const state = holdState(m, f, call, 'resource', start);
  const fetch = (mm: Machine, ff: Frame, it: NativeCall) => {
    const asked = isOwn(first) && isSourced ? called(mm, ff, it, first) : isSourced ? first : mm.values.unknown;
    if (isSourced) recordBranch(mm, ff, it.site, asked, { key: state.holder, whenTrue: it.site, whenFalse: undefined });
    if (isSourced && saysNothing(asked)) return;
    hold(mm, ff, state.holder, settled(mm, called(mm, ff, it, fetcher, [asked, mm.values.unknown]), ff.ctx));
  };
  fetch(m, f, call);
  const getter = ownFunction(m, state.holder, 'resource', (mm, ff) => state.read(mm, ff));
  const { unknown } = m.values;
  withMembers(m, f, state.holder, getter, { 'get latest': getter, loading: unknown, error: unknown, state: unknown });
  const refetch: Native = (mm, ff, it) => {
    fetch(mm, ff, it);
    return mm.values.unknown;
  };
  const controls = m.refs.object(f.ctx, call.site, 'resource controls', 'object');
  const given = withMembers(m, f, controls, m.values.ref(controls), {
    refetch: ownFunction(m, controls, 'resource refetch', refetch),
    mutate: ownFunction(m, controls, 'resource mutate', updaterOf(state), true),
  });
  return listOf(m, f, call, [getter, given], m.values.never, 'resource list');
};

function isOwn({ refs }: Value): boolean {
  return refs.some((it) => it.kind === 'function' || it.kind === 'native');
}

function saysNothing({ literals, refs, unknown }: Value): boolean {
  return !unknown && refs.length === 0 && literals.every((it) => it === false || isNullish(it));
}

/** `<For each={list()}>{(it, index) => …}</For>`, `<Index>`: their parameters are values, or functions that give them. */
function forEach(isIndex: boolean): Native {
  return (m, f, call) => {
    const [props = m.values.undefined] = call.args;
    const list = readMember(m, f, props, 'each', undefined);
    const render = readMember(m, f, props, 'children', undefined);
    const { elements, exact } = elementsOf(m, f, list, call.site);
    let shown = exact && elements.length > 0 ? m.values.never : readMember(m, f, props, 'fallback', undefined);
    const isAny = !exact ? m.values.boolean : elements.length > 0 ? m.values.true : m.values.false;
    const said = m.values.withReads(isAny, list.reads);
    recordBranch(m, f, call.site, said, { key: call.site, whenTrue: call.site, whenFalse: undefined });
    if (elements.length > 0 || !exact) {
      const one = exact ? joinAll(m, elements) : joinAll(m, [...elements, m.values.unknown]);
      const item = isIndex ? m.values.ref(m.refs.native(`index ${one.shape}`, () => one, m.values.undefined)) : one;
      shown = m.values.join(shown, called(m, f, call, render, [item, m.values.unknown]));
    }
    return shown;
  };
}

export const SOLID_FLOW: Readonly<Record<string, Native>> = {
  'solid-js#createResource': createResource,
  'solid-js#For': forEach(false),
  'solid-js#Index': forEach(true),
};
