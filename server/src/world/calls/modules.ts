/** Modules: running a top level once something imports it, and the values that cross files. */
import { importOf } from '../../facts/import-of';
import type { ExportFacts, FileFacts } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { Context, Site, Unit } from '../machine/context';
import { contextFor } from '../machine/contexts';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, newCell, readCell, sideOf, unitOf, writeCell } from '../machine/machine';
import { runContext } from '../machine/run';
import { readMember } from '../objects/members';
import { nameless } from '../outside/nameless';
import { noteEntering, noteReturned } from '../serving/order';
import { exitsOf, notePassed, withModes } from '../sharing/opt-out-modes';
import { recordSink } from '../sharing/sinks';
import { cellOf } from '../syntax/variables';
import { vendorUrls } from '../values/addresses';
import type { Heap } from '../values/ref';
import type { Value } from '../values/value';

/** The context of a module's top level; run when it has not been. Without a site: something of it is asked for, which is no call. */
export function runModule(m: Machine, unit: Unit, from: Context, site: Site | undefined): Context {
  const facts = unit.facts.functions[0];
  if (!unit.module) {
    const surface = unit.isInline ? 'client' : m.links.surfaceOf(unit.facts);
    const mode = modeOf(m, sideOf(surface), surface !== 'server');
    unit.module = contextFor(
      m,
      { unit, fn: 0, callee: undefined, scope: undefined, mode },
      m.values.undefined,
      [],
      m.values.never,
    );
  }
  const ctx = unit.module;
  if (site) linkCall(from, site, ctx);
  else if (!from.unit.module || !ctx.callers.has(from.unit.module)) ctx.actors.add(from);
  const isLeftOut = m.relevance.outOfSight?.leftOut.has(unit.path) ?? false;
  const isIdle = isLeftOut || m.prior?.slice?.outcomeOf(unit.facts, 0) !== undefined;
  if (!ctx.ran && !ctx.running && facts && !isIdle) runContext(m, ctx);
  return ctx;
}

/** A module that this one imports: it has run by the time this one goes on, unless it is imported by a call. */
export function runImported(m: Machine, f: Frame, unit: Unit, site: Site): Context {
  const known = unit.module?.callers.get(f.ctx)?.has(site) ?? false;
  const ctx = runModule(m, unit, f.ctx, site);
  noteEntering(m, f, site, ctx, true, known);
  if (site.k !== 'import') noteReturned(m, f, ctx, true);
  return ctx;
}

export function linkCall(from: Context, site: Site, to: Context): void {
  let sites = to.callers.get(from);
  if (!sites) to.callers.set(from, (sites = new Set()));
  sites.add(site);
  noteSite(from, site).add(to);
}

/** The site was evaluated. */
export function noteSite(from: Context, site: Site): Set<Context> {
  let targets = from.trace.sites.get(site);
  if (!targets) from.trace.sites.set(site, (targets = new Set()));
  return targets;
}

/** Everything a module imports runs before it. */
export function runImports(m: Machine, f: Frame): void {
  for (const item of importsOf(f.unit.facts)) {
    const address = m.values.literal(item.spec);
    for (const it of vendorUrls(m, address, 'script')) recordSink(m, f, it.match, item.site, [], item.site, it.url);
    const target = m.links.resolve(f.unit.path, item.spec);
    if (target.to !== 'file') continue;
    const unit = unitOf(m, target.path);
    if (!unit) continue;
    notePassed(m, f, item.site);
    const module = runImported(m, f, unit, item.site);
    if (f.state && !module.running) f.state = withModes(m, f.state, exitsOf(m, module, f.ctx));
  }
}

interface ImportSite {
  readonly spec: string;
  readonly site: Site;
}

const importSites = new WeakMap<FileFacts, readonly ImportSite[]>();

function importsOf(facts: FileFacts): readonly ImportSite[] {
  let sites = importSites.get(facts);
  if (sites) return sites;
  const found: ImportSite[] = [];
  for (const item of facts.imports) {
    const erased = item.typeOnly || (item.names.length > 0 && item.names.every((it) => it.typeOnly));
    if (!erased) found.push({ spec: item.spec, site: item as unknown as Site });
  }
  for (const item of facts.exports) {
    const spec = item.x === 'from' || item.x === 'star' ? item.spec : undefined;
    if (spec !== undefined && !found.some((it) => it.spec === spec)) {
      found.push({ spec, site: { k: 'undef', s: item.at, e: item.at } as Site });
    }
  }
  sites = found;
  importSites.set(facts, sites);
  return sites;
}

export function importedValue(m: Machine, f: Frame, b: number): Value {
  const item = importOf(f.unit.facts, b);
  return item ? valueFrom(m, f, item.spec, item.imported) : m.values.unknown;
}

/** What `import { name } from spec` binds; `*` is the namespace. */
export function valueFrom(m: Machine, f: Frame, spec: string, name: string): Value {
  const target = m.links.resolve(f.unit.path, spec);
  if (target.to === 'package') {
    return m.values.ref(
      m.refs.foreign({ root: { kind: 'package', spec: target.spec }, path: [name], steps: [] }, 'package'),
    );
  }
  const unit = target.to === 'file' ? unitOf(m, target.path) : undefined;
  if (!unit) return unresolved(m, name);
  return exportedValue(m, f, unit, name);
}

/** A file that is not there, or that was left out: unknown, but its names still speak. */
function unresolved(m: Machine, name: string): Value {
  const path = name === '*' || name === 'default' ? ['?'] : ['?', name];
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path, steps: [] }, 'unknown'));
}

export function exportedValue(m: Machine, f: Frame, unit: Unit, name: string): Value {
  if (m.relevance.outOfSight?.leftOut.has(unit.path)) return nameless(m);
  if (isCommonJs(unit.facts)) return commonJsExport(m, f, unit, name);
  if (name === '*') return m.values.ref(m.refs.module(unit));
  const found = findExport(m, unit, name);
  if (found === null) return m.values.undefined;
  if ('to' in found) return valueFrom(m, { ...f, unit: found.unit }, found.spec, found.to);
  const binding = found.unit.facts.bindings[found.b];
  if (!binding) return m.values.unknown;
  if (binding.kind === 'import') return importedValue(m, { ...f, unit: found.unit }, found.b);
  const module = runModule(m, found.unit, f.ctx, undefined);
  const cell = cellOf(m, module, binding, found.b);
  // Modules that import each other: one of them sees the other's variables before they are there.
  const isEarly = module.running && cell.value === m.values.never && binding.kind !== 'function';
  if (isEarly) writeCell(m, cell, m.values.undefined, undefined);
  return readCell(cell, f.ctx);
}

export type FoundExport =
  | { readonly unit: Unit; readonly b: number }
  | { readonly unit: Unit; readonly spec: string; readonly to: string };

function findExport(m: Machine, unit: Unit, name: string): FoundExport | null {
  return remembered(unit.exported, name, () => searchExport(m, unit, name, new Set()) ?? null);
}

/** `seen`: barrels may export all of each other. */
function searchExport(m: Machine, unit: Unit, name: string, seen: Set<Unit>): FoundExport | undefined {
  if (seen.has(unit)) return undefined;
  seen.add(unit);
  for (const item of unit.facts.exports) {
    if (item.x === 'local' && item.name === name) return { unit, b: item.b };
    if (item.x === 'from' && item.name === name) return { unit, spec: item.spec, to: item.imported };
    if (item.x === 'assign' && name === 'default') return { unit, b: item.b };
  }
  if (name === 'default') return undefined;
  for (const item of unit.facts.exports) {
    if (item.x !== 'star') continue;
    const found = starExport(m, unit, item, name, seen);
    if (found) return found;
  }
  return undefined;
}

/** The variable behind what a file imports; undefined where it comes from elsewhere. */
export function exportedBinding(
  m: Machine,
  from: string,
  spec: string,
  name: string,
  depth = 0,
): { readonly unit: Unit; readonly b: number } | undefined {
  const target = depth > 30 ? undefined : m.links.resolve(from, spec);
  const unit = target?.to === 'file' ? unitOf(m, target.path) : undefined;
  const found = (unit && findExport(m, unit, name)) ?? undefined;
  return found && 'to' in found ? exportedBinding(m, found.unit.path, found.spec, found.to, depth + 1) : found;
}

function starExport(
  m: Machine,
  unit: Unit,
  item: Extract<ExportFacts, { x: 'star' }>,
  name: string,
  seen: Set<Unit>,
): FoundExport | undefined {
  const target = m.links.resolve(unit.path, item.spec);
  if (target.to === 'package') return { unit, spec: item.spec, to: name };
  const next = target.to === 'file' ? unitOf(m, target.path) : undefined;
  return next && searchExport(m, next, name, seen);
}

/** With those of all that it passes on, each file once. */
export function exportNames(m: Machine, unit: Unit): readonly string[] {
  return remembered(namesOf, unit, () => {
    const names = new Set<string>();
    const units = new Set([unit]);
    for (const it of units) {
      for (const item of it.facts.exports) {
        const name = item.x === 'assign' ? 'default' : item.x === 'star' ? undefined : item.name;
        if (name !== undefined && (it === unit || name !== 'default')) names.add(name);
        const target = item.x === 'star' ? m.links.resolve(it.path, item.spec) : undefined;
        const next = target?.to === 'file' ? unitOf(m, target.path) : undefined;
        if (next) units.add(next);
      }
    }
    return [...names].sort();
  });
}

const namesOf = new WeakMap<Unit, readonly string[]>();

function isCommonJs(facts: FileFacts): boolean {
  return !facts.esm && facts.exports.length === 0;
}

/** `module.exports`, as an object of the module's own context. */
function commonJsExports(m: Machine, f: Frame, unit: Unit): Value {
  const module = f.ctx === unit.module ? f.ctx : runModule(m, unit, f.ctx, undefined);
  unit.commonjs ??= newCell(m);
  const initial = m.values.ref(m.refs.object(module, unit, 'exports', 'exports'));
  if (unit.commonjs.value === m.values.never) unit.commonjs.value = initial;
  return initial;
}

/** `module` and `exports` of a CommonJS file. */
export function moduleGlobal(m: Machine, f: Frame, name: string): Value | undefined {
  if ((name !== 'module' && name !== 'exports') || !isCommonJs(f.unit.facts)) return undefined;
  const initial = commonJsExports(m, f, f.unit);
  if (name === 'exports') return initial;
  const module = f.unit.module ?? f.ctx;
  const object = m.refs.object(module, f.unit, 'module', 'object');
  if (!object.heap.props.has('exports') && f.unit.commonjs) object.heap.props.set('exports', f.unit.commonjs);
  object.heap.certain.add('exports');
  return m.values.ref(object);
}

function commonJsExport(m: Machine, f: Frame, unit: Unit, name: string): Value {
  commonJsExports(m, f, unit);
  const value = readCell(unit.commonjs as NonNullable<Unit['commonjs']>, f.ctx);
  const assigned = value.refs.length > 1 ? withoutInitialExports(m, value) : value;
  if (name === '*') return assigned;
  if (name === 'default') {
    const marked = assigned.refs.some((it) => it.kind === 'object' && it.heap.props.has('__esModule'));
    return marked ? readMember(m, f, assigned, 'default', undefined) : assigned;
  }
  return readMember(m, f, assigned, name, undefined);
}

/** Nothing was ever put on it: reading alone makes cells. */
function isEmpty(m: Machine, { props }: Heap): boolean {
  return [...props.values()].every((it) => it.value === m.values.never);
}

/** Once `module.exports = …` ran, the object that was there before is gone. */
function withoutInitialExports(m: Machine, value: Value): Value {
  const refs = value.refs.filter((it) => !(it.kind === 'object' && it.shape === 'exports' && isEmpty(m, it.heap)));
  return refs.length > 0 ? m.values.make(value.literals, refs, value.unknown, value.reads) : value;
}
