/** Inline scripts: code held in a string, run where its element is rendered. */

import { composedText } from '../../facts/composed-text';
import type { Expr, FileFacts, Jsx, Template } from '../../facts/ir';
import { collectComposed, collectSnippet } from '../../facts/parse-snippet';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { runModule } from '../calls/modules';
import type { Context, Site, Unit } from '../machine/context';
import { type Machine, newCell, writeCell } from '../machine/machine';
import type { ElementRef } from '../values/ref';
import type { Value } from '../values/value';

const MAX_CODE = 64 * 1024;

/** Facts of a snippet, per host file and text: the same in all worlds. */
const snippets = new WeakMap<FileFacts, Map<string, FileFacts>>();

/** `given`: names with their values that the host declares for it. */
export function runSnippet(m: Machine, code: string, ref: ElementRef, given: Given = []): void {
  const written = codeOf(ref.node);
  const held = heldText(ref.maker.unit.facts, written) ?? written;
  const offset = offsetOfCode(held, ref.node.s);
  runCode(m, code, offset, ref.maker, ref.node, given, held?.k === 'tpl' ? held : undefined);
}

export type Given = readonly (readonly [name: string, value: Value])[];

/**
 * `offset`: where the text of the code starts in the file of `maker`, which puts it into the page. `template`: what it was
 * put together by.
 */
export function runCode(
  m: Machine,
  code: string,
  offset: number,
  maker: Context,
  site: Site,
  given: Given = [],
  template?: Template,
): void {
  if (code.length > MAX_CODE || !/[(=]/.test(code)) return;
  const host = maker.unit;
  const key = `${offset}:${code}`;
  let known = snippets.get(host.facts);
  if (!known) snippets.set(host.facts, (known = new Map()));
  let facts = known.get(key);
  if (!facts) known.set(key, (facts = factsOf(host.facts, code, offset, template)));
  const name = `${host.path}#${key}`;
  let unit = m.units.get(name);
  if (!unit) {
    unit = {
      facts,
      path: host.path,
      id: m.units.size,
      module: undefined,
      exportCells: new Map(),
      exported: new Map(),
      commonjs: undefined,
      reads: 0,
      isInline: true,
      isOfOneUser: host.isOfOneUser,
      ...(given.length > 0 && { given: new Map(given.map(([it]) => [it, newCell(m)])) }),
    } satisfies Unit;
    m.units.set(name, unit);
  }
  for (const [it, value] of given) {
    const cell = unit.given?.get(it);
    if (cell) writeCell(m, cell, value, maker);
  }
  runModule(m, unit, maker, site);
}

function factsOf({ path, lineStarts }: FileFacts, text: string, offset: number, template?: Template): FileFacts {
  const code = text.replaceAll('\u0000', '_');
  const composed = template && template.strings.length > 1 ? composedText(code, template) : undefined;
  return composed ? collectComposed(path, composed, lineStarts) : collectSnippet(path, code, offset, lineStarts);
}

/** The expression that holds the code: the child, or `__html`. */
export function codeOf(node: Jsx | Expr): Expr | undefined {
  if (node.k === 'obj')
    return node.props.flatMap((it) => (it.p === 'value' && it.key === 'innerHTML' ? [it.value] : []))[0];
  if (node.k !== 'jsx') return undefined;
  const html = node.attrs?.find((it) => it.p === 'attr' && it.name === 'dangerouslySetInnerHTML')?.value;
  const property = html?.k === 'obj' ? html.props.find((it) => it.p === 'value' && it.key === '__html') : undefined;
  return property?.value ?? (node.children?.[0] as Expr | undefined);
}

/** Where the text starts in the file, when it is written in place. */
export function offsetOfCode(child: Expr | undefined, fallback: number): number {
  if (!child) return fallback;
  if (child.k === 'tpl' && child.places) return child.s;
  return child.k === 'tpl' || child.k === 'lit' ? child.s + 1 : child.s;
}

const held = new WeakMap<FileFacts, ReadonlyMap<number, Expr>>();

/** The text that a constant of this file is declared with. */
function heldText(facts: FileFacts, written: Expr | undefined): Expr | undefined {
  return written?.k === 'ref' ? remembered(held, facts, () => textConstants(facts)).get(written.b) : undefined;
}

function textConstants(facts: FileFacts): ReadonlyMap<number, Expr> {
  const found = new Map<number, Expr>();
  forEachExpr(facts, (node) => {
    if (node.k !== 'var') return;
    for (const { target, init } of node.decls) {
      const isText = init?.k === 'tpl' || (init?.k === 'lit' && typeof init.v === 'string');
      if (target.k === 'pid' && isText && facts.bindings[target.b]?.kind === 'const') found.set(target.b, init);
    }
  });
  return found;
}
