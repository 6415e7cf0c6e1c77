/** What a text of SQL says of the rows that it gives: whose they are, and which columns they have as they are stored. */
import type { RowFacts } from '../../catalogue/catalogue';
import type { Machine } from '../machine/machine';
import { hasKey } from './keyed-rows';
import { isNobodysKey, tellsPerson } from './several';
import { splitOutside } from './sql-text';

const LIST = /^\s*select\s+(?:distinct\s+)?(.*?)\bfrom\b/is;
const RETURNING = /\breturning\b(.*)$/is;
const SET = /^\s*update\b.*?\bset\b(.*?)(?:\bwhere\b|\breturning\b|$)/is;
const HOLE = '\u0000';

export function sqlFacts(m: Machine, sql: string): RowFacts {
  const facts = columnsOf(m, sql);
  if (facts.whose !== 'own') return facts;
  const compared = comparedIn(sql);
  const tenant = compared.length > 0 && compared.every(isNobodysKey);
  // No column that is compared tells a person.
  return { ...facts, ...(compared.some(tellsPerson) ? {} : { several: true }), ...(tenant ? { tenant } : {}) };
}

function comparedIn(sql: string): readonly string[] {
  const [, condition = ''] = /\bwhere\b(.*)$/is.exec(sql) ?? [];
  return [...condition.matchAll(/([\w.]+)["'`\])]*\s*(?:=|\bin\b|\blike\b|\bilike\b)/gi)].map(
    (it) => (it[1] ?? '').split('.').at(-1) ?? '',
  );
}

function columnsOf(m: Machine, sql: string): RowFacts {
  const whose = hasKey(sql) ? 'own' : 'all';
  const [, list] = LIST.exec(sql) ?? RETURNING.exec(sql) ?? [];
  const [, assigned = ''] = SET.exec(sql) ?? [];
  const written = parts(assigned).map((it) => nameOf(it.split('=')[0] ?? ''));
  if (/^\s*insert\b/i.test(sql)) return { whose, written: true };
  if (list === undefined) return written.length > 0 ? { whose, not: written } : { whose };
  const items = parts(list).map((it) => item(m, it));
  const isOpen = items.some((it) => it === undefined || it.name === '*');
  const not = [...written, ...items.flatMap((it) => (it?.isMade ? [it.name] : []))];
  const only = items.flatMap((it) => (it && !it.isMade ? [it.name] : []));
  return { whose, ...(isOpen ? {} : { only }), ...(not.length > 0 ? { not } : {}) };
}

interface Item {
  readonly name: string;
  readonly isMade: boolean;
}

/** Undefined: it may be any column. */
function item(m: Machine, text: string): Item | undefined {
  if (text.includes(HOLE)) return undefined;
  const [, before, alias] = /^(.*?)\s+(?:as\s+)?["'`[]?(\w+)["'`\]]?$/is.exec(text) ?? [];
  const column = nameOf(before ?? text);
  if (/\*$/.test(text)) return { name: '*', isMade: false };
  const isPlain = /^["'`[\]\w.]+$/.test((before ?? text).trim());
  const name = alias ?? (isPlain ? column : text);
  const isSame = m.catalogue.polarityOfName(column) === m.catalogue.polarityOfName(name);
  return { name, isMade: !isPlain || !isSame };
}

function nameOf(text: string): string {
  return (
    text
      .trim()
      .replaceAll(/["'`[\]]/g, '')
      .split('.')
      .at(-1) ?? ''
  );
}

/** Without empty ones. */
function parts(list: string): readonly string[] {
  return splitOutside(list, /,/g).flatMap((it) => it.trim() || []);
}
