/**
 * Angular: components and their templates. A template is a function of its component (`facts/languages/angular`), which
 * runs where the component is shown: by another template, by a route, or because nothing in sight says where.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import { collectTemplate, templateIn } from '../../facts/languages/angular/angular';
import { forEachExpr } from '../../facts/walk';
import { folderOf, joinPath } from '../../std/path';
import { remembered } from '../../std/remembered';
import { callValue, settled } from '../calls/calls';
import { escape, escapeClass, instanceOf } from '../calls/escape';
import { escapedAsProviders } from '../calls/escape-providers';
import { linkCall, runModule } from '../calls/modules';
import type { Context, Site, Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, readCell, unitOf, writeCell } from '../machine/machine';
import { lineOf } from '../objects/line';
import { readMember } from '../objects/members';
import { allHeld, allProperties } from '../objects/properties';
import { loadMarkup } from '../sharing/markup';
import { cellOf } from '../syntax/variables';
import type { ClassRef, Ref } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { bindInput } from './angular-inputs';
import { isOfHost, isPlaced, selectorsOf } from './angular-selectors';
import { called, itself } from './called';
import { toldBy } from './rxjs';
import { renderList } from './vue-template';

const templates = new WeakMap<Machine, Map<ClassRef, Unit>>();

const component: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  const text = textOf(readMember(m, f, options, 'template', undefined));
  const url = textOf(readMember(m, f, options, 'templateUrl', undefined));
  const unit = url === undefined ? text && inlineUnit(m, f.unit, text, call.site as Expr) : unitAt(m, f.unit.path, url);
  const isRead = unit !== undefined;
  if (!isRead) unread.add(m);
  if (!isRead && text)
    loadMarkup(m, f, text, { at: call.site, span: call.site, written: undefined, runsScripts: false });
  handOver(m, f, options, call.site, isRead);
  const decorate: Native = (mm, ff, { args: [cls = mm.values.undefined] }) => {
    for (const ref of cls.refs) {
      if (ref.kind !== 'class') continue;
      if (unit) remembered(templates, mm, () => new Map<ClassRef, Unit>()).set(ref, unit);
      if (unit) noteAsked(mm, ff, unit);
      for (const it of selectorsOf(ref.unit.facts, ref.cls))
        writeCell(mm, selected(mm, it), mm.values.ref(ref), ff.ctx);
    }
    return cls;
  };
  return m.values.ref(m.refs.native(`angular component ${f.ctx.id}.${call.site.s}`, decorate, options));
};

export const selected = (m: Machine, selector: string) => cellIn(m, m.provided, `angular ${selector}`);

/** Machines in which some template cannot be read: it may show any component. */
const unread = new WeakSet<Machine>();

export function mayBeShownUnseen(m: Machine, { unit: { facts }, cls }: ClassRef): boolean {
  return unread.has(m) && isPlaced(facts, cls);
}

const shownByTemplates = new WeakMap<Machine, Set<ClassRef>>();

export function isShown(m: Machine, cls: ClassRef): boolean {
  return shownByTemplates.get(m)?.has(cls) ?? false;
}

/** Did a template show a component that has code of its own? */
export function hasShown(m: Machine): boolean {
  return shownByTemplates.has(m);
}

/** As `maker`, a template, puts it into the page, with what it binds. */
export function shown(m: Machine, cls: ClassRef, maker: Context): Value {
  const run: Native = (mm, ff, { args: [props = mm.values.undefined], site }) => {
    for (const ref of props.refs) {
      if (ref.kind !== 'object') continue;
      for (const [name, cell] of allProperties(ref.heap, ff.ctx)) bind(mm, ff, cls, name, readCell(cell, ff.ctx));
    }
    remembered(shownByTemplates, mm, () => new Set<ClassRef>()).add(cls);
    escapeClass(mm, ff, cls, site);
    // Whether it is shown is decided there.
    for (const it of ff.ctx.trace.sites.get(site) ?? []) linkCall(maker, site, it);
    return mm.values.undefined;
  };
  return m.values.ref(m.refs.native(`angular shown ${cls.id} ${maker.id}`, run, m.values.ref(cls)));
}

/** `[name]="value"`: what takes it in a field holds that, too. */
function bind(m: Machine, f: Frame, cls: ClassRef, name: string, value: Value): void {
  for (const it of instanceOf(m, f, cls).refs) if (it.kind === 'object') bindInput(m, f, cls, it, name, value);
}

/** What is only declared runs where templates put it. */
export function handOver(m: Machine, f: Frame, options: Value, site: Site, isRead: boolean): void {
  for (const ref of options.refs) {
    if (ref.kind !== 'object') {
      escape(m, f, m.values.ref(ref), site);
      continue;
    }
    for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
      const value = readCell(cell, f.ctx);
      if (isRead && /^(?:imports|declarations|exports)$/.test(name)) handOverParts(m, f, value, site, 0);
      else if (!escapedAsProviders(m, f, ref, name, value, site)) escape(m, f, value, site);
    }
  }
}

const MAX_DEPTH = 3;

function handOverParts(m: Machine, f: Frame, value: Value, site: Site, depth: number): void {
  for (const it of value.refs) {
    if (it.kind === 'class' && isPlaced(it.unit.facts, it.cls)) continue;
    if (it.kind === 'object' && it.shape === 'array' && depth < MAX_DEPTH)
      for (const cell of allHeld(it.heap, f.ctx)) handOverParts(m, f, readCell(cell, f.ctx), site, depth + 1);
    else escape(m, f, m.values.ref(it), site);
  }
}

const ngModule: Native = (m, f, call) => {
  handOver(m, f, call.args[0] ?? m.values.undefined, call.site, true);
  return m.values.ref(m.refs.native('angular module', itself, m.values.undefined));
};

/** Makes what the template of this component makes, and shows it. */
export function renderTemplate(m: Machine, f: Frame, cls: ClassRef, self: Value, site: Site): void {
  const unit = templates.get(m)?.get(cls);
  if (!unit) return;
  const module = runModule(m, unit, f.ctx, site);
  const b = templateIn(unit.facts);
  const binding = unit.facts.bindings[b];
  if (!binding) return;
  const callee = readCell(cellOf(m, module, binding, b), f.ctx);
  const mode = modeOf(m, 'client', true);
  const made = callValue(m, f, { callee, self: m.values.undefined, args: [self], site, mode });
  escape(m, f, made, site);
}

/** A method that the template calls runs where the template says so. */
export function isOfTemplate(m: Machine, f: Frame, cls: ClassRef, name: string): boolean {
  const unit = templates.get(m)?.get(cls);
  if (unit === undefined || unit.facts.problems.length > 0 || !namesIn(unit.facts).has(name)) return false;
  const isAsked = readCell(asked(m, name), f.ctx) !== m.values.never;
  return !isAsked && !isOfHost(cls.unit.facts, cls.cls, name);
}

/** `<app-shop #shop />` and `(click)="shop.buy()"`: of whatever component has a method of that name. */
const asked = (m: Machine, name: string) => cellIn(m, m.provided, `angular asked ${name}`);

function noteAsked(m: Machine, f: Frame, { facts }: Unit): void {
  forEachExpr(facts, (it) => {
    if (it.k === 'member' && it.obj.k === 'global') writeCell(m, asked(m, it.name), m.values.true, f.ctx);
  });
}

const names = new WeakMap<FileFacts, ReadonlySet<string>>();
function namesIn(facts: FileFacts): ReadonlySet<string> {
  return remembered(names, facts, () => {
    const found = new Set<string>();
    forEachExpr(facts, (it) => {
      if (it.k === 'member' && it.obj.k === 'ref' && facts.bindings[it.obj.b]?.name === '__self') found.add(it.name);
    });
    return found;
  });
}

function unitAt(m: Machine, of: string, url: string): Unit | undefined {
  const path = joinPath(folderOf(of), url);
  const unit = path === undefined ? undefined : unitOf(m, path);
  return unit && templateIn(unit.facts) >= 0 ? unit : undefined;
}

const inline = new WeakMap<FileFacts, Map<string, FileFacts | undefined>>();

/** Undefined for a text that is not written there, as it is: nothing in it has a place. */
function inlineUnit(m: Machine, host: Unit, text: string, site: Expr): Unit | undefined {
  const written = writtenAt(site);
  if (written?.k !== 'lit' && !(written?.k === 'tpl' && written.exprs.length === 0)) return undefined;
  const offset = written.s + 1;
  const key = `${offset}:${text}`;
  const known = remembered(inline, host.facts, () => new Map<string, FileFacts | undefined>());
  const facts = remembered(known, key, () => collectTemplate(host.path, text, offset, host.facts.lineStarts));
  return facts && remembered(m.units, `${host.path}#${key}`, () => unitFor(m, host, facts));
}

function writtenAt(site: Expr): Expr | undefined {
  const [options] = site.k === 'call' ? site.args : [];
  const own = options?.k === 'obj' ? options.props.find((it) => it.p === 'value' && it.key === 'template') : undefined;
  return own?.value;
}

function unitFor(m: Machine, { path, isOfOneUser }: Unit, facts: FileFacts): Unit {
  const kept = { module: undefined, exportCells: new Map(), exported: new Map(), commonjs: undefined };
  return { facts, path, id: m.units.size, ...kept, reads: 0, isInline: true, isOfOneUser };
}

/** What stands under a tag: components of this selector, else the element of that name. */
const tag: Native = (m, f, { args: [name = m.values.unknown] }) => {
  const selector = textOf(name);
  const found = selector === undefined ? m.values.never : readCell(selected(m, selector), f.ctx);
  const components = found.refs.flatMap((it) => (it.kind === 'class' ? [shown(m, it, f.ctx)] : []));
  return components.length > 0 ? components.reduce((a, b) => m.values.join(a, b)) : name;
};

const PURE = /^(?:json|date|uppercase|lowercase|titlecase|currency|number|percent|slice|keyvalue|translate)$/;

/** `consent$ | async` is what was told last, and before that nothing. Of other pipes nothing is known. */
const pipe: Native = (m, f, call) => {
  const [name, value = m.values.undefined, ...rest] = call.args;
  for (const it of rest) escape(m, f, it, call.site);
  if (name?.literals[0] !== 'async') {
    if (!PURE.test(String(name?.literals[0]))) escape(m, f, value, call.site);
    return m.values.unknown;
  }
  const promises = value.refs.filter((it) => it.kind === 'promise');
  const others = value.refs.filter((it) => it.kind !== 'promise');
  const { make, join, literal } = m.values;
  const told = toldBy(m, f, call, make([], others, value.unknown, []));
  return join(join(told, literal(null)), settled(m, make([], promises, false, []), f.ctx));
};

const as: Native = (m, f, call) =>
  called(m, f, call, call.args[1] ?? m.values.unknown, [call.args[0] ?? m.values.undefined]);

const QUERIES = /^(?:view|content)child(?:ren)?$/i;

/** May the component's class hold templates, and make views of them? */
const asksForViews: Native = (m, _f, { args: [self = m.values.unknown] }) => {
  const classes = self.refs.flatMap((it) => (it.kind === 'object' ? (it.proto?.refs ?? []) : []));
  const isPlain = !self.unknown && classes.length > 0 && classes.every((it) => it.kind === 'class' && !asks(it));
  return isPlain ? m.values.false : m.values.boolean;
};

function asks(cls: ClassRef): boolean {
  return lineOf(cls).some(({ unit, parent }) => namesQueries(unit) || parent.unknown || parent.refs.some(isNoClass));
}

function isNoClass({ kind }: Ref): boolean {
  return kind !== 'class';
}

function namesQueries(unit: Unit): boolean {
  return unit.facts.imports.some(
    (it) => it.spec === '@angular/core' && it.names.some(({ imported }) => imported === '*' || QUERIES.test(imported)),
  );
}

export const ANGULAR_TEMPLATES: Readonly<Record<string, Native>> = {
  '@angular/core#Component': component,
  '@angular/core#NgModule': ngModule,
  '@angular/core#__tag': tag,
  '@angular/core#__pipe': pipe,
  '@angular/core#__as': as,
  '@angular/core#__asksForViews': asksForViews,
  '@angular/core#__renderList': renderList,
};
