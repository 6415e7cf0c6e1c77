/** What a Vue template is made with: lists and slots. */
import { callValue } from '../calls/calls';
import { copyState, joinStates } from '../machine/frame';
import type { Native } from '../machine/machine';
import { readMember } from '../objects/members';
import { isNullish, type Value } from '../values/value';
import { callBack, each } from './each-element';
import { listOf } from './list-of';

/** `v-for`: over a list; over anything else it may run with anything. */
export const renderList: Native = (m, f, call) => {
  const [source = m.values.undefined, render = m.values.undefined] = call.args;
  const lists = source.refs.filter((it) => it.kind === 'object' && it.shape === 'array');
  const made: Value[] = [];
  if (lists.length > 0) {
    const inner = { ...call, self: m.values.make([], lists, false, source.reads), args: [render] };
    const { elements, exact } = each(m, f, inner);
    elements.forEach((it, i) => {
      if (f.state) made.push(callBack(m, f, inner, it, i, exact && !source.unknown));
    });
  }
  if (f.state && (source.unknown || lists.length < source.refs.length || source.literals.length > 0)) {
    const before = copyState(f.state);
    const args = [m.values.unknown, m.values.unknown, m.values.unknown];
    made.push(callValue(m, f, { callee: render, self: m.values.undefined, args, site: call.site }));
    f.state = joinStates(m.values, before, f.state);
  }
  if (!f.state) return m.values.never;
  return listOf(
    m,
    f,
    call,
    [],
    made.reduce((a, b) => m.values.join(a, b), m.values.never),
  );
};

/** `<slot name>`: what the component was given for it, or what stands in it. */
export const renderSlot: Native = (m, f, call) => {
  const [given = m.values.unknown, name = m.values.unknown, props = m.values.undefined, fallback = m.values.undefined] =
    call.args;
  const key = name.literals[0] === 'default' ? 'children' : `slot:${String(name.literals[0])}`;
  const content = readMember(m, f, given, key, undefined);
  const texts = content.literals.filter((it) => !isNullish(it));
  let result = m.values.make(texts, [], content.unknown, content.reads);
  let isMissing = content.unknown || texts.length < content.literals.length;
  for (const it of content.refs) {
    const single = m.values.ref(it);
    if (it.kind === 'function' || it.kind === 'native')
      result = m.values.join(
        result,
        callValue(m, f, { callee: single, self: m.values.undefined, args: [props], site: call.site }),
      );
    else result = m.values.join(result, single);
    isMissing ||= it.kind === 'foreign';
  }
  return isMissing ? m.values.join(result, fallback) : result;
};
