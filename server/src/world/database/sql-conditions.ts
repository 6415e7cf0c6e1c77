/**
 * Which rows the conditions of a text of SQL select: those who agreed, those who opted out, or some of either.
 *
 * A condition counts that all rows must meet: one of those that `AND` joins, outside of parentheses and of subqueries.
 */
import type { Machine } from '../machine/machine';
import type { Selection } from './row-selection';
import { splitOutside } from './sql-text';

const COMMENT = /--[^\n]*|\/\*[\s\S]*?\*\//g;
const AFTER = /\b(?:group\s+by|order\s+by|having|limit|offset|fetch|returning|window|for\s+update)\b/gi;
const SETS = /\b(?:union|except|intersect)\b/i;
const COLUMN = '["\'`[]?([\\w.]+)["\'`\\]]?';
const EQUAL = new RegExp(`^${COLUMN}\\s*(?:=|\\bis\\b)\\s*'?(\\w+)'?$`, 'i');
const DIFFERS = new RegExp(
  `^${COLUMN}\\s*(?:<>|!=|\\bis\\s+not\\b|\\bis\\s+distinct\\s+from\\b)\\s*(true|false|0|1)$`,
  'i',
);
const BARE = new RegExp(`^(not\\s+)?${COLUMN}$`, 'i');

export function ofSql(m: Machine, text: string): Selection | undefined {
  const sql = text.replace(COMMENT, ' ');
  const where = conditionsIn(sql);
  if (where === undefined) return undefined;
  const isPlain = !SETS.test(sql) && splitOutside(where, /\bor\b/gi).length === 1;
  if (isPlain)
    for (const it of splitOutside(where, /\band\b/gi)) {
      const selection = ofConjunct(m, it.trim());
      if (selection) return selection;
    }
  return mentionsChoice(m, where) ? 'open' : undefined;
}

function conditionsIn(sql: string): string | undefined {
  const [, where] = splitOutside(sql, /\bwhere\b/gi);
  return where === undefined ? undefined : splitOutside(where, AFTER)[0];
}

function ofConjunct(m: Machine, text: string): Selection | undefined {
  const inner = /^\(([\s\S]*)\)$/.exec(text)?.[1];
  if (inner !== undefined && splitOutside(inner, /\b(?:or|and)\b/gi).length === 1 && !/[()]/.test(inner))
    return ofConjunct(m, inner.trim());
  const equal = EQUAL.exec(text);
  if (equal && !/^(?:not|null)$/i.test(equal[2] ?? '')) return ofAnswer(m, equal[1], equal[2]);
  const differs = DIFFERS.exec(text);
  if (differs) return opposite(ofAnswer(m, differs[1], differs[2]));
  const bare = BARE.exec(text);
  return bare ? ofAnswer(m, bare[2], bare[1] ? 'false' : 'true') : undefined;
}

/** Undefined: the column is no choice, or the text is no answer. */
function ofAnswer(m: Machine, column = '', answer = ''): Selection | undefined {
  const polarity = m.catalogue.polarityOfName(nameOf(column));
  if (polarity !== 'in' && polarity !== 'out') return undefined;
  const meaning = m.catalogue.meaningOfLiteral(answer, polarity);
  return meaning && (meaning === 'refuses' ? 'out' : 'in');
}

export function opposite(selection: Selection | undefined): Selection | undefined {
  return selection === 'in' ? 'out' : selection === 'out' ? 'in' : selection;
}

function mentionsChoice(m: Machine, where: string): boolean {
  return [...where.matchAll(/[\w.]+/g)].some(([it]) => {
    const polarity = m.catalogue.polarityOfName(nameOf(it));
    return polarity === 'in' || polarity === 'out';
  });
}

function nameOf(column: string): string {
  return column.split('.').at(-1) ?? '';
}
