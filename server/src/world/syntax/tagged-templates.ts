/**
 * tag`a${x}b`: a function of the workspace is given the list of strings. Code that we cannot see gets them as
 * one text, as which they are most often meant: a query, a style, markup.
 */
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { listOf } from '../natives/list-of';
import { defineProperty } from '../objects/members';
import { textElements, withElements } from '../values/text-elements';
import type { Value } from '../values/value';

export function argumentsOfTag(m: Machine, f: Frame, call: Pick<CallSpec, 'args' | 'site'>): readonly Value[] {
  const template = call.site.k === 'call' ? call.site.args[0] : undefined;
  if (template?.k !== 'tpl' || !template.tagged) return call.args;
  const elements = textElements(call.args[0] ?? m.values.never);
  const strings = template.strings.map((it) => withElements(m.values, m.values.literal(it), elements));
  const list = listOf(m, f, call, strings, m.values.never, 'strings');
  for (const ref of list.refs) {
    if (ref.kind !== 'object') continue;
    const raw = m.refs.object(f.ctx, call.site, 'raw', 'array');
    writeCell(m, raw.heap.rest, m.values.unknown, f.ctx);
    defineProperty(m, f, ref.heap, 'raw', m.values.ref(raw), true);
  }
  return [list, ...call.args.slice(1)];
}
