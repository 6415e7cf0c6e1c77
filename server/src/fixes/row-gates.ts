/**
 * A gate for a server that keeps the choice in a row: made from the call that stores it (Prisma), so that it asks the
 * same table by the same key. Whether it really gates, a trial tells.
 */
import ts from 'typescript';
import type { FileFacts } from '../facts/ir';
import type { ProjectGate } from './project-gates';
import type { Span } from './source';
import { type Resolve, specifierTo } from './specifier';

/** The call that stores a refusal. */
export interface RowWritten {
  readonly file: string;
  readonly text: string;
  readonly span: Span;
}

export interface RowPlace {
  /** Of the new gate. */
  readonly file: string;
  readonly isTyped: boolean;
  /** Of a file beside it, for the way specifiers are written. */
  readonly imports: FileFacts['imports'];
  readonly resolve: Resolve;
  /** The text of `schema.prisma`; '' where there is none. */
  readonly schema: string;
}

export interface RowGate {
  readonly text: string;
  readonly parameter: string;
}

export function rowGate(written: RowWritten, place: RowPlace): RowGate | undefined {
  const question = questionFrom(written);
  const imported = question && importOf(question, written.file, place);
  if (!question || imported === undefined) return undefined;
  const { client, model, key, column, polarity, isUnique } = question;
  const parameter = key === 'id' ? `${model}Id` : key;
  const typed = place.isTyped ? `: ${keyType(place.schema, model, key)}` : '';
  const asked = key === parameter ? key : `${key}: ${parameter}`;
  const answer = polarity === 'out' ? `row?.${column} ?? true` : `row?.${column} !== true`;
  const text = `${imported}

/** Has this consumer opted out of sale and sharing? Who is not found there has. */
export async function isUserOptedOut(${parameter}${typed})${place.isTyped ? ': Promise<boolean>' : ''} {
  const row = await ${client}.${model}.${isUnique ? 'findUnique' : 'findFirst'}({
    where: { ${asked} },
    select: { ${column}: true },
  });
  return ${answer};
}
`;
  return { text, parameter };
}

/** What a call of the gate is given. */
export function rowParameters({ parameter }: RowGate): ProjectGate['parameters'] {
  return [{ name: parameter, optional: false }];
}

interface Question {
  readonly source: ts.SourceFile;
  readonly client: string;
  readonly model: string;
  readonly key: string;
  readonly column: string;
  /** What true in the column says. */
  readonly polarity: 'in' | 'out';
  readonly isUnique: boolean;
}

/** `db.user.update({ where: { id }, data: { optedOut: true } })` */
function questionFrom({ file, text, span }: RowWritten): Question | undefined {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return undefined;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const call = callAt(source, span[0]);
  const method = call && ts.isPropertyAccessExpression(call.expression) ? call.expression : undefined;
  const table = method && ts.isPropertyAccessExpression(method.expression) ? method.expression : undefined;
  const [given] = call?.arguments ?? [];
  if (!method || !table || !ts.isIdentifier(table.expression) || !given) return undefined;
  const where = memberOf(given, 'where');
  const data = memberOf(given, method.name.text === 'upsert' ? 'update' : 'data');
  const [only, ...others] = where && ts.isObjectLiteralExpression(where) ? where.properties : [];
  const key = only?.name && ts.isIdentifier(only.name) && others.length === 0 ? only.name.text : undefined;
  const said = data && ts.isObjectLiteralExpression(data) ? columnIn(data) : undefined;
  if (key === undefined || !said || !/^(?:update|upsert|updateMany)$/.test(method.name.text)) return undefined;
  const isUnique = method.name.text !== 'updateMany';
  return { source, client: table.expression.text, model: table.name.text, key, ...said, isUnique };
}

function callAt(source: ts.SourceFile, start: number): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (node.end < start || node.pos > start) return;
    if (ts.isCallExpression(node) && node.getStart(source) === start) found ??= node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function memberOf(node: ts.Expression, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const found = node.properties.find((it) => it.name && ts.isIdentifier(it.name) && it.name.text === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

/** The column that refuses: a literal says how, else its name. */
function columnIn(data: ts.ObjectLiteralExpression): Pick<Question, 'column' | 'polarity'> | undefined {
  for (const it of data.properties) {
    if (!ts.isPropertyAssignment(it) || !ts.isIdentifier(it.name)) continue;
    const column = it.name.text;
    const kind = it.initializer.kind;
    if (kind === ts.SyntaxKind.TrueKeyword && OUT.test(column)) return { column, polarity: 'out' };
    if (kind === ts.SyntaxKind.FalseKeyword && !OUT.test(column)) return { column, polarity: 'in' };
  }
  return undefined;
}

const OUT = /opt_?(?:ed_?)?out|do_?not|unsubscribed|refus|denied|declined/i;

/** The client as the file of the call imports it. */
function importOf(
  { source, client }: Question,
  from: string,
  { file, imports, resolve }: RowPlace,
): string | undefined {
  for (const it of source.statements) {
    if (!ts.isImportDeclaration(it) || !ts.isStringLiteral(it.moduleSpecifier)) continue;
    const { name, namedBindings } = it.importClause ?? {};
    const named =
      namedBindings && ts.isNamedImports(namedBindings)
        ? namedBindings.elements.find((element) => element.name.text === client)
        : undefined;
    if (name?.text !== client && !named) continue;
    const spec = it.moduleSpecifier.text;
    const path = resolve(from, spec);
    const specifier = path === undefined ? spec : specifierTo({ path: file, imports }, path, resolve);
    if (specifier === undefined) return undefined;
    return `import ${named ? `{ ${named.getText(source)} }` : client} from '${specifier}';`;
  }
  return undefined;
}

/** As Prisma's schema declares it. */
function keyType(schema: string, model: string, key: string): string {
  const body = new RegExp(`^model\\s+${model}\\s*\\{([^}]*)`, 'im').exec(schema)?.[1] ?? '';
  const declared = new RegExp(`^\\s*${key}\\s+(\\w+)`, 'm').exec(body)?.[1];
  return declared === 'Int' ? 'number' : declared === 'BigInt' ? 'bigint' : 'string';
}
