/**
 * Declared types, as names: what dependency injection needs, and no more.
 *
 * A type that has no single name (a union of two, a function, a literal) gives nothing.
 */
import ts from 'typescript';
import type { TypeRef } from '../ir';
import type { Lowering } from './lowering';
import { lowerMemberWords } from './words';

const Kind = ts.SyntaxKind;

/** Generic types whose value stands for their argument's. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Ref',
  'ShallowRef',
  'ComputedRef',
  'MaybeRef',
  'RefObject',
  'MutableRefObject',
]);

const HOLDS_ROWS = /(?:^|[a-z])(?:Repository|Model|Collection)$/;

export function lowerType(c: Lowering, node: ts.TypeNode | undefined): TypeRef | undefined {
  if (!node) return undefined;
  switch (node.kind) {
    case Kind.TypeReference:
      return lowerReference(c, node as ts.TypeReferenceNode);
    case Kind.UnionType:
      return onlyOne(
        c,
        (node as ts.UnionTypeNode).types.filter((it) => !isAbsence(it)),
      );
    case Kind.IntersectionType:
      return firstNamed(c, (node as ts.IntersectionTypeNode).types);
    case Kind.BooleanKeyword:
      return { name: 'boolean' };
    case Kind.ParenthesizedType:
    case Kind.TypeOperator:
    case Kind.OptionalType:
      return lowerType(c, (node as ts.ParenthesizedTypeNode | ts.TypeOperatorNode | ts.OptionalTypeNode).type);
    case Kind.TypeLiteral:
      for (const it of (node as ts.TypeLiteralNode).members) lowerMemberWords(c, it);
      return undefined;
    default:
      return undefined;
  }
}

/** The nameable ones of a call's type arguments; undefined when there are none. */
export function lowerTypeArguments(
  c: Lowering,
  nodes: readonly ts.TypeNode[] | undefined,
): readonly TypeRef[] | undefined {
  if (!nodes) return undefined;
  const types = nodes.flatMap((it) => lowerType(c, it) ?? []);
  return types.length === 0 ? undefined : types;
}

/** `implements A, ns.B<C>` and an interface's `extends`. */
export function lowerHeritage(c: Lowering, nodes: readonly ts.ExpressionWithTypeArguments[]): readonly TypeRef[] {
  return nodes.flatMap((it) => {
    const name = dottedName(it.expression);
    return name === undefined ? [] : [typeRef(c, name)];
  });
}

function lowerReference(c: Lowering, node: ts.TypeReferenceNode): TypeRef | undefined {
  const name = dottedName(node.typeName);
  if (name === undefined) return undefined;
  const inner = node.typeArguments?.[0];
  const own = name.slice(name.lastIndexOf('.') + 1);
  if (inner && TRANSPARENT.has(own)) return lowerType(c, inner);
  const of = inner && HOLDS_ROWS.test(own) ? lowerType(c, inner)?.name : undefined;
  return of === undefined ? typeRef(c, name) : { ...typeRef(c, name), of };
}

function typeRef(c: Lowering, name: string): TypeRef {
  const dot = name.indexOf('.');
  const b = c.names.get(dot < 0 ? name : name.slice(0, dot));
  return b === undefined ? { name } : { name, b };
}

function dottedName(node: ts.EntityName | ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const left = ts.isQualifiedName(node) ? node.left : ts.isPropertyAccessExpression(node) ? node.expression : undefined;
  const right = ts.isQualifiedName(node) ? node.right : ts.isPropertyAccessExpression(node) ? node.name : undefined;
  const start = left && dottedName(left);
  return start === undefined || right === undefined ? undefined : `${start}.${right.text}`;
}

function onlyOne(c: Lowering, nodes: readonly ts.TypeNode[]): TypeRef | undefined {
  return nodes.length === 1 ? lowerType(c, nodes[0]) : undefined;
}

function firstNamed(c: Lowering, nodes: readonly ts.TypeNode[]): TypeRef | undefined {
  for (const it of nodes) {
    const type = lowerType(c, it);
    if (type) return type;
  }
  return undefined;
}

function isAbsence(node: ts.TypeNode): boolean {
  if (ts.isLiteralTypeNode(node)) return node.literal.kind === Kind.NullKeyword;
  return node.kind === Kind.UndefinedKeyword || node.kind === Kind.VoidKeyword;
}
