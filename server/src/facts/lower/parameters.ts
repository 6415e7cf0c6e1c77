/** Parameters: patterns with defaults, their declared types, and what TypeScript and Nest add to them. */
import ts from 'typescript';
import type { Expr, Param } from '../ir';
import { lowerDecorators } from './decorators';
import { declarePattern } from './hoist';
import type { Lowering, Mutable } from './lowering';
import { lowerBindingName, nameOf, withDefault } from './patterns';
import { noteType } from './scopes';
import { lowerType } from './types';

const Kind = ts.SyntaxKind;
type Parameters = ts.NodeArray<ts.ParameterDeclaration>;

/** All names first: a default may mention a later parameter's name. */
export function declareParameters(c: Lowering, nodes: Parameters): void {
  for (const it of nodes) if (!isThis(it)) declarePattern(c, it.name, 'param');
}

export type ParameterDecorators = ReadonlyMap<ts.Node, readonly Expr[]>;

/** Run where the class stands: in `@Inject(config) config: Config` the first `config` is not the parameter. */
export function lowerParameterDecorators(c: Lowering, nodes: Parameters): ParameterDecorators | undefined {
  let decorators: Map<ts.Node, readonly Expr[]> | undefined;
  for (const it of nodes) {
    const own = lowerDecorators(c, it);
    if (!own) continue;
    decorators ??= new Map();
    decorators.set(it, own);
  }
  return decorators;
}

export function lowerParameters(c: Lowering, nodes: Parameters, decorators?: ParameterDecorators): readonly Param[] {
  const params: Param[] = [];
  for (const it of nodes) {
    if (isThis(it)) continue;
    const param = lowerParameter(c, it);
    const own = decorators?.get(it);
    params.push(own ? { ...param, decorators: own } : param);
  }
  return params;
}

/** `function (this: T)` declares a type, not a parameter. */
function isThis(node: ts.ParameterDeclaration): boolean {
  return node.name.kind === Kind.Identifier && node.name.text === 'this';
}

function lowerParameter(c: Lowering, node: ts.ParameterDeclaration): Param {
  const name = lowerBindingName(c, node.name);
  const param: Mutable<Param> = { target: withDefault(c, name, node.initializer, nameOf(node.name)) };
  if (node.dotDotDotToken) param.rest = true;
  if (node.questionToken) param.optional = true;
  const type = lowerType(c, node.type);
  if (type) {
    param.type = type;
    noteType(c, name, type);
  }
  const isField = node.modifiers?.some((it) => it.kind !== Kind.Decorator);
  if (isField && ts.isIdentifier(node.name)) param.field = node.name.text;
  return param;
}
