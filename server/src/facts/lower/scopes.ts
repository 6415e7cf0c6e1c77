/**
 * Names to bindings.
 *
 * A scope declares all its names when it opens (hoist.ts), so a use is resolved the moment it is
 * lowered and the tree is walked once. `names` holds what each name means at this place; closing a
 * scope undoes what it declared.
 */
import type { Binding, Expr, Member, Pattern, TypeRef } from '../ir';
import type { Lowering } from './lowering';

export function openScope(c: Lowering): void {
  c.scopeMarks.push(c.shadowedNames.length);
}

export function closeScope(c: Lowering): void {
  const mark = c.scopeMarks.pop() ?? 0;
  for (let i = c.shadowedNames.length - 1; mark <= i; i--) {
    const name = c.shadowedNames.pop() as string;
    const before = c.shadowedBindings.pop();
    if (before === undefined) c.names.delete(name);
    else c.names.set(name, before);
  }
}

/** Declares a name in the open scope. A name that this scope has already keeps its binding. */
export function declare(c: Lowering, name: string, kind: Binding['kind'], at: number): number {
  const depth = c.scopeMarks.length;
  const before = c.names.get(name);
  if (before !== undefined && c.depths[before] === depth) return before;
  const b = addBinding(c, name, kind, at);
  c.shadowedNames.push(name);
  c.shadowedBindings.push(before);
  c.names.set(name, b);
  return b;
}

/** Declares a `var` or a function in a function's body, where a parameter of that name is the same variable. */
export function declareInBody(c: Lowering, name: string, kind: Binding['kind'], at: number): number {
  const before = c.names.get(name);
  if (before !== undefined && isOwnParameter(c, before)) return before;
  return declare(c, name, kind, at);
}

function isOwnParameter(c: Lowering, b: number): boolean {
  const binding = c.bindings[b];
  return binding?.kind === 'param' && binding.owner === c.fn && c.depths[b] === c.scopeMarks.length - 1;
}

/** A binding that no name in the text refers to: `export default …`. */
export function addBinding(c: Lowering, name: string, kind: Binding['kind'], at: number): number {
  const b = c.bindings.length;
  c.bindings.push({ name, kind, owner: c.fn, at });
  c.depths.push(c.scopeMarks.length);
  return b;
}

/** The binding of a declared name. Broken code can have declarations where no scope looked for them. */
export function declaredBinding(c: Lowering, name: string, at: number): number {
  return c.names.get(name) ?? declare(c, name, 'let', at);
}

/** The binding that a name means here, noted as read. */
function resolveRead(c: Lowering, name: string): number | undefined {
  const b = resolve(c, name);
  if (b !== undefined) noteReadBy(c, b);
  return b;
}

export function noteReadBy(c: Lowering, b: number): void {
  const binding = c.bindings[b];
  if (binding && binding.owner !== c.fn) binding.captured = true;
}

/** The binding that a name means here, noted as assigned. */
export function resolveAssigned(c: Lowering, name: string): number | undefined {
  const b = resolve(c, name);
  if (b !== undefined) noteAssignedBy(c, b);
  return b;
}

export function noteAssignedBy(c: Lowering, b: number): void {
  const binding = c.bindings[b];
  if (!binding) return;
  if (binding.owner === c.fn) {
    binding.assigned = true;
  } else {
    binding.captured = true;
    binding.assignedInside = true;
  }
}

function resolve(c: Lowering, name: string): number | undefined {
  return name === 'arguments' ? resolveArguments(c) : c.names.get(name);
}

/** `arguments` belongs to the nearest function that is no arrow, unless something nearer is named so. */
function resolveArguments(c: Lowering): number | undefined {
  const named = c.names.get('arguments');
  const owner = c.argumentsOwner;
  const isNearer = named !== undefined && owner <= (c.bindings[named]?.owner ?? 0);
  if (isNearer || owner === 0) return named;
  const known = c.argumentsOf.get(owner);
  if (known !== undefined) return known;
  const b = c.bindings.length;
  c.bindings.push({ name: 'arguments', kind: 'param', owner, at: c.lastStart });
  c.depths.push(-1);
  c.argumentsOf.set(owner, b);
  return b;
}

/** A use of a name as an expression. */
export function lowerName(c: Lowering, name: string, s: number, e: number): Expr {
  const b = resolveRead(c, name);
  if (b !== undefined) return namespaceMember(c, b, s, e) ?? { k: 'ref', s, e, b };
  if (name === 'undefined') return { k: 'undef', s, e };
  if (name === '') return { k: 'opaque', s, e, parts: [] };
  if (name === 'eval') for (const it of c.names.values()) noteAssignedBy(c, it);
  return { k: 'global', s, e, name };
}

/** What another block of a namespace exports, by its bare name. */
export function namespaceMember(c: Lowering, b: number, s: number, e: number): Member | undefined {
  const of = c.memberOf.get(b);
  if (!of) return undefined;
  noteReadBy(c, of.object);
  return { k: 'member', s, e, obj: { k: 'ref', s, e: s, b: of.object }, name: of.name, n: s };
}

/** Notes the declared type of a plain name. */
export function noteType(c: Lowering, target: Pattern, type: TypeRef): void {
  const binding = target.k === 'pid' ? c.bindings[target.b] : undefined;
  if (binding) binding.type = type;
}
