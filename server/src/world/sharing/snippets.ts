/** Inline scripts: code held in a string, run where its element is rendered. */
import { composedText } from '../../facts/composed-text';
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts, Jsx, Span, Template } from '../../facts/ir';
import { collectComposed, collectSnippet } from '../../facts/parse-snippet';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { exportedBinding, runModule } from '../calls/modules';
import type { Context, Site, Unit } from '../machine/context';
import { type Machine, newCell, writeCell } from '../machine/machine';
import type { ElementRef } from '../values/ref';
import type { Value } from '../values/value';

const MAX_CODE = 64 * 1024;

/** Facts of a snippet, per host file and text: the same in all worlds. */
const snippets = new WeakMap<FileFacts, Map<string, FileFacts>>();

/** `given`: names with their values that the host declares for it. */
export function runSnippet(m: Machine, code: string, ref: ElementRef, given: Given = []): void {
  runCode(m, code, placeOfCode(m, ref.maker.unit, codeOf(ref.node), ref.node), ref.maker, ref.node, given);
}

export type Given = readonly (readonly [name: string, value: Value])[];

/** Where the text of the code stands. */
export interface CodePlace {
  readonly unit: Unit;
  /** Of its first character. */
  readonly offset: number;
  /** What it was put together by. */
  readonly template?: Template | undefined;
  /** The expression that it comes out of, where it is not written in one piece. */
  readonly within?: Span;
}

/** `maker` puts it into the page. */
export function runCode(
  m: Machine,
  code: string,
  place: CodePlace,
  maker: Context,
  site: Site,
  given: Given = [],
): void {
  if (code.length > MAX_CODE || !/[(=]/.test(code)) return;
  const { unit: host, offset } = place;
  const key = `${offset}:${code}`;
  let known = snippets.get(host.facts);
  if (!known) snippets.set(host.facts, (known = new Map()));
  let facts = known.get(key);
  if (!facts) known.set(key, (facts = factsOf(code, place)));
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
      isOfOneUser: host.isOfOneUser && maker.unit.isOfOneUser,
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

function factsOf(text: string, { unit, offset, template, within }: CodePlace): FileFacts {
  const { path, lineStarts } = unit.facts;
  const code = text.replaceAll('\u0000', '_');
  const composed = template && template.strings.length > 1 ? composedText(code, template) : undefined;
  if (composed) return collectComposed(path, composed, lineStarts);
  const collected = collectSnippet(path, code, offset, lineStarts);
  return within ? { ...collected, within } : collected;
}

/** The expression that holds the code: the child, or `__html`. */
export function codeOf(node: Jsx | Expr): Expr | undefined {
  if (node.k === 'obj')
    return node.props.flatMap((it) =>
      it.p === 'value' && (it.key === 'innerHTML' || it.key === 'children') ? [it.value] : [],
    )[0];
  if (node.k !== 'jsx') return undefined;
  const html = node.attrs?.find((it) => it.p === 'attr' && it.name === 'dangerouslySetInnerHTML')?.value;
  const property = html?.k === 'obj' ? html.props.find((it) => it.p === 'value' && it.key === '__html') : undefined;
  return property?.value ?? (node.children?.[0] as Expr | undefined);
}

/** In place, or where a constant of this or of another file is declared with it. */
export function placeOfCode(m: Machine, unit: Unit, written: Expr | undefined, otherwise: Span): CodePlace {
  const constant = written?.k === 'ref' ? constantNamed(m, unit, written.b) : undefined;
  const text = constant && textConstantsOf(constant.unit.facts).get(constant.b);
  const held = text ?? written;
  const { s, e } = held ?? otherwise;
  // Behind it, so that no part of it is taken for a part of the code.
  if (held?.k !== 'tpl' && held?.k !== 'lit') return { unit, offset: e, within: { s, e } };
  const isPart = held.k === 'tpl' && held.places !== undefined;
  const place = { unit: (text && constant?.unit) ?? unit, offset: isPart ? s : s + 1 };
  return held.k === 'lit' || held.strings.length === 1 ? place : { ...place, template: held, within: { s, e } };
}

/** The variable that a name means, also in the file that it is imported from. */
function constantNamed(m: Machine, unit: Unit, b: number): { readonly unit: Unit; readonly b: number } | undefined {
  const item = unit.facts.bindings[b]?.kind === 'import' ? importOf(unit.facts, b) : undefined;
  return item ? exportedBinding(m, unit.path, item.spec, item.imported) : { unit, b };
}

const held = new WeakMap<FileFacts, ReadonlyMap<number, Expr>>();

/** The texts that constants of a file are declared with. */
function textConstantsOf(facts: FileFacts): ReadonlyMap<number, Expr> {
  return remembered(held, facts, () => textConstants(facts));
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
