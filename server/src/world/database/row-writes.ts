/**
 * Rows that are written: `db.userConsent.create(…)`, `knex('opt_outs').insert(…)`, SQL texts.
 *
 * What matters of a row is what it says of the consumer's choice, and whether it holds a date. A column counts
 * by its name and the value that reaches it; an object that other code had before may hold more columns.
 */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import type { Polarity, Purpose } from '../../catalogue/consent-platform';
import { toWords } from '../../catalogue/lexicon/words';
import type { FileFacts } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import type { ForeignRef } from '../values/ref';
import { onlyLiteral } from '../values/value';
import { modelWritten } from './written-models';
import { type Column, type Row, rowsOfEach } from './written-rows';

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
  /** What for, where a column says that in a word: `processingType: 'analytics'`. */
  readonly about?: Purpose | undefined;
  /** It stores what was put on a row before. */
  readonly saves?: true;
  /** Every row that it may write has a date; undefined where not all columns are known. */
  readonly timed: boolean | undefined;
}

const INSERTS =
  /^(?:create\w*|insert\w*|upsert\w*|values|add|addDoc|setDoc|save|put|replaceOne|bulkCreate|PutCommand|PutItemCommand)$/;
const UPDATES =
  /^(?:update\w*|set|merge|patch|assign|doUpdateSet|findOneAndUpdate|findByIdAndUpdate|findOneAndReplace|onConflictDoUpdate|onDuplicateKeyUpdate|modify|increment|hset|hmset|hSet)$/;
const DELETES = /^(?:delete\w*|destroy|remove|del|findOneAndDelete|findByIdAndDelete)$/;
const COMMAND = /Command$/;
const ASKS = /^(?:Batch|Transact)?(?:Get|Query|Scan|Describe|List)/;
const DELETE = /^Delete/;
/** Their first argument says which rows. */
const FILTER_FIRST =
  /^(?:updateOne|updateMany|findOneAndUpdate|findByIdAndUpdate|findOneAndReplace|replaceOne|setDoc|updateDoc|addDoc|hset|hmset|hSet)$/;

export function rowWriteOf(
  catalogue: Catalogue,
  facts: FileFacts,
  { access }: ForeignRef,
  call: CallSpec,
): RowWrite | undefined {
  const name = access.path.at(-1) ?? '';
  const action = actionOf(name, call);
  if (!action) return undefined;
  if (makesOther(catalogue, access, call)) return undefined;
  const model = tableNamed(call.args) ?? modelWritten(catalogue, facts, access, call.site);
  const polarity = catalogue.polarityOfModel(model);
  if (action === 'delete') return deleted(model, polarity);
  const args = FILTER_FIRST.test(name) && call.args.length > 1 ? call.args.slice(1) : call.args;
  const rows = told(catalogue, polarity, action, rowsOfEach(args));
  return rows.length === 0 ? undefined : toWrite(catalogue, { model, polarity, action, rows });
}

function actionOf(name: string, { isNew }: CallSpec): RowWrite['action'] | undefined {
  // DynamoDB: what is to be done is made first.
  if (isNew && COMMAND.test(name)) return ASKS.test(name) ? undefined : DELETE.test(name) ? 'delete' : 'insert';
  if (isNew || INSERTS.test(name)) return 'insert';
  return UPDATES.test(name) ? 'update' : DELETES.test(name) ? 'delete' : undefined;
}

/** Beside the row may stand options, and which rows are meant: `repository.update({ id }, { optedOut: true })`. */
function told(
  catalogue: Catalogue,
  polarity: Rows['polarity'],
  action: Rows['action'],
  given: readonly (readonly Row[])[],
): readonly Row[] {
  const telling = given.filter((rows) =>
    rows.some(({ columns }) => columns.some((it) => decisionOf(catalogue, it, polarity, true) !== undefined)),
  );
  if (telling.length === 0) return given.flat();
  return action === 'update' ? (telling.at(-1) ?? []) : telling.flat();
}

/** What a package itself makes: a message of a schema, a schema. Firestore's functions are told by their names. */
function makesOther(catalogue: Catalogue, { path, root, steps }: Access, { isNew }: CallSpec): boolean {
  const name = path.at(-1) ?? '';
  if (root.kind !== 'package' || steps.length > 0 || catalogue.polarityOfModel(name) !== undefined) return false;
  return (isNew && !name.endsWith('Command')) || (path.length === 1 && !isNew && !name.endsWith('Doc'));
}

/** DynamoDB: `{ TableName: 'opt_outs', Item: { … } }` */
function tableNamed(args: CallSpec['args']): string | undefined {
  for (const { refs } of args)
    for (const it of refs) {
      const name = it.kind === 'object' ? it.heap.props.get('TableName') : undefined;
      const said = name && onlyLiteral(name.value)?.literal;
      if (typeof said === 'string') return said;
    }
  return undefined;
}

/** Taking an opt-out away is agreeing again; taking a consent away is withdrawing it. */
export function deleted(model: string, polarity: Polarity | 'record' | undefined): RowWrite | undefined {
  // Preferences may be about anything.
  if (!polarity || (polarity === 'record' && !ABOUT_CHOICES.test(model))) return undefined;
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
    about: purposeNamed(catalogue, rows),
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

const KIND = /(?:type|kind|purpose|category|scope|topic|key|name)$/i;

/** The one purpose that all rows name. */
function purposeNamed(catalogue: Catalogue, rows: readonly Row[]): Purpose | undefined {
  const said = rows.flatMap(({ columns }) =>
    columns.flatMap(({ name, literal }) =>
      KIND.test(name) && typeof literal?.literal === 'string' ? [catalogue.purposeOfName(literal.literal)] : [],
    ),
  );
  const [first] = said;
  return said.every((it) => it === first) ? first : undefined;
}

function decisionOf(
  catalogue: Catalogue,
  { name, literal, among = [] }: Column,
  model: Rows['polarity'],
  isNamed: boolean,
): SaidDecision | undefined {
  const named = polarityOfColumn(catalogue, name);
  const said = named === 'record' ? 'in' : named;
  const purpose = name
    .split('.')
    .map(catalogue.purposeOfName)
    .find((it) => it !== undefined);
  // `preferences` may be anything's.
  const isPurpose = purpose !== undefined && (isNamed || purpose !== 'functional');
  const isOwn = model !== undefined && ((isNamed && DECISION.test(name)) || isPurpose);
  const polarity = said ?? (isOwn ? (model === 'out' ? 'out' : 'in') : undefined);
  if (among.some((it) => SIGN_UP.has(it))) return undefined;
  if (!polarity || (literal && typeof literal.literal === 'string' && /^(?:type|kind)$/.test(name))) return undefined;
  // A date of opting out: that it happened.
  if (!literal && polarity === 'out' && isTime({ name }) && among.length === 0) return { polarity, says: 'refuses' };
  if (!literal || literal.literal === undefined) return { polarity, says: 'either' };
  // `withdrawnAt: null` takes a date away.
  const meaning =
    literal.literal === null && polarity === 'out' ? 'allows' : catalogue.meaningOfLiteral(literal.literal, polarity);
  return { polarity, says: meaning ?? 'either' };
}

/** `privacy.optedOut`: of what stands below, its own name, or both together where the outer one is about choices. */
function polarityOfColumn(catalogue: Catalogue, name: string): Polarity | 'record' | undefined {
  const parts = name.split('.');
  const own = parts.at(-1) ?? '';
  const isAbout = parts.slice(0, -1).some((it) => catalogue.polarityOfKey(it) ?? catalogue.polarityOfModel(it));
  const named = catalogue.polarityOfName(own) ?? (isAbout ? catalogue.polarityOfName(name) : undefined);
  if (named !== undefined || !isTime({ name: own })) return named;
  return catalogue.polarityOfName(own.replace(TIME_SUFFIX, '')) === 'out' ? 'out' : undefined;
}

const TIME_SUFFIX = /(?:_|(?<=[a-z]))(?:[Aa]t|[Oo]n|[Dd]ate|[Tt]ime|[Tt]imestamp|[Dd]ate_?[Tt]ime)$/;

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
