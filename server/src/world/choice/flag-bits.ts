/**
 * A choice that is kept as a bit of a number: `user.flags & UserFlags.OptedOut`. The bit is named by its constant, and read
 * as a member of that name would be.
 */
import type { Expr } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { readMember } from '../objects/members';
import { onlyLiteral, truthOf, type Value } from '../values/value';
import { seedMember } from './preferences';

/** What holds them. */
const FLAGS = /(?:flags?|bits|bit_?(?:mask|field|set)|mask|permissions|preferences|prefs|settings|options|consents?)$/i;

export function flagBit(m: Machine, f: Frame, x: Extract<Expr, { k: 'bin' }>, a: Value, b: Value): Value | undefined {
  if (x.op !== '&') return undefined;
  return (
    ofBit(m, f, x, { flags: x.a, held: a, bit: x.b, mask: b }) ??
    ofBit(m, f, x, { flags: x.b, held: b, bit: x.a, mask: a })
  );
}

interface Parts {
  readonly flags: Expr;
  readonly held: Value;
  readonly bit: Expr;
  readonly mask: Value;
}

function ofBit(m: Machine, f: Frame, x: Expr, { flags, held, bit, mask }: Parts): Value | undefined {
  const { facts } = f.unit;
  const name = nameOfBit(lastName(facts, bit));
  const only = onlyLiteral(mask)?.literal;
  const [ref] = held.refs;
  if (held.refs.length !== 1 || held.literals.length > 0 || held.unknown || !ref) return undefined;
  if (typeof only !== 'number' || only <= 0 || !FLAGS.test(lastName(facts, flags))) return undefined;
  const polarity = m.catalogue.polarityOfName(name);
  if (polarity !== 'in' && polarity !== 'out') return undefined;
  // `user.consents` is a record by its name.
  const said =
    ref.kind === 'foreign'
      ? seedMember(m, f, ref, name, x)
      : ref.kind === 'choice'
        ? readMember(m, f, held, name, x)
        : undefined;
  if (!said || said.refs.length > 0 || said.unknown) return said && m.values.withReads(m.values.unknown, said.reads);
  const { canBeTrue, canBeFalse } = truthOf(said);
  return m.values.make([...(canBeTrue ? [only] : []), ...(canBeFalse ? [0] : [])], [], false, said.reads);
}

/** As a column would be called: `FLAG_OPTED_OUT` is `opted_out`. */
function nameOfBit(written: string): string {
  const name = written.replace(/^(?:flag|bit|mask)_|_(?:flag|bit|mask)$/i, '');
  return name === name.toUpperCase() ? name.toLowerCase() : name;
}
