/** The names in `defineProps<{ … }>()`, `defineProps<Props>()` of a type in the file, `defineProps([...])`. */
import ts from 'typescript';

/** Undefined where a name may be a property that is not told here. */
export function declaredProps(setup: ts.SourceFile, module: ts.SourceFile | undefined): readonly string[] | undefined {
  const calls: ts.CallExpression[] = [];
  for (const it of setup.statements) findCalls(it, calls);
  const names: string[] = [];
  for (const it of calls) {
    const macro = (it.expression as ts.Identifier).text;
    const found = macro === 'defineModel' ? modelName(it) : propNames(it, [setup, ...(module ? [module] : [])]);
    if (!found) return undefined;
    names.push(...found);
  }
  return names;
}

function findCalls(node: ts.Node, found: ts.CallExpression[]): void {
  if (ts.isFunctionLike(node)) return;
  if (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    /^define(?:Props|Model)$/.test(node.expression.text)
  )
    found.push(node);
  ts.forEachChild(node, (it) => findCalls(it, found));
}

function modelName({ arguments: [first] }: ts.CallExpression): string[] {
  return [first && ts.isStringLiteralLike(first) ? first.text : 'modelValue'];
}

function propNames(call: ts.CallExpression, files: readonly ts.SourceFile[]): string[] | undefined {
  const [type] = call.typeArguments ?? [];
  if (type) return namesInType(type, files, 0);
  const [value] = call.arguments;
  if (!value) return [];
  if (ts.isArrayLiteralExpression(value))
    return all(value.elements.map((it) => (ts.isStringLiteralLike(it) ? [it.text] : undefined)));
  return ts.isObjectLiteralExpression(value) ? all(value.properties.map((it) => keyOf(it.name))) : undefined;
}

function namesInType(type: ts.TypeNode, files: readonly ts.SourceFile[], depth: number): string[] | undefined {
  if (depth > 5) return undefined;
  if (ts.isTypeLiteralNode(type)) return all(type.members.map((it) => keyOf(it.name)));
  if (ts.isParenthesizedTypeNode(type)) return namesInType(type.type, files, depth + 1);
  if (ts.isIntersectionTypeNode(type)) return all(type.types.map((it) => namesInType(it, files, depth + 1)));
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const name = type.typeName.text;
  for (const statement of files.flatMap((it) => it.statements)) {
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name)
      return namesInType(statement.type, files, depth + 1);
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name)
      return statement.heritageClauses ? undefined : all(statement.members.map((it) => keyOf(it.name)));
  }
  return undefined;
}

function keyOf(name: ts.PropertyName | undefined): string[] | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name.text] : undefined;
}

function all(lists: readonly (readonly string[] | undefined)[]): string[] | undefined {
  return lists.every((it) => it !== undefined) ? lists.flat() : undefined;
}
