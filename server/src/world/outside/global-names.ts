/** Names of the global object: what the workspace put there joined with what the platform has. */
import type { Access } from '../../catalogue/catalogue';
import { AUTO } from '../../links/auto-imports';
import { runModule, valueFrom } from '../calls/modules';
import { seedMatch } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, unitOf, writeCell } from '../machine/machine';
import { keptOnGlobal } from '../objects/shared-state';
import { raise } from '../syntax/jumps';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

export function readGlobal(m: Machine, f: Frame, name: string, at?: object): Value {
  const given = f.unit.given?.get(name);
  if (given) return readCell(given, f.ctx);
  if (GLOBAL_OBJECTS.has(name)) return globalObject(m);
  const imported = importedByItself(m, f, name);
  if (imported) return imported;
  return readGlobalName(m, f, name, at);
}

/** What a framework imports where a file only names it: see `links/auto-imports.ts`. */
function importedByItself(m: Machine, f: Frame, name: string): Value | undefined {
  const spec = `${AUTO}${name}`;
  const target = m.links.resolve(f.unit.path, spec);
  if (target.to === 'nothing') return undefined;
  const unit = target.to === 'file' ? unitOf(m, target.path) : undefined;
  if (unit) runModule(m, unit, f.ctx, undefined);
  const facts = unit?.facts;
  const isDefault = facts !== undefined && !facts.exports.some((it) => 'name' in it && it.name === name);
  return valueFrom(m, f, spec, isDefault ? 'default' : name);
}

const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'global', 'top', 'parent']);
export function isGlobalObject(name: string): boolean {
  return GLOBAL_OBJECTS.has(name);
}

function globalObject(m: Machine): Value {
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: [], steps: [] }, 'global', undefined, 'true'));
}

/** `document.cookie` */
export function isCookieJar({ root, path }: Access): boolean {
  return root.kind === 'global' && path.length === 2 && path[0] === 'document' && path[1] === 'cookie';
}

/** `navigator`: its members are the platform's, and another name for the signal is none. */
export function isNavigator({ root, path }: Access): boolean {
  return root.kind === 'global' && path.length === 1 && path[0] === 'navigator';
}

/** What `navigator` says of the signal, where a server makes markup too: Node's own knows none. */
export function asRendered(m: Machine, f: Frame, { access }: ForeignRef, said: Value): Value {
  return f.ctx.mode.markup && isNavigator(access) ? m.values.join(said, m.values.undefined) : said;
}

export function readGlobalName(m: Machine, f: Frame, name: string, at?: object): Value {
  const cell = cellIn(m, m.globals, name);
  const written = readCell(cell, f.ctx);
  const access: Access = { root: { kind: 'global' }, path: [name], steps: [] };
  const match = m.catalogue.matchReader(access, 'read', []);
  if (match) {
    // A consent platform may not have put it there yet.
    const there = m.values.join(seedMatch(m, f, match, { name, at }), m.values.undefined);
    return m.values.join(written, there);
  }
  return m.values.join(written, m.values.ref(m.refs.foreign(access, name === 'process' ? 'env' : 'global')));
}

/** `Cookiebot.consent`: a consent platform that is not loaded yet is not there, and to use it throws. */
export function mayNotBeThere(m: Machine, f: Frame, { access }: ForeignRef): void {
  const isGlobal = access.root.kind === 'global' && access.path.length === 1 && access.steps.length === 0;
  if (isGlobal && m.catalogue.platformOf(access)?.kind === 'cmp') raise(m, f, m.values.unknown);
}

export function writeGlobal(m: Machine, f: Frame, name: string, value: Value): void {
  if (GLOBAL_OBJECTS.has(name)) return;
  writeCell(m, cellIn(m, m.globals, name), keptOnGlobal(m, f, value), f.ctx);
}
