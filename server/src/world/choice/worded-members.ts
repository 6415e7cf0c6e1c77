/**
 * Records whose members are words: `{ marketing: 'denied' }` is as much there as `'granted'`, so testing the
 * member alone lets both through.
 *
 * A name of which some stored object, row or declaration says it in words is a word wherever it is read; what is
 * stored is collected where anyone may run.
 */
import type { Polarity } from '../../catalogue/consent-platform';
import { remembered } from '../../std/remembered';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import type { ChoiceRef, Ref } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Literal, Value } from '../values/value';
import { choice } from './preferences';

const MAX_DEPTH = 3;

/** Of a value that is stored, as text or as it is. */
export function noteWords(m: Machine, f: Frame, value: Value): void {
  const seen = new Set<Ref>();
  let level = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    const below: Value[] = [];
    for (const ref of level.flatMap((it) => it.refs)) {
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
        const held = readCell(cell, f.ctx);
        noteWord(m, name, held);
        below.push(held);
      }
    }
    level = below;
  }
}

/** What a consumer of this answer has under the member's name; undefined where it is no word. */
export function wordUnder(
  m: Machine,
  { polarity, answer, read }: Pick<ChoiceRef, 'polarity' | 'answer' | 'read'>,
  name: string,
): Value | undefined {
  if (!read) return undefined;
  const any = () => choice(m, { form: 'string', polarity, answer, read, decoded: true });
  if (read.source === 'cmp') return m.catalogue.formOfAnswers(read.name) === 'words' ? any() : undefined;
  const texts = textsUnder(m, name);
  if (!texts || ![...texts].some((it) => isWord(m, it) || mayBeWord(m, it))) return undefined;
  const held = [...texts].filter((it) => saidBy(m, it, polarity) !== (answer === 'no' ? 'allows' : 'refuses'));
  const isKnown = held.length > 0 && !texts.has(undefined);
  return isKnown ? m.values.withReads(m.values.make(held, [], false, []), [read]) : any();
}

/** What is stored under the name anywhere, and what declarations say of it. */
function textsUnder({ prior }: Machine, name: string): ReadonlySet<Literal> | undefined {
  const stored = prior?.wordedMembers.get(name);
  const declared = prior?.declaredWords.get(name);
  return stored && declared ? new Set([...stored, ...declared]) : (stored ?? declared);
}

/** Undefined among the texts: others may be stored too. */
function noteWord(m: Machine, name: string, held: Value): void {
  const texts = remembered(m.wordedMembers, name, () => new Set<Literal>());
  for (const it of held.literals) texts.add(isPartial(it) ? undefined : it);
  if (held.unknown || held.refs.length > 0) texts.add(undefined);
}

function isWord(m: Machine, literal: Literal): boolean {
  return (
    typeof literal === 'string' && !/^(?:true|false|[01])$/.test(literal) && saidBy(m, literal, 'in') !== undefined
  );
}

/** What code out of sight hands over to be stored. */
function mayBeWord({ relevance }: Machine, literal: Literal): boolean {
  return literal === undefined && relevance.outOfSight !== undefined;
}

function saidBy(m: Machine, literal: Literal, polarity: Polarity): 'refuses' | 'allows' | undefined {
  return literal === undefined ? undefined : m.catalogue.meaningOfLiteral(literal, polarity);
}
