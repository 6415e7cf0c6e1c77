/**
 * Rows that are written: `db.userConsent.create(…)`, `knex('opt_outs').insert(…)`, SQL texts.
 *
 * What matters of a row is what it says of the consumer's choice, and whether it holds a date. A column counts
 * by its name and the value that reaches it; an object that other code had before may hold more columns.
 */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import type { Polarity } from '../../catalogue/consent-platform';
import { toWords } from '../../catalogue/lexicon/words';
import type { FileFacts } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import { wasOpen } from '../values/certain-arguments';
import type { ForeignRef, ObjectRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';
import { repositoryName, tableHanded } from './handed-models';

export type Stance = 'refuses' | 'allows' | 'either';

export interface RowWrite {
  readonly k: 'row';
  /** The model or table as written; '' where only the columns tell. */
  readonly model: string;
  readonly action: 'insert' | 'update' | 'delete';
  /** Is it an opt-out (`out`) or a consent (`in`) that the row tells of? Undefined: nothing of it is about a choice. */
  readonly polarity: Polarity | undefined;
  readonly says: Stance;
  readonly columns: readonly string[];
  /** Every row that it may write has a date; undefined where not all columns are known. */
  readonly timed: boolean | undefined;
}

const INSERTS = /^(?:create\w*|insert\w*|upsert\w*|values|add|addDoc|setDoc|save|put|replaceOne|bulkCreate)$/;
const UPDATES =
  /^(?:update\w*|set|merge|patch|doUpdateSet|findOneAndUpdate|findByIdAndUpdate|findOneAndReplace|onConflictDoUpdate|onDuplicateKeyUpdate|modify|increment|hset|hmset|hSet)$/;
const DELETES = /^(?:delete\w*|destroy|remove|del|findOneAndDelete|findByIdAndDelete)$/;
/** Their first argument says which rows. */
const FILTER_FIRST =
  /^(?:updateOne|updateMany|findOneAndUpdate|findByIdAndUpdate|findOneAndReplace|replaceOne|setDoc|updateDoc|addDoc|hset|hmset|hSet)$/;
const HOLDERS = ['data', 'create', 'update', '$set', 'set', 'values', '$setOnInsert', 'defaults'];

export function rowWriteOf(
  catalogue: Catalogue,
  facts: FileFacts,
  { access }: ForeignRef,
  call: CallSpec,
): RowWrite | undefined {
  const name = access.path.at(-1) ?? '';
  const action = call.isNew
    ? 'insert'
    : INSERTS.test(name)
      ? 'insert'
      : UPDATES.test(name)
        ? 'update'
        : DELETES.test(name)
          ? 'delete'
          : undefined;
  if (!action) return undefined;
  if (makesOther(catalogue, access, call)) return undefined;
  const model = modelOf(catalogue, facts, access, call.site);
  const polarity = model === undefined ? undefined : catalogue.polarityOfModel(model);
  if (action === 'delete') return model !== undefined && polarity ? deleted(model, polarity) : undefined;
  const args = FILTER_FIRST.test(name) ? call.args.slice(1) : call.args;
  const seen = new Set<ObjectRef>();
  const rows = args.flatMap((it) => rowsIn(it, seen));
  if (rows.length === 0) return undefined;
  return toWrite(catalogue, { model: model ?? '', polarity, action, rows });
}

/** What a package itself makes: a message of a schema, a schema. Firestore's functions are told by their names. */
function makesOther(catalogue: Catalogue, { path, root, steps }: Access, { isNew }: CallSpec): boolean {
  const name = path.at(-1) ?? '';
  if (root.kind !== 'package' || steps.length > 0 || catalogue.polarityOfModel(name) !== undefined) return false;
  return isNew || (path.length === 1 && !name.endsWith('Doc'));
}

/** Taking an opt-out away is agreeing again; taking a consent away is withdrawing it. */
function deleted(model: string, polarity: Polarity | 'record'): RowWrite {
  const isOut = polarity === 'out';
  const says = isOut ? 'allows' : 'refuses';
  return { k: 'row', model, action: 'delete', polarity: isOut ? 'out' : 'in', says, columns: [], timed: undefined };
}

interface Rows {
  readonly model: string;
  readonly polarity: Polarity | 'record' | undefined;
  readonly action: 'insert' | 'update';
  readonly rows: readonly Row[];
}

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

/** How a list signs people up, not what somebody chose: single or double opt-in. */
const SIGN_UP = new Set<unknown>(['single', 'double']);

const DECISION =
  /^(?:is_?|has_?)?(?:granted|allowed|accepted|given|enabled|active|agreed|value|checked|consented|status|state|choice|decision)$/i;

const ABOUT_CHOICES = /consent|opt_?(?:out|in)|privacy|gdpr|ccpa/i;

export function toWrite(catalogue: Catalogue, { model, polarity, action, rows }: Rows): RowWrite {
  // A table of preferences may be about anything: a column tells, or what another column names.
  const isAbout = polarity !== 'record' || ABOUT_CHOICES.test(model);
  const decisions = rows.flatMap((row) => {
    const isNamed = isAbout || row.columns.some((it) => namesPurpose(catalogue, it));
    return row.columns.flatMap((it) => decisionOf(catalogue, it, polarity, isNamed) ?? []);
  });
  const isChoice = decisions.length > 0 || (polarity !== undefined && isAbout);
  const isOut = decisions.some((it) => it.polarity === 'out') || (polarity === 'out' && decisions.length === 0);
  const timed = rows.every((it) => it.columns.some(isTime));
  return {
    k: 'row',
    model,
    action,
    polarity: !isChoice ? undefined : isOut || polarity === 'out' ? 'out' : 'in',
    says: stanceOf(decisions, polarity),
    columns: [...new Set(rows.flatMap((it) => it.columns.map(({ name }) => name)))].sort(),
    timed: timed || (rows.some((it) => it.open) ? undefined : false),
  };
}

interface SaidDecision {
  readonly polarity: Polarity;
  readonly says: Stance;
}

/** `{ key: 'analytics', value: false }` */
function namesPurpose(catalogue: Catalogue, { literal }: Column): boolean {
  const text = literal?.literal;
  return typeof text === 'string' && (catalogue.purposeOfName(text) ?? catalogue.polarityOfName(text)) !== undefined;
}

function decisionOf(
  catalogue: Catalogue,
  { name, literal, among = [] }: Column,
  model: Rows['polarity'],
  isNamed: boolean,
): SaidDecision | undefined {
  const named = catalogue.polarityOfName(name);
  const said = named === 'record' ? 'in' : named;
  const isOwn =
    model !== undefined && ((isNamed && DECISION.test(name)) || catalogue.purposeOfName(name) !== undefined);
  const polarity = said ?? (isOwn ? (model === 'out' ? 'out' : 'in') : undefined);
  if (among.some((it) => SIGN_UP.has(it))) return undefined;
  if (!polarity || (literal && typeof literal.literal === 'string' && /^(?:type|kind)$/.test(name))) return undefined;
  if (!literal || literal.literal === undefined) return { polarity, says: 'either' };
  // `withdrawnAt: null` takes a date away.
  const meaning =
    literal.literal === null && polarity === 'out' ? 'allows' : catalogue.meaningOfLiteral(literal.literal, polarity);
  return { polarity, says: meaning ?? 'either' };
}

function stanceOf(decisions: readonly SaidDecision[], polarity: Rows['polarity']): Stance {
  if (decisions.length === 0) return polarity === 'out' ? 'refuses' : polarity === 'in' ? 'allows' : 'either';
  // A date of opting out says that it happened, whatever the date.
  if (polarity === 'out' && decisions.every((it) => it.says !== 'allows')) return 'refuses';
  const [first] = decisions;
  return first && decisions.every((it) => it.says === first.says) ? first.says : 'either';
}

const TIME_WORDS = new Set(['at', 'date', 'time', 'timestamp', 'on', 'since', 'when', 'datetime', 'ts']);

export function isTime({ name }: Pick<Column, 'name'>): boolean {
  const words = toWords(name);
  return TIME_WORDS.has(words[words.length - 1] ?? '');
}

/** More objects than this are no row that somebody wrote down. */
const MAX_OBJECTS = 40;

function rowsIn(arg: Pick<Value, 'refs'>, seen: Set<ObjectRef>): readonly Row[] {
  return arg.refs.flatMap((ref) => {
    if (ref.kind !== 'object' || seen.has(ref) || seen.size > MAX_OBJECTS) return [];
    seen.add(ref);
    return rowsOfObject(ref, seen);
  });
}

function rowsOfObject(ref: ObjectRef, seen: Set<ObjectRef>): readonly Row[] {
  const { props, rest } = ref.heap;
  if (ref.shape === 'array') return [...props.values(), rest].flatMap((it) => rowsIn(it.value, seen));
  const held = HOLDERS.flatMap((name) => rowsIn(props.get(name)?.value ?? NOTHING, seen));
  if (held.length > 0 || props.has('where')) return held;
  const columns = [...props].map(([name, cell]) => ({
    name,
    literal: onlyLiteral(cell.value),
    among: cell.value.literals,
  }));
  return columns.length === 0 ? [] : [{ columns, open: wasOpen(ref) }];
}

const NOTHING: Pick<Value, 'refs'> = { refs: [] };

/** In the path, in what a builder was called with, or the name of what it was handed; else what it is called on. */
function modelOf(catalogue: Catalogue, facts: FileFacts, access: Access, site: CallSpec['site']): string | undefined {
  const { path, steps } = access;
  const isModel = (it: string) => catalogue.polarityOfModel(it) !== undefined;
  const names = path.length > 1 ? path.slice(0, -1) : path;
  const texts = steps.flatMap(({ args: [first] }) => (typeof first === 'string' && first.length < 60 ? [first] : []));
  const own = names.length > 1 || path.length > 1 ? names.at(-1) : undefined;
  return (
    [...names].reverse().find(isModel) ??
    texts.find(isModel) ??
    tableHanded(facts, site, isModel) ??
    repositoryName(facts, access, site, isModel) ??
    own
  );
}
