/** Does what is stored or set say yes, literally? */
import type { Catalogue, LiteralArgument } from '../../catalogue/catalogue';
import type { Polarity } from '../../catalogue/consent-platform';
import type { Expr } from '../../facts/ir';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { writtenIn } from '../natives/json';
import { certainArgument } from '../values/certain-arguments';
import { onlyLiteral, type Value } from '../values/value';

type Side = Polarity | 'record';

export function isGrant(catalogue: Catalogue, side: Side, value: Value, literals: LiteralArgument): boolean {
  const only = onlyLiteral(value);
  if (only) return only.literal !== undefined && isGrantText(catalogue, side, only.literal);
  return isRecord(literals) && isGrantRecord(catalogue, Object.entries(literals));
}

/** A text that says yes to being asked, whatever holds it: `'accepted'`, `'necessary,marketing'`. */
export function isGrantWord(catalogue: Catalogue, value: Value): boolean {
  const text = onlyLiteral(value)?.literal;
  return typeof text === 'string' && (GRANT_WORD.test(text) || isGrantList(catalogue, text));
}

const GRANT_WORD =
  /^(?:accept(?:ed|[-_]?all)?|grant(?:ed)?|agreed?|opt(?:ed)?[-_]?in|allow(?:ed|[-_]?all)?|all|full|given|yes)$/i;

/** Purposes, one of which can be refused. */
function isGrantList(catalogue: Catalogue, text: string): boolean {
  const parts = text.split(/[,|;+]\s*/);
  const asked = parts.filter((it) => !catalogue.isNecessary(it));
  return parts.length > 1 && asked.length > 0 && asked.every((it) => catalogue.purposeOfName(it) !== undefined);
}

/** Of `JSON.stringify(…)` among the arguments: what it is given allows every purpose. */
export function isGrantAsJson(m: Machine, f: Frame, site: Site, read = certainArgument): boolean {
  if (isGrantWritten(m.catalogue, site)) return true;
  const given = writtenIn(f, site);
  const known = given && read(m, f, given);
  return isRecord(known) && isGrantRecord(m.catalogue, Object.entries(known));
}

/** `JSON.stringify({ analytics: true, marketing: true, at: Date.now() })`, as written. */
function isGrantWritten(catalogue: Catalogue, site: Site): boolean {
  if (site.k !== 'call') return false;
  return site.args.some((arg) => {
    const object =
      arg.k === 'call' && arg.callee.k === 'member' && arg.callee.name === 'stringify' ? arg.args[0] : undefined;
    if (object?.k !== 'obj') return false;
    const entries = object.props.map((it) =>
      it.p === 'value' && typeof it.key === 'string' ? ([it.key, literalOf(it.value)] as const) : undefined,
    );
    return entries.every((it) => it !== undefined) && isGrantRecord(catalogue, entries);
  });
}

/** What an object that is stored says, as it is written: `JSON.stringify({ value: 'denied', at: Date.now() })`. */
export function stanceWritten(catalogue: Catalogue, site: Site): 'refuses' | 'allows' | undefined {
  if (site.k !== 'call') return undefined;
  const objects = site.args.flatMap((arg) => {
    const inner = arg.k === 'call' ? arg.args[0] : arg;
    return inner?.k === 'obj' ? [inner] : [];
  });
  const said = new Set(
    objects.flatMap(({ props }) =>
      props.flatMap((it) => {
        if (it.p !== 'value' || typeof it.key !== 'string') return [undefined];
        const polarity = catalogue.polarityOfName(it.key);
        const isOwn = polarity !== undefined || catalogue.isChoice(it.key) || DECISION.test(it.key);
        if (!isOwn || catalogue.isNecessary(it.key)) return [];
        const value = literalOf(it.value);
        const isWord = typeof value === 'string' || typeof value === 'boolean';
        return [isWord ? catalogue.meaningOfLiteral(value, polarity === 'out' ? 'out' : 'in') : undefined];
      }),
    ),
  );
  const [only] = said;
  return said.size === 1 ? only : undefined;
}

const DECISION = /^(?:value|status|state|choice|decision|granted|allowed|accepted|given)$/i;

function literalOf(x: Expr): LiteralArgument {
  return x.k === 'lit' ? x.v : undefined;
}

function isGrantText(catalogue: Catalogue, side: Side, literal: string | number | boolean | null): boolean {
  if (typeof literal === 'string' && /^\s*\{/.test(literal)) return isGrantJson(catalogue, literal);
  if (side !== 'out' && typeof literal === 'string' && isGrantList(catalogue, literal)) return true;
  return catalogue.meaningOfLiteral(literal, side === 'record' ? 'in' : side) === 'allows';
}

function isGrantJson(catalogue: Catalogue, text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return (
      isRecord(parsed as LiteralArgument) &&
      isGrantRecord(catalogue, Object.entries(parsed as Record<string, LiteralArgument>))
    );
  } catch {
    return false;
  }
}

/** Every purpose is allowed, and there is one. A purpose that is not known may be refused. */
function isGrantRecord(catalogue: Catalogue, entries: Entries): boolean {
  return saysOfEach(catalogue, entries, 'allows');
}

/** `JSON.stringify({ analytics: false, marketing: false })`: each purpose is refused. */
export function isRefusalAsJson(m: Machine, f: Frame, site: Site, read: typeof certainArgument): boolean {
  const given = writtenIn(f, site);
  const known = given && read(m, f, given);
  return isRecord(known) && saysOfEach(m.catalogue, Object.entries(known), 'refuses');
}

type Entries = readonly (readonly [string, LiteralArgument])[];

function saysOfEach(catalogue: Catalogue, entries: Entries, stance: 'allows' | 'refuses'): boolean {
  const purposes = entries.filter(
    ([name]) => catalogue.purposeOfName(name) !== undefined || catalogue.polarityOfName(name) === 'in',
  );
  const asked = purposes.filter(([name]) => !catalogue.isNecessary(name));
  return (
    asked.length > 0 &&
    asked.every(
      ([, said]) =>
        (typeof said === 'string' || typeof said === 'boolean') && catalogue.meaningOfLiteral(said, 'in') === stance,
    )
  );
}

function isRecord(argument: LiteralArgument): argument is { readonly [key: string]: LiteralArgument } {
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument);
}
