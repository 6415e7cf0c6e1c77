/**
 * Left sides: patterns of declarations, and of assignments (which the parser reads as expressions).
 *
 * A left side that cannot be assigned to (broken code) becomes a pattern that binds nothing.
 */
import ts from 'typescript';
import type { Expr, Index, Member, Pattern } from '../ir';
import { lowerIndex, lowerMember } from './calls';
import { lowerNamed } from './expressions';
import { lowerKey } from './keys';
import { type Lowering, startOf } from './lowering';
import { declaredBinding, namespaceMember, resolveAssigned } from './scopes';

const Kind = ts.SyntaxKind;
type Props = { readonly key: string | Expr; readonly value: Pattern }[];

/** A declared name or pattern. Its names are bound already. */
export function lowerBindingName(c: Lowering, node: ts.BindingName): Pattern {
  if (node.kind === Kind.Identifier) {
    const s = startOf(c, node);
    return { k: 'pid', s, e: node.end, b: declaredBinding(c, node.text, s) };
  }
  return node.kind === Kind.ObjectBindingPattern ? lowerObjectBinding(c, node) : lowerArrayBinding(c, node);
}

function lowerObjectBinding(c: Lowering, node: ts.ObjectBindingPattern): Pattern {
  const s = startOf(c, node);
  const props: Props = [];
  let rest: Pattern | undefined;
  for (const it of node.elements) {
    if (it.dotDotDotToken) {
      rest = lowerBindingName(c, it.name);
      continue;
    }
    const key = it.propertyName ? lowerKey(c, it.propertyName) : ts.isIdentifier(it.name) ? it.name.text : '';
    props.push({ key, value: lowerBindingElement(c, it) });
  }
  return objectPattern(s, node.end, props, rest);
}

function lowerArrayBinding(c: Lowering, node: ts.ArrayBindingPattern): Pattern {
  const s = startOf(c, node);
  const elems: (Pattern | null)[] = [];
  let rest: Pattern | undefined;
  for (const it of node.elements) {
    if (it.kind === Kind.OmittedExpression) elems.push(null);
    else if (it.dotDotDotToken) rest = lowerBindingName(c, it.name);
    else elems.push(lowerBindingElement(c, it));
  }
  return arrayPattern(s, node.end, elems, rest);
}

function lowerBindingElement(c: Lowering, node: ts.BindingElement): Pattern {
  return withDefault(c, lowerBindingName(c, node.name), node.initializer, nameOf(node.name));
}

/** `target = value` in a pattern or a parameter list. */
export function withDefault(
  c: Lowering,
  target: Pattern,
  initializer: ts.Expression | undefined,
  name: string,
): Pattern {
  if (!initializer) return target;
  return { k: 'pdef', s: target.s, e: initializer.end, target, value: lowerNamed(c, initializer, name) };
}

export function nameOf(node: ts.Node): string {
  return ts.isIdentifier(node) ? node.text : '';
}

/** The left side of an assignment. */
export function lowerTarget(c: Lowering, node: ts.Expression): Pattern {
  switch (node.kind) {
    case Kind.Identifier:
      return lowerAssignedName(c, node as ts.Identifier);
    case Kind.PropertyAccessExpression:
      return memberPattern(lowerMember(c, node as ts.PropertyAccessExpression));
    case Kind.ElementAccessExpression:
      return memberPattern(lowerIndex(c, node as ts.ElementAccessExpression));
    case Kind.ObjectLiteralExpression:
      return lowerObjectTarget(c, node as ts.ObjectLiteralExpression);
    case Kind.ArrayLiteralExpression:
      return lowerArrayTarget(c, node as ts.ArrayLiteralExpression);
    case Kind.BinaryExpression:
      return lowerDefaultTarget(c, node as ts.BinaryExpression);
    case Kind.ParenthesizedExpression:
    case Kind.AsExpression:
    case Kind.SatisfiesExpression:
    case Kind.TypeAssertionExpression:
    case Kind.NonNullExpression:
      return lowerTarget(c, (node as ts.ParenthesizedExpression).expression);
    default:
      return objectPattern(startOf(c, node), node.end, [], undefined);
  }
}

function lowerAssignedName(c: Lowering, node: ts.Identifier): Pattern {
  const s = startOf(c, node);
  const b = resolveAssigned(c, node.text);
  if (b === undefined) return { k: 'pglobal', s, e: node.end, name: node.text };
  const member = namespaceMember(c, b, s, node.end);
  return member ? { k: 'pmem', s, e: node.end, x: member } : { k: 'pid', s, e: node.end, b };
}

function lowerDefaultTarget(c: Lowering, node: ts.BinaryExpression): Pattern {
  return withDefault(c, lowerTarget(c, node.left), node.right, nameOf(node.left));
}

function lowerObjectTarget(c: Lowering, node: ts.ObjectLiteralExpression): Pattern {
  const s = startOf(c, node);
  const props: Props = [];
  let rest: Pattern | undefined;
  for (const it of node.properties) {
    if (ts.isSpreadAssignment(it)) {
      rest = lowerTarget(c, it.expression);
    } else if (ts.isPropertyAssignment(it)) {
      const key = lowerKey(c, it.name);
      props.push({ key, value: lowerTarget(c, it.initializer) });
    } else if (ts.isShorthandPropertyAssignment(it)) {
      const target = lowerAssignedName(c, it.name);
      props.push({ key: it.name.text, value: withDefault(c, target, it.objectAssignmentInitializer, it.name.text) });
    }
  }
  return objectPattern(s, node.end, props, rest);
}

function lowerArrayTarget(c: Lowering, node: ts.ArrayLiteralExpression): Pattern {
  const s = startOf(c, node);
  const elems: (Pattern | null)[] = [];
  let rest: Pattern | undefined;
  for (const it of node.elements) {
    if (it.kind === Kind.OmittedExpression) elems.push(null);
    else if (ts.isSpreadElement(it)) rest = lowerTarget(c, it.expression);
    else elems.push(lowerTarget(c, it));
  }
  return arrayPattern(s, node.end, elems, rest);
}

function memberPattern(x: Member | Index): Pattern {
  return { k: 'pmem', s: x.s, e: x.e, x };
}

function objectPattern(s: number, e: number, props: Props, rest: Pattern | undefined): Pattern {
  return rest ? { k: 'pobj', s, e, props, rest } : { k: 'pobj', s, e, props };
}

function arrayPattern(s: number, e: number, elems: (Pattern | null)[], rest: Pattern | undefined): Pattern {
  return rest ? { k: 'parr', s, e, elems, rest } : { k: 'parr', s, e, elems };
}
