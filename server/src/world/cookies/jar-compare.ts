/** A piece of a cookie jar compared with a literal: `part === 'ccpa_opt_out=1'`, `name === 'ccpa_opt_out'`. */
import { textStored } from '../choice/stored-under';
import type { Machine } from '../machine/machine';
import type { ChoiceRef } from '../values/ref';
import { type Literal, type Truth, truthOf, type Value } from '../values/value';
import { answerTo } from '../worlds';
import { noteAsked, present } from './jar';
import { askedIn } from './jar-entry';

const OPEN: Truth = { canBeTrue: true, canBeFalse: true };
const NO: Truth = { canBeTrue: false, canBeFalse: true };

/** What is compared with a piece is asked for, also where nothing comes of it yet. */
export function noteCompared(m: Machine, a: Value, b: Value): void {
  if (hasPiece(a)) for (const literal of b.literals) noteLiteral(m, literal);
  if (hasPiece(b)) for (const literal of a.literals) noteLiteral(m, literal);
}

/** The reads that a comparison with an entry of that key depends on. */
export function comparedReads(m: Machine, a: Value, b: Value): Value['reads'] {
  let reads = m.values.unknown;
  for (const [piece, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const ref of piece.refs) {
      if (ref.kind !== 'choice' || !ref.read || ref.jar?.part !== 'entry') continue;
      const asks = other.literals.some((it) => typeof it === 'string' && askedIn(it, false)?.key === ref.jar?.key);
      if (asks) reads = m.values.withReads(reads, [ref.read]);
    }
  }
  return reads.reads;
}

function hasPiece(value: Value): boolean {
  return value.refs.some((it) => it.kind === 'choice' && it.form === 'jar');
}

function noteLiteral(m: Machine, literal: Literal): void {
  const asked = typeof literal === 'string' ? askedIn(literal, false) : undefined;
  if (asked) noteAsked(m, asked.key);
}

export function equalToPiece(m: Machine, { jar, read }: ChoiceRef, literal: Literal): Truth {
  const asked = typeof literal === 'string' ? askedIn(literal, false) : undefined;
  if (!asked || !jar) return OPEN;
  if (jar.part === 'other') return m.prior?.jarKeys.includes(asked.key) ? NO : OPEN;
  if (jar.part !== 'entry' || !asked.whole || !read) return OPEN;
  if (asked.key !== jar.key) return NO;
  if (jar.blank) return OPEN;
  const [value] = asked.values ?? [];
  if (value === undefined) return OPEN;
  const polarity = m.catalogue.polarityOfKey(jar.key) ?? 'in';
  return truthOf(
    present(
      m,
      textStored(
        m,
        { key: jar.key, polarity, answer: answerTo(m.world, read), read },
        { medium: 'cookie', script: false },
      ),
      value,
    ),
  );
}
