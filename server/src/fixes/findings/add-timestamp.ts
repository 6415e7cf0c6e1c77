/** `withdrawal-not-logged`, `opt-out-no-timestamp`: the row that is written gets a date, in a column that is there. */
import ts from 'typescript';
import { keyOf, type Mend, nodeAt, toFix, withProperty } from './mend';

export const addTimestamp: Mend = ({ text, facts: { path }, span, rule, dates }) => {
  const [column] = dates;
  if (column === undefined) return [{ why: 'No column of the table is known to hold a date.' }];
  const found = nodeAt({ path, text, span }, ts.isCallExpression);
  if (!found) return [{ why: 'No write stands exactly here.' }];
  const { source, node } = found;
  const rows = rowsIn(node).filter((it) => !it.properties.some((property) => keyOf(property) === column));
  if (rows.length === 0) return [{ why: 'The row that is written stands elsewhere.' }];
  const edits = rows.map((it) => withProperty(source, it, `${column}: new Date()`));
  return [toFix(rule, 'add-timestamp', `Write the date too (\`${column}\`)`, edits)];
};

const HOLDERS = new Set(['data', 'create', 'update', '$set']);
const FILTER_FIRST = /^(?:updateOne|updateMany|findOneAndUpdate|findByIdAndUpdate)$/;

function rowsIn({ expression, arguments: args }: ts.CallExpression): readonly ts.ObjectLiteralExpression[] {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  const row = FILTER_FIRST.test(name) ? args[1] : args[0];
  if (!row || !ts.isObjectLiteralExpression(row)) return [];
  const held = row.properties.flatMap((it) => (HOLDERS.has(keyOf(it)) ? literalIn(it) : []));
  const isOptions = row.properties.some((it) => HOLDERS.has(keyOf(it)) || keyOf(it) === 'where');
  return isOptions ? held : [row];
}

function literalIn(it: ts.ObjectLiteralElementLike): readonly ts.ObjectLiteralExpression[] {
  return ts.isPropertyAssignment(it) && ts.isObjectLiteralExpression(it.initializer) ? [it.initializer] : [];
}
