/**
 * What a validator's schema makes of what it is handed: `z.object({ ads: z.boolean() })` leaves out what it does not name,
 * `.transform(fn)` may make anything of it. Undefined: it is no schema, or one that is not understood.
 */
import type { SchemaFacts } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { wasOpen } from '../values/certain-arguments';
import type { ForeignRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';

const VALIDATORS = /^(?:zod(?:\/.*)?|@hono\/zod-openapi|valibot|yup|superstruct)$/;
/** More of them are no record of choices. */
const MAX_KEYS = 24;
const SAME: SchemaFacts = {};
const OTHER: SchemaFacts = { changes: true };
/** A function of the program's makes it, or something that stands for what is wrong. */
const MADE: SchemaFacts = { changes: true, fills: true };

const OBJECT = /^(?:object|strictObject|type)$/;
/** They keep what is not named. */
const LOOSE = /^(?:looseObject|passthrough|loose|catchall)$/;
const LEAF =
  /^(?:boolean|bool|string|number|date|literal|enum|enums|nativeEnum|picklist|any|unknown|mixed|null|undefined|bigint|int|iso|isoDateTime|isoDate|uuid|email|never)$/;
/** Of what all parts are taken over as they are. */
const HOLDS = /^(?:array|record|set|map|tuple|partialRecord|list)$/;
const WRAPS = /^(?:optional|nullable|nullish|readonly|exactOptional|nonOptional|nonNullish|defaulted)$/;
const KEEPS =
  /^(?:strict|strip|noUnknown|readonly|brand|describe|meta|register|required|optional|nullable|nullish|defined|notRequired|partial|deepPartial|refine|superRefine|check|openapi|min|max|length|nonempty|nonoptional|email|url|uuid|cuid|regex|int|positive|nonnegative|finite|datetime|date|time|oneOf|test|label|title|is|when)$/;
const FILLS = /^(?:default|prefault)$/;
const MAKES = /^(?:transform|preprocess|pipe|overwrite|codec|catch|fallback)$/;
const LISTS = /^(?:array|set|list)$/;
const EXTENDS = /^(?:extend|augment|safeExtend|shape)$/;

export function schemaFacts(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): SchemaFacts | undefined {
  const { root, path, steps } = ref.access;
  if (root.kind !== 'package' || !VALIDATORS.test(root.spec) || call.isNew) return undefined;
  const name = path.at(-1) ?? '';
  const last = steps.at(-1);
  if (steps.length === 0) return path.includes('coerce') ? OTHER : made(m, f, name, call.args);
  const receiver = last?.after === path.length - 1 ? last.schema : undefined;
  return receiver && changed(m, f, receiver, name, call.args);
}

/** Of what a value holds that is handed over as a schema. */
export function schemaIn({ refs, literals, unknown }: Value): SchemaFacts | undefined {
  const [ref] = refs;
  if (refs.length !== 1 || literals.length > 0 || unknown || ref?.kind !== 'foreign') return undefined;
  const last = ref.access.steps.at(-1);
  return last?.after === ref.access.path.length ? last.schema : undefined;
}

function made(m: Machine, f: Frame, name: string, args: readonly Value[]): SchemaFacts | undefined {
  const [first, second] = args;
  if (OBJECT.test(name)) {
    const keys = keysOf(m, f, first);
    return keys ? { keys } : OTHER;
  }
  if (LOOSE.test(name) || LEAF.test(name)) return SAME;
  if (HOLDS.test(name)) return args.every(isPlain) ? SAME : listOf(name, first && schemaIn(first));
  if (MAKES.test(name)) return MADE;
  if (!WRAPS.test(name)) return OTHER;
  const inner = (first && schemaIn(first)) ?? OTHER;
  return second ? { ...inner, fills: true } : inner;
}

function listOf(name: string, element: SchemaFacts | undefined): SchemaFacts {
  return element && LISTS.test(name) ? { ...OTHER, element } : OTHER;
}

/** What is in it stays as it is: other schemas would leave out or change parts. */
function isPlain(arg: Value): boolean {
  const shape = schemaIn(arg);
  return shape ? !shape.keys && !shape.changes && !shape.fills : arg.refs.every((it) => it.kind !== 'foreign');
}

function changed(
  m: Machine,
  f: Frame,
  receiver: SchemaFacts,
  name: string,
  [first]: readonly Value[],
): SchemaFacts | undefined {
  if (KEEPS.test(name)) return receiver;
  if (LOOSE.test(name)) return receiver.changes || isDeep(receiver) ? OTHER : SAME;
  if (FILLS.test(name)) return first && isNothing(first) ? receiver : { ...receiver, fills: true };
  if (EXTENDS.test(name)) {
    const more = keysOf(m, f, first);
    return receiver.keys && more ? { ...receiver, keys: { ...receiver.keys, ...more } } : OTHER;
  }
  if (MAKES.test(name)) return MADE;
  return /^(?:parse|safeParse|validate|cast|isValid|create)/.test(name) ? undefined : listOf(name, receiver);
}

/** Some part of it does more than to be taken over. */
function isDeep({ keys = {} }: SchemaFacts): boolean {
  return Object.values(keys).some((it) => it.keys || it.changes || it.fills);
}

function isNothing(value: Value): boolean {
  const only = onlyLiteral(value);
  return only !== undefined && !only.literal;
}

function keysOf(m: Machine, f: Frame, value: Value | undefined): Record<string, SchemaFacts> | undefined {
  const [ref] = value?.refs ?? [];
  if (value?.refs.length !== 1 || value.unknown || ref?.kind !== 'object' || wasOpen(ref)) return undefined;
  if (readCell(ref.heap.rest, f.ctx) !== m.values.never) return undefined;
  if (ref.heap.props.size > MAX_KEYS) return undefined;
  const keys: Record<string, SchemaFacts> = {};
  for (const [name, cell] of ref.heap.props) keys[name] = schemaIn(readCell(cell, f.ctx)) ?? OTHER;
  return keys;
}
