/** The elements of a text with markup, made where the text is. In the browser a text is a page's only where it is written into it. */
import type { TextElement } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { concatenated } from '../values/strings';
import { noteTextMarkup } from '../values/text-elements';
import type { Value } from '../values/value';

/** `parts`: the values of the text's expressions. */
export function withMarkup(
  m: Machine,
  f: Frame,
  markup: readonly TextElement[] | undefined,
  parts: readonly Value[],
  text: Value,
): Value {
  if (!markup || f.ctx.mode.side === 'client') return text;
  return markup.reduce((all, it) => m.values.join(all, makeElement(m, f, it, parts)), text);
}

function makeElement(m: Machine, f: Frame, { node, holes }: TextElement, parts: readonly Value[]): Value {
  const ref = m.refs.element(f.ctx, node);
  noteTextMarkup(m, f);
  writeCell(m, ref.tag, m.values.literal(String(node.tag)), f.ctx);
  const texts = [...node.attrs.map((it) => it.value), ...node.children];
  for (const [i, it] of texts.entries()) {
    const written = it.k === 'lit' ? it.v : it.k === 'tpl' ? it.strings.join('\u0000') : undefined;
    const attr = node.attrs[i];
    const name = attr?.p === 'attr' ? attr.name : 'children';
    defineProperty(m, f, ref.props.heap, name, filled(m, written, holes[i] ?? 0, parts), true);
  }
  return m.values.ref(ref);
}

function filled(m: Machine, text: unknown, hole: number, parts: readonly Value[]): Value {
  if (typeof text !== 'string') return m.values.true;
  const [first = '', ...others] = text.split('\u0000');
  return concatenated(m.values, [first, ...others.flatMap((it, i) => [parts[hole + i] ?? m.values.unknown, it])]);
}
