/** Where a declared type comes from: members that the workspace declares, or a package. By name, through re-exports. */
import { importOf } from '../facts/import-of';
import type { FileFacts, TypeFacts, TypeRef } from '../facts/ir';
import { remembered } from '../std/remembered';
import type { Links } from './links';

export type DeclaredType =
  | { readonly from: 'package'; readonly spec: string; readonly name: string }
  | { readonly from: 'workspace'; readonly facts: FileFacts; readonly type: TypeFacts };

const MAX_HOPS = 12;

export function declaredType(links: Links, facts: FileFacts, { name, b }: TypeRef): DeclaredType | undefined {
  const [first = '', ...rest] = name.split('.');
  const imported = b === undefined ? undefined : importOf(facts, b);
  if (!imported) return rest.length === 0 ? ownType(links, facts, first, 0) : undefined;
  const isNamespace = imported.imported === '*';
  return typeIn(links, facts, imported.spec, isNamespace ? (rest[0] ?? '') : imported.imported, 0);
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

function ownType(links: Links, facts: FileFacts, name: string, hops: number): DeclaredType | undefined {
  const type = typesOf(facts).get(name);
  if (!type) return undefined;
  if (!type.alias || hops > MAX_HOPS) return { from: 'workspace', facts, type };
  const { alias } = type;
  return alias.b === undefined ? ownType(links, facts, alias.name, hops + 1) : declaredType(links, facts, alias);
}

function typeIn(links: Links, from: FileFacts, spec: string, name: string, hops: number): DeclaredType | undefined {
  const target = links.resolve(from.path, spec);
  if (target.to === 'package') return { from: 'package', spec: target.spec, name };
  const facts = target.to === 'file' && hops < MAX_HOPS ? links.facts(target.path) : undefined;
  if (!facts) return undefined;
  return ownType(links, facts, name, hops) ?? passedOn(links, facts, name, hops);
}

function passedOn(links: Links, facts: FileFacts, name: string, hops: number): DeclaredType | undefined {
  for (const it of facts.exports) {
    if (it.x === 'from' && it.name === name) return typeIn(links, facts, it.spec, it.imported, hops + 1);
    const imported = it.x === 'local' && it.name === name ? importOf(facts, it.b) : undefined;
    if (imported) return typeIn(links, facts, imported.spec, imported.imported, hops + 1);
  }
  for (const it of facts.exports) {
    const found = it.x === 'star' ? typeIn(links, facts, it.spec, name, hops + 1) : undefined;
    if (found?.from === 'workspace') return found;
  }
  return undefined;
}

const typesByName = new WeakMap<FileFacts, ReadonlyMap<string, TypeFacts>>();

function typesOf(facts: FileFacts): ReadonlyMap<string, TypeFacts> {
  return remembered(typesByName, facts, () => new Map(facts.types.map((it) => [it.name, it])));
}
