/** Elements that share: scripts, images, vendor components. */
import type { Access, SinkMatch } from '../../catalogue/catalogue';
import { escape } from '../calls/escape';
import { isHeld, parkedSource } from '../choice/held-back';
import type { Frame } from '../machine/frame';
import { enterHub, opensObjects } from '../machine/hubs';
import { type Machine, modeOf, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { attribute } from '../syntax/elements';
import { asText, vendorUrls } from '../values/addresses';
import { codeTexts } from '../values/code-texts';
import { literalArgument } from '../values/literal-arguments';
import type { ElementRef, ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { dataKeys } from './data-keys';
import { noteElementOptions } from './element-options';
import { loadMarkup } from './markup';
import { noteOpenLoad } from './open-loads';
import { notePassed } from './opt-out-modes';
import { sinksAt } from './sinks';
import { type Given, runSnippet } from './snippets';
import { NOT_TOLD } from './whose-data';

const URL_USES: Record<string, 'script' | 'image'> = {
  script: 'script',
  img: 'image',
  iframe: 'image',
  Script: 'script',
};

/** Wherever the element is rendered, its script runs in the browser. */
function loadInBrowser(m: Machine, f: Frame, ref: ElementRef, load: Value): void {
  enterHub(m, f, ref.node, {
    key: `load ${ref.id}`,
    unit: ref.maker.unit,
    mode: modeOf(m, 'client', true),
    opens: opensObjects(m, f.ctx),
    of: m.values.join(m.values.ref(ref), load),
    body: (inner) => escape(m, inner, load, ref.node),
  });
}

/** Written by `facts/languages`. */
export const LOAD = '__load';

export function intrinsicSink(m: Machine, f: Frame, ref: ElementRef, tag: string): void {
  if (tag !== 'script') putMarkup(m, f, ref);
  const use = URL_USES[tag];
  if (!use || isHeld(m, f, ref)) return;
  loadSink(m, f, ref, use);
  if (use === 'script') {
    inlineCode(m, f, ref);
    // A page's script that is a file of the workspace.
    const load = attribute(m, f, ref, LOAD);
    if (load) loadInBrowser(m, f, ref, load);
  }
}

export function elementSink(m: Machine, f: Frame, ref: ElementRef, tag: ForeignRef): void {
  const { access } = tag;
  // They load what they load once the browser runs them.
  if (f.ctx.mode.markup) return;
  if (access.root.kind === 'package' && access.root.spec === 'next/script') {
    if (isHeld(m, f, ref)) return;
    loadSink(m, f, ref, 'script');
    return inlineCode(m, f, ref);
  }
  if (!m.catalogue.isVendors(access)) return;
  const match = m.catalogue.matchUse(namedAsWritten(ref, access), 'jsx', [
    literalArgument(m, f, m.values.ref(ref.props)),
  ]);
  if (!match) return;
  record(m, f, ref, match);
  noteElementOptions(m, f, ref, match.vendor);
}

/** `import PlausibleProvider from 'next-plausible'`: a default export is called what the file calls it. */
function namedAsWritten({ maker, node }: ElementRef, access: Access): Access {
  if (access.path[0] !== 'default') return access;
  let root = node.tag;
  while (typeof root === 'object' && root.k === 'member') root = root.obj;
  if (typeof root !== 'object' || root.k !== 'ref') return access;
  const name = maker.unit.facts.bindings[root.b]?.name;
  return name === undefined ? access : { ...access, path: [name, ...access.path.slice(1)] };
}

function loadSink(m: Machine, f: Frame, ref: ElementRef, use: 'script' | 'image'): void {
  const src = attribute(m, f, ref, 'src');
  if (src && use === 'script') noteOpenLoad(m, f, src);
  const parked = src ? undefined : parkedSource(f, ref);
  const url = src ? asText(m, f, src) : parked === undefined ? m.values.never : m.values.literal(parked);
  for (const it of vendorUrls(m, url, use)) record(m, f, ref, it.match, it.url);
}

function record(m: Machine, f: Frame, ref: ElementRef, match: SinkMatch, url?: string): void {
  sinksAt(ref.maker, ref.node).set(match.vendor.id, {
    match,
    site: ref.node,
    span: ref.node,
    data: dataKeys(m, f, [m.values.ref(ref.props)]),
    literals: [textOf(attribute(m, f, ref, 'src') ?? m.values.undefined) ?? ''].filter(Boolean),
    limited: false,
    url,
    instance: '',
    whose: NOT_TOLD,
    objects: new Set(),
  });
  notePassed(m, { ...f, ctx: ref.maker }, ref.node);
}

/** `<script>{`…`}</script>`, `dangerouslySetInnerHTML={{ __html: '…' }}`: code in strings runs. */
function inlineCode(m: Machine, f: Frame, ref: ElementRef): void {
  for (const text of textsOf([attribute(m, f, ref, 'children'), ...htmlOf(m, f, ref)]))
    runSnippet(m, text, ref, givenTo(m, f, ref));
}

/** `<script define:vars={{ optedOut }}>` */
function givenTo(m: Machine, f: Frame, ref: ElementRef): Given {
  const [vars] = attribute(m, f, ref, 'define:vars')?.refs ?? [];
  if (vars?.kind !== 'object') return [];
  return allProperties(vars.heap, f.ctx).map(([name, cell]) => [name, readCell(cell, f.ctx)] as const);
}

/** Markup in a text: what a server renders runs its scripts too. */
function putMarkup(m: Machine, f: Frame, ref: ElementRef): void {
  const { maker, node } = ref;
  const place = { at: node, span: node, written: undefined, runsScripts: true };
  for (const text of textsOf([attribute(m, f, ref, 'innerHTML'), ...htmlOf(m, f, ref)]))
    loadMarkup(m, { ...f, ctx: maker, unit: maker.unit }, text, place);
}

function htmlOf(m: Machine, f: Frame, ref: ElementRef): (Value | undefined)[] {
  return (attribute(m, f, ref, 'dangerouslySetInnerHTML')?.refs ?? []).map((it) => {
    const cell = it.kind === 'object' ? it.heap.props.get('__html') : undefined;
    return cell && readCell(cell, f.ctx);
  });
}

function textsOf(values: readonly (Value | undefined)[]): string[] {
  return values.flatMap((it) => (it ? codeTexts(it) : []));
}
