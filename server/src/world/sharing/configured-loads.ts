/**
 * What a site's configuration has loaded on every page: plugins of Gatsby and Docusaurus, modules of Nuxt, its registry
 * of scripts. Each is a touchpoint where it is written; nothing that the configuration says asks a consumer.
 */
import { PRESET_OPTIONS } from '../../catalogue/site-plugins';
import type { Expr, ObjectExpr } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import type { Context, Unit } from '../machine/context';
import type { Machine } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import { recordSink } from './sinks';

const CONFIGURATION = /(?:^|\/)(gatsby-config|docusaurus\.config|nuxt\.config)\.[cm]?[jt]s$/;

export function isSiteConfiguration(path: string): boolean {
  return CONFIGURATION.test(path);
}

/** `module`: the context in which the file's top level ran. */
export function recordConfiguredLoads(m: Machine, unit: Unit, module: Context): void {
  const [, tool] = CONFIGURATION.exec(unit.path) ?? [];
  if (tool === undefined) return;
  const f = rootFrame(module);
  const record = (match: ReturnType<typeof m.catalogue.matchPlugin>, site: Expr) => {
    if (match) recordSink(m, f, match, site, []);
  };
  const off = switchedOff(unit);
  /** `['name', { … }]` in a list: a plugin with its options. */
  const tuples = new Set<Expr>();
  forEachExpr(unit.facts, (node) => {
    if (node.k === 'arr' && !tuples.has(node))
      for (const it of node.elems) {
        if (it.k === 'spread') continue;
        tuples.add(it);
        const name = pluginNamed(it);
        if (name === undefined || isOff(off, name)) continue;
        if (tool === 'docusaurus.config' && /^(?:@docusaurus\/preset-)?classic$/.test(name)) preset(it);
        else record(m.catalogue.matchPlugin(name), it);
      }
    if (node.k !== 'obj') return;
    for (const [key, value] of entriesOf(node)) {
      if (tool === 'nuxt.config' && key === 'registry' && value.k === 'obj') registry(value);
      if (tool === 'docusaurus.config' && key === 'scripts' && value.k === 'arr') scripts(value);
    }
  });

  function preset(it: Expr): void {
    const options = it.k === 'arr' ? it.elems[1] : undefined;
    if (options?.k !== 'obj') return;
    for (const [key, value] of entriesOf(options)) {
      const plugin = Object.hasOwn(PRESET_OPTIONS, key) ? PRESET_OPTIONS[key] : undefined;
      if (plugin !== undefined && value.k !== 'undef' && !isFalse(value))
        record(m.catalogue.matchPlugin(plugin), value);
    }
  }

  function registry(scriptsByName: ObjectExpr): void {
    for (const [key, value] of entriesOf(scriptsByName)) {
      const path = [`useScript${key.charAt(0).toUpperCase()}${key.slice(1)}`];
      if (isFalse(value) || isText(value, 'mock')) continue;
      record(m.catalogue.matchUse({ root: { kind: 'global' }, path, steps: [] }, 'call', []), value);
    }
  }

  /** `'https://…'`, `{ src: 'https://…' }` */
  function scripts(list: Expr & { readonly k: 'arr' }): void {
    for (const it of list.elems) {
      if (it.k === 'spread') continue;
      const src = it.k === 'obj' ? entriesOf(it).find(([key]) => key === 'src')?.[1] : it;
      if (src?.k === 'lit' && typeof src.v === 'string') {
        const match = m.catalogue.matchUrl(src.v, 'script');
        if (match) recordSink(m, f, match, it, [], it, src.v);
      }
    }
  }
}

/** `'name'`, `['name', { … }]`, `{ resolve: 'name' }` */
function pluginNamed(it: Expr): string | undefined {
  const named =
    it.k === 'arr' ? it.elems[0] : it.k === 'obj' ? entriesOf(it).find(([key]) => key === 'resolve')?.[1] : it;
  if (named?.k === 'tpl' && named.exprs.length === 0) return named.strings[0];
  return named?.k === 'lit' && typeof named.v === 'string' ? named.v : undefined;
}

/** Settings that keep a module from loading by itself: `gtag: { initMode: 'manual' }`. */
function switchedOff({ facts }: Unit): ReadonlySet<string> {
  const off = new Set<string>();
  forEachExpr(facts, (node) => {
    if (node.k !== 'obj') return;
    for (const [key, value] of entriesOf(node))
      if (value.k === 'obj' && entriesOf(value).some(([name, it]) => isOffSwitch(name, it))) off.add(key.toLowerCase());
  });
  return off;
}

function isOffSwitch(name: string, value: Expr): boolean {
  return (name === 'enabled' && isFalse(value)) || (name === 'initMode' && isText(value, 'manual'));
}

/** `nuxt-gtag` is told under `gtag`. */
function isOff(off: ReadonlySet<string>, module: string): boolean {
  return module.split(/[/-]/).some((it) => off.has(it)) || off.has(module);
}

function isFalse(x: Expr): boolean {
  return x.k === 'lit' && x.v === false;
}

function isText(x: Expr, text: string): boolean {
  return x.k === 'lit' && x.v === text;
}

function entriesOf({ props }: ObjectExpr): readonly (readonly [string, Expr])[] {
  return props.flatMap((it) => (it.p === 'value' && typeof it.key === 'string' ? [[it.key, it.value] as const] : []));
}
