/**
 * Facts of a virtual script as facts of the file that it was made from: every offset is that of the
 * original, and calls that stand for elements are elements.
 */
import type { Argument, Call, Expr, Jsx } from '../ir';
import { ELEMENT } from './language';
import type { VirtualText } from './virtual-text';

type Plain = Record<string, unknown>;

/** `value` is any part of `FileFacts`. */
export function placed<T>(value: T, virtual: VirtualText): T {
  return place(value, virtual) as T;
}

function place(value: unknown, virtual: VirtualText): unknown {
  if (Array.isArray(value)) return value.map((it) => place(it, virtual));
  if (typeof value !== 'object' || value === null) return value;
  const result: Plain = {};
  for (const [key, it] of Object.entries(value)) {
    if (typeof it !== 'number') result[key] = place(it, virtual);
    else if (key === 'e') result[key] = virtual.end(it);
    else result[key] = key === 's' || key === 'at' || key === 'n' ? virtual.start(it) : it;
  }
  // Broken code may begin in one stretch and end in one that stands for an earlier place.
  if (typeof result.s === 'number' && typeof result.e === 'number') result.e = Math.max(result.s, result.e);
  return isElementCall(result) ? toElement(result as unknown as Call) : result;
}

function isElementCall(node: Plain): boolean {
  const callee = node.callee as Expr | undefined;
  return node.k === 'call' && callee?.k === 'global' && callee.name === ELEMENT;
}

function toElement({ s, e, args: [tag, attributes, ...children] }: Call): Jsx {
  return {
    k: 'jsx',
    s,
    e,
    ...(tag && tagOf(tag)),
    attrs: attributesOf(attributes),
    children: children as readonly Argument[],
  };
}

function tagOf(tag: Argument): Pick<Jsx, 'tag'> {
  if (tag.k === 'undef' || tag.k === 'spread') return {};
  return { tag: tag.k === 'lit' && typeof tag.v === 'string' ? tag.v : tag };
}

function attributesOf(attributes: Argument | undefined): Jsx['attrs'] {
  if (attributes?.k !== 'obj') return [];
  return attributes.props.map((it) => {
    if (it.p === 'spread') return { p: 'spread', value: it.value };
    if (typeof it.key === 'string') return { p: 'attr', name: it.key, value: it.value };
    // A name that is not known: any attribute may have the value.
    const { s, e } = it.value;
    return { p: 'spread', value: { k: 'obj', s, e, props: [it] } };
  });
}
