/**
 * The rows that are in what a write is handed: `{ data: { … } }`, a list, `upsert({ create, update })`; what a row
 * holds below (`consent: { analytics: false }`, Prisma's `privacy: { update: { … } }`) are columns of it.
 */
import { wasOpen } from '../values/certain-arguments';
import type { ObjectRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';

export interface Row {
  readonly columns: readonly Column[];
  /** There may be more. */
  readonly open: boolean;
}

export interface Column {
  readonly name: string;
  /** Undefined: anything. */
  readonly literal: { readonly literal: string | number | boolean | null | undefined } | undefined;
  /** Literals that it may be, beside others. */
  readonly among?: readonly unknown[];
}

const HOLDERS = ['data', 'Item', 'create', 'update', '$set', 'set', 'values', '$setOnInsert', 'defaults'];
/** Prisma writes the rows of a relation below the row that has it. */
const RELATED = ['create', 'update', 'upsert', 'connectOrCreate'];
/** More objects than this are no row that somebody wrote down. */
const MAX_OBJECTS = 40;
const MAX_DEPTH = 4;

interface Search {
  readonly seen: Set<ObjectRef>;
  readonly depth: number;
}

/** Of each argument. */
export function rowsOfEach(args: readonly Pick<Value, 'refs'>[]): readonly (readonly Row[])[] {
  const seen = new Set<ObjectRef>();
  return args.map((it) => rowsIn(it, { seen, depth: 0 }));
}

function rowsIn(arg: Pick<Value, 'refs'>, search: Search): readonly Row[] {
  const { seen, depth } = search;
  return arg.refs.flatMap((ref) => {
    if (ref.kind !== 'object' || seen.has(ref) || seen.size > MAX_OBJECTS || depth > MAX_DEPTH) return [];
    seen.add(ref);
    return rowsOfObject(ref, { seen, depth: depth + 1 });
  });
}

function rowsOfObject(ref: ObjectRef, search: Search): readonly Row[] {
  const { props, rest } = ref.heap;
  if (ref.shape === 'array') return [...props.values(), rest].flatMap((it) => rowsIn(it.value, search));
  const held = HOLDERS.flatMap((name) => rowsIn(props.get(name)?.value ?? NOTHING, search));
  if (held.length > 0 || props.has('where')) return held;
  return eachWith([{ columns: [], open: wasOpen(ref) }], [...props], search).filter((it) => it.columns.length > 0);
}

/** The rows with these columns too; where a column holds one of several objects, a row for each. */
function eachWith(
  rows: readonly Row[],
  columns: readonly (readonly [string, { readonly value: Value }])[],
  search: Search,
): readonly Row[] {
  return columns.reduce<readonly Row[]>((before, [name, { value }]) => {
    const own: Row = { columns: [{ name, literal: onlyLiteral(value), among: value.literals }], open: false };
    const below = rowsBelow(value, search);
    const ways = below.length === 0 ? [own] : below.map((it) => under(name, it));
    return before.flatMap((row) =>
      ways.map((it) => ({ columns: [...row.columns, ...it.columns], open: row.open || it.open })),
    );
  }, rows);
}

function rowsBelow(value: Value, search: Search): readonly Row[] {
  const plain = value.refs.filter((it): it is ObjectRef => it.kind === 'object' && it.shape === 'object');
  const [first] = plain;
  if (!first || plain.length > 1 || value.refs.length > 1) return [];
  const { props } = first.heap;
  const related = RELATED.flatMap((name) => rowsIn(props.get(name)?.value ?? NOTHING, search));
  return related.length > 0 ? related : rowsIn(value, search);
}

/** DynamoDB: `{ optedOut: { BOOL: true } }` */
const TYPES = /^(?:S|N|BOOL|M|L)$/;

function under(name: string, { columns, open }: Row): Row {
  return { columns: columns.map((it) => ({ ...it, name: TYPES.test(it.name) ? name : `${name}.${it.name}` })), open };
}

const NOTHING: Pick<Value, 'refs'> = { refs: [] };
