/** Where a declared type comes from: members that the workspace declares, or a package. By name, through re-exports. */
import { importOf } from '../facts/import-of';
import type { FileFacts, TypeFacts, TypeRef } from '../facts/ir';
import { remembered } from '../std/remembered';
import type { Links } from './links';

export type DeclaredType =
  | { readonly from: 'package'; readonly spec: string; readonly name: string }
  | { readonly from: 'workspace'; readonly facts: FileFacts; readonly type: TypeFacts };

const MAX_HOPS = 12;

/** `seen`: names of files that led here. Types may mean each other, and barrels export all of each other. */
export function declaredType(
  links: Links,
  facts: FileFacts,
  { name, b }: TypeRef,
  seen = new Set<string>(),
): DeclaredType | undefined {
  const [first = '', ...rest] = name.split('.');
  const imported = b === undefined ? undefined : importOf(facts, b);
  if (!imported) return rest.length === 0 ? ownType(links, facts, first, seen) : undefined;
  const isNamespace = imported.imported === '*';
  return typeIn(links, facts, imported.spec, isNamespace ? (rest[0] ?? '') : imported.imported, seen);
}

/** Of an interface and what it extends, own members first. */
export function declaredMember(
  links: Links,
  { facts, type }: Extract<DeclaredType, { from: 'workspace' }>,
  name: string,
  hops = 0,
): DeclaredType | undefined {
  const own = type.members[name];
  if (own) return declaredType(links, facts, own);
  if (hops > MAX_HOPS) return undefined;
  for (const it of type.extends ?? []) {
    const base = declaredType(links, facts, it);
    const found = base?.from === 'workspace' ? declaredMember(links, base, name, hops + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function ownType(links: Links, facts: FileFacts, name: string, seen: Set<string>): DeclaredType | undefined {
  const type = typesOf(facts).get(name);
  if (!type) return undefined;
  const key = `${facts.path} ${name}`;
  if (!type.alias || seen.has(key)) return { from: 'workspace', facts, type };
  seen.add(key);
  const { alias } = type;
  return alias.b === undefined ? ownType(links, facts, alias.name, seen) : declaredType(links, facts, alias, seen);
}

function typeIn(
  links: Links,
  from: FileFacts,
  spec: string,
  name: string,
  seen: Set<string>,
): DeclaredType | undefined {
  const target = links.resolve(from.path, spec);
  if (target.to === 'package') return { from: 'package', spec: target.spec, name };
  const key = target.to === 'file' ? `in ${target.path} ${name}` : '';
  const facts = target.to === 'file' && !seen.has(key) ? links.facts(target.path) : undefined;
  if (!facts) return undefined;
  seen.add(key);
  return ownType(links, facts, name, seen) ?? passedOn(links, facts, name, seen);
}

function passedOn(links: Links, facts: FileFacts, name: string, seen: Set<string>): DeclaredType | undefined {
  for (const it of facts.exports) {
    if (it.x === 'from' && it.name === name) return typeIn(links, facts, it.spec, it.imported, seen);
    const imported = it.x === 'local' && it.name === name ? importOf(facts, it.b) : undefined;
    if (imported) return typeIn(links, facts, imported.spec, imported.imported, seen);
  }
  for (const it of facts.exports) {
    const found = it.x === 'star' ? typeIn(links, facts, it.spec, name, seen) : undefined;
    if (found?.from === 'workspace') return found;
  }
  return undefined;
}

const typesByName = new WeakMap<FileFacts, ReadonlyMap<string, TypeFacts>>();

function typesOf(facts: FileFacts): ReadonlyMap<string, TypeFacts> {
  return remembered(typesByName, facts, () => new Map(facts.types.map((it) => [it.name, it])));
}
