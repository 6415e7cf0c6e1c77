/**
 * The field by which the code at a place has a service: `this.privacy`, where the constructor is given a
 * `PrivacyService`, or `privacy = inject(PrivacyService)`.
 */
import ts from 'typescript';
import type { ProjectGate } from './project-gates';
import type { Source } from './source';
import { isModuleOf } from './specifier';

/** What comes before the method's name; undefined where no such service is at hand. */
export function serviceAt(
  source: Source,
  place: ts.Node,
  { gate, specifier }: { readonly gate: ProjectGate; readonly specifier: string | undefined },
): string | undefined {
  const member = memberAround(place);
  if (!member || !ts.isClassLike(member.parent)) return undefined;
  const type = nameOfOwner(source, gate, specifier);
  if (type === undefined) return undefined;
  const isOwn = gate.file === source.path && member.parent.name?.text === type;
  if (isOwn) return member.name?.getText() === gate.name ? undefined : 'this';
  const field = fieldsOf(member.parent).find((it) => it.type === type);
  return field && `this.${field.name}`;
}

/** The member whose `this` is the one here: through arrow functions only. */
function memberAround(place: ts.Node): ts.ClassElement | undefined {
  for (let node = place.parent; node; node = node.parent) {
    if (ts.isClassElement(node)) {
      const isStatic =
        ts.canHaveModifiers(node) && node.modifiers?.some((it) => it.kind === ts.SyntaxKind.StaticKeyword);
      return isStatic || ts.isClassStaticBlockDeclaration(node) ? undefined : node;
    }
    if (ts.isFunctionLike(node) && !ts.isArrowFunction(node)) return undefined;
  }
  return undefined;
}

function nameOfOwner({ path, file }: Source, gate: ProjectGate, specifier: string | undefined): string | undefined {
  if (gate.file === path) return gate.owner;
  for (const it of file.statements) {
    const bindings = ts.isImportDeclaration(it) ? it.importClause?.namedBindings : undefined;
    if (!bindings || !ts.isNamedImports(bindings) || !ts.isImportDeclaration(it) || specifier === undefined) continue;
    if (!isModuleOf(path, it.moduleSpecifier, specifier, gate.file)) continue;
    const found = bindings.elements.find((element) => (element.propertyName ?? element.name).text === gate.owner);
    if (found) return found.name.text;
  }
  return undefined;
}

interface Field {
  readonly name: string;
  readonly type: string;
}

function fieldsOf(owner: ts.ClassLikeDeclaration): Field[] {
  return owner.members.flatMap((it) => {
    if (ts.isConstructorDeclaration(it)) return it.parameters.filter((p) => p.modifiers?.length).flatMap(toField);
    return ts.isPropertyDeclaration(it) ? toField(it) : [];
  });
}

function toField({
  name,
  type,
  initializer,
  questionToken,
}: ts.ParameterDeclaration | ts.PropertyDeclaration): Field[] {
  if (questionToken || (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name))) return [];
  if (type) return [{ name: name.text, type: type.getText() }];
  const isInjected = initializer && ts.isCallExpression(initializer) && initializer.expression.getText() === 'inject';
  return isInjected ? [{ name: name.text, type: initializer.arguments[0]?.getText() ?? '' }] : [];
}
