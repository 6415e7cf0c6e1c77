/** `consent-not-latest`: the query asks for the newest record first. */
import ts from 'typescript';
import type { NoFix, TextEdit } from '../fix';
import type { Source } from '../source';
import { insertion, type Mend, type MendInput, nodeAt, toFix, withProperty } from './mend';

export const orderByNewest: Mend = ({ text, facts: { path }, span, rule, dates, packages }) => {
  const [column] = dates;
  if (column === undefined) return [{ why: 'No column of the table is known to hold a date.' }];
  const found = nodeAt({ path, text, span }, ts.isCallExpression);
  if (!found) return [{ why: 'No query stands exactly here.' }];
  const { source, node } = found;
  const edit = orderIn(source, node, column, packages);
  if ('why' in edit) return [edit];
  return [toFix(rule, 'order-by-newest', `Ask for the newest record first (\`${column}\`)`, [edit])];
};

function orderIn(
  source: Source,
  call: ts.CallExpression,
  column: string,
  packages: MendInput['packages'],
): TextEdit | NoFix {
  const { expression, arguments: args } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  const { quote } = source.style;
  const quoted = (it: string) => quote + it + quote;
  const [first] = args;
  if (first && ts.isStringLiteralLike(first)) return orderInSql(source.path, first, column);
  if (ts.isPropertyAccessExpression(expression) && /^(?:first|executeTakeFirst\w*)$/.test(name))
    return insertion(source.path, expression.expression.end, `.orderBy(${quoted(column)}, ${quoted('desc')})`);
  const isPrisma = /^findFirst|^findMany$/.test(name) && !packages.has('drizzle-orm');
  if (name === 'findOne' && packages.has('mongoose'))
    return insertion(source.path, call.end, `.sort({ ${column}: -1 })`);
  const order = isPrisma
    ? `orderBy: { ${column}: ${quoted('desc')} }`
    : packages.has('typeorm')
      ? `order: { ${column}: ${quoted('DESC')} }`
      : packages.has('sequelize')
        ? `order: [[${quoted(column)}, ${quoted('DESC')}]]`
        : undefined;
  if (order === undefined) return { why: 'How this library orders records is not known.' };
  if (!first) return insertion(source.path, call.end - 1, `{ ${order} }`);
  return ts.isObjectLiteralExpression(first)
    ? withProperty(source, first, order)
    : { why: 'The options of the query stand elsewhere.' };
}

function orderInSql(path: string, node: ts.StringLiteralLike, column: string): TextEdit | NoFix {
  const written = node.getText();
  const limit = /\s+limit\b/i.exec(written);
  const end = /\s*;?\s*.$/s.exec(written);
  const at = limit ? limit.index : (end?.index ?? written.length - 1);
  if (!/^.\s*select\b/is.test(written)) return { why: 'The text is no query.' };
  return insertion(path, node.getStart() + at, ` ORDER BY ${column} DESC`);
}
