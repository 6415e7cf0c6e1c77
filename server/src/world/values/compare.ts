/** Equality and other operators on abstract values. */
import { foundInChoice } from '../choice/choice-search';
import { jarText } from '../cookies/jar';
import { comparedReads, equalToPiece, noteCompared } from '../cookies/jar-compare';
import { areOneKey } from '../database/own-key';
import type { Machine } from '../machine/machine';
import { answerToAny } from '../worlds';
import type { ChoiceRef, Ref } from './ref';
import { concatenated, isPartial, joinPieces, mayBeSame, piecesOf } from './strings';
import { isOpenText, isTextElement } from './text-elements';
import { isNullish, type Literal, mayBeNothing, onlyLiteral, type Truth, truthOf, type Value } from './value';

const OPEN: Truth = { canBeTrue: true, canBeFalse: true };
const YES: Truth = { canBeTrue: true, canBeFalse: false };
const NO: Truth = { canBeTrue: false, canBeFalse: true };

export function evaluateBinary(m: Machine, op: string, a: Value, b: Value): Value {
  const reads = m.values.join(
    m.values.withReads(m.values.unknown, a.reads),
    m.values.withReads(m.values.unknown, b.reads),
  ).reads;
  switch (op) {
    case '===':
    case '!==':
    case '==':
    case '!=':
      return m.values.withReads(
        m.values.withReads(fromTruth(m, equality(m, a, b, op.length === 2), op[0] === '!'), reads),
        comparedReads(m, a, b),
      );
    case '+':
      return m.values.withReads(add(m, a, b), reads);
    default:
      return m.values.withReads(fold(m, op, a, b), reads);
  }
}

/** What arithmetic takes it for. */
export function toNumber(m: Machine, value: Value, sign: 1 | -1 = 1): Value {
  if (sign === 1 && isStoredAnswer(value))
    return m.values.make(
      [],
      value.refs.map((it) => withoutText(m, it)),
      false,
      value.reads,
    );
  const numbers = value.literals.map((it) => sign * Number(it));
  const known = !value.unknown && value.refs.length === 0 && numbers.every((it) => !Number.isNaN(it));
  return known ? m.values.make(numbers, [], false, value.reads) : m.values.withReads(m.values.unknown, value.reads);
}

/** It is no text any more. */
function withoutText(m: Machine, ref: Ref): Ref {
  return ref.kind === 'choice' ? m.refs.choice({ ...ref, text: undefined }) : ref;
}

export function fromTruth(m: Machine, truth: Truth, negated = false): Value {
  const { canBeTrue, canBeFalse } = negated ? { canBeTrue: truth.canBeFalse, canBeFalse: truth.canBeTrue } : truth;
  if (canBeTrue && canBeFalse) return m.values.boolean;
  if (canBeTrue) return m.values.true;
  return canBeFalse ? m.values.false : m.values.never;
}

export function not(m: Machine, value: Value): Value {
  return m.values.withReads(fromTruth(m, truthOf(value), true), value.reads);
}

function equality(m: Machine, a: Value, b: Value, loose: boolean): Truth {
  noteCompared(m, a, b);
  if (areOneKey(m, a, b)) return YES;
  if (a.unknown || b.unknown || areTwoAnswers(a, b)) return OPEN;
  let truth: Truth = { canBeTrue: false, canBeFalse: false };
  const add = (it: Truth) => {
    truth = { canBeTrue: truth.canBeTrue || it.canBeTrue, canBeFalse: truth.canBeFalse || it.canBeFalse };
  };
  for (const x of a.literals) {
    for (const y of b.literals)
      add(equalToAnswer(m, a, x, y) ?? equalToAnswer(m, b, y, x) ?? equalLiterals(x, y, loose));
    for (const ref of b.refs) add(equalToRef(m, ref, x, loose));
  }
  for (const ref of a.refs) {
    for (const y of b.literals) add(equalToRef(m, ref, y, loose));
    for (const other of b.refs) add(equalRefs(ref, other));
  }
  return truth;
}

/** `previous.consent !== this.props.consent`: that an answer changed is not what was answered. */
function areTwoAnswers(a: Value, b: Value): boolean {
  const isAnswer = ({ refs, literals, reads }: Value) =>
    refs.length === 0 && reads.length > 0 && literals.every((it) => typeof it === 'boolean');
  return isAnswer(a) && isAnswer(b) && a.reads.every((it) => !b.reads.includes(it));
}

function equalLiterals(a: Literal, b: Literal, loose: boolean): Truth {
  if (isPartial(a) || isPartial(b)) return typeof a === typeof b && mayBeSame(String(a), String(b)) ? OPEN : NO;
  // biome-ignore lint/suspicious/noDoubleEquals: it is the user's `==` that is evaluated.
  const equal = loose ? a == b : a === b;
  return equal ? YES : NO;
}

/**
 * `consent.marketing === 'denied'`: an answer that is compared with a word may be that word, where it says what
 * the consumer said. Where it is a boolean after all, it is no word.
 */
function equalToAnswer(m: Machine, value: Value, answer: Literal, word: Literal): Truth | undefined {
  const isWord = typeof word === 'number' || typeof word === 'string';
  if (typeof answer !== 'boolean' || !isWord || value.reads.length === 0) return undefined;
  const said = answerToAny(m.world, value.reads);
  if (isPartial(word) || (said !== 'no' && said !== 'yes')) return OPEN;
  const meaning = m.catalogue.meaningOfLiteral(word, answer === (said === 'yes') ? 'in' : 'out');
  return meaning !== undefined && (meaning === 'refuses') !== (said === 'no') ? NO : OPEN;
}

function equalToRef(m: Machine, ref: Ref, literal: Literal, loose: boolean): Truth {
  if (ref.kind === 'foreign') return ref.truth === 'true' && isNullish(literal) ? NO : OPEN;
  if (ref.kind === 'choice') return equalToChoice(m, ref, literal, loose);
  // `[] == false`, and an object that is its text.
  return loose && !isNullish(literal) ? OPEN : NO;
}

/** `getCookie('ccpa_opt_out') === '1'`: what was stored says no, and this literal says no under that key. */
function equalToChoice(m: Machine, choice: ChoiceRef, literal: Literal, loose: boolean): Truth {
  if (choice.form === 'members') return OPEN;
  if (choice.form === 'jar') return equalToPiece(m, choice, literal);
  // In a world that has the record, it is there.
  if (isNullish(literal)) return NO;
  if (isPartial(literal)) return OPEN;
  if (choice.text && !mayBeTextOf(choice.text, literal, loose)) return NO;
  const meaning = m.catalogue.meaningOfLiteral(literal as string | number | boolean, choice.polarity);
  // A text of several choices, or an object: it is no text that says yes to all.
  if (choice.form !== 'string') {
    if (meaning === 'allows' && choice.answer === 'no') return NO;
    // One of a list of what is agreed to: who refused has no purpose in it.
    if (choice.form === 'record' && isRefused(m, choice, literal)) return NO;
    // `JSON.parse(stored) === 1`: who compares it with a literal stored no object.
    const isDecoded = choice.form === 'record' && choice.decoded && typeof literal !== 'string';
    return isDecoded && meaning === 'refuses' && choice.answer === 'no' && choice.polarity === 'out' ? YES : OPEN;
  }
  if (meaning === undefined) return OPEN;
  return (meaning === 'refuses') === (choice.answer === 'no') ? YES : NO;
}

/** It names a purpose, and the record has no purpose that is agreed to. */
function isRefused(m: Machine, choice: ChoiceRef, literal: Literal): boolean {
  if (typeof literal !== 'string' || m.catalogue.purposeOfName(literal) === undefined) return false;
  const { canBeTrue } = truthOf(foundInChoice(m, choice, m.values.literal(literal)));
  return choice.polarity === 'in' && !canBeTrue;
}

/** `localStorage.getItem(key) === true`, `text.toUpperCase() === 'true'`: never. */
function mayBeTextOf(how: NonNullable<ChoiceRef['text']>, literal: Literal, loose: boolean): boolean {
  if (typeof literal !== 'string') return loose;
  if (how === 'json') return /^\s*[[{]/.test(literal);
  return how === 'stored' || literal === (how === 'upper' ? literal.toUpperCase() : literal.toLowerCase());
}

function equalRefs(a: Ref, b: Ref): Truth {
  if (a.kind === 'foreign' || b.kind === 'foreign' || a.kind === 'choice' || b.kind === 'choice') return OPEN;
  return a.id === b.id ? OPEN : NO;
}

function add(m: Machine, a: Value, b: Value): Value {
  const x = onlyLiteral(a);
  const y = onlyLiteral(b);
  if (x && y && typeof x.literal !== 'string' && typeof y.literal !== 'string') {
    return m.values.literal((x.literal as number) + (y.literal as number));
  }
  const sums = sumsOf(m, a, b);
  if (sums) return sums;
  const jar = jarText(m, [a, b]);
  if (jar) return jar;
  const isMarkup = a.refs.some(isTextElement) || b.refs.some(isTextElement);
  if (!mayBeText(a) && !mayBeText(b) && !isMarkup) return m.values.unknown;
  // With a text, anything becomes a text; what may be two numbers is added.
  if (isMarkup || isText(a) || isText(b)) return concatenated(m.values, [a, b]);
  const text = joinPieces([piecesOf(a), piecesOf(b)]);
  return text === undefined ? m.values.unknown : m.values.literal(text);
}

function sumsOf(m: Machine, a: Value, b: Value): Value | undefined {
  const x = numbersOf(a);
  const y = numbersOf(b);
  if (!x || !y || x.length * y.length > MAX_SUMS) return undefined;
  return m.values.make([...new Set(x.flatMap((left) => y.map((right) => left + right)))], [], false, []);
}

export function mayBeText(value: Value): boolean {
  return value.literals.some((it) => typeof it === 'string');
}

function isText(value: Value): boolean {
  const { literals } = value;
  return !isOpenText(value) && literals.length > 0 && literals.every((it) => typeof it === 'string');
}

/** Of an operator on two numbers; anything else is open. */
function fold(m: Machine, op: string, a: Value, b: Value): Value {
  const x = numbersOf(a);
  const y = numbersOf(b);
  const isCompared = COMPARISONS.has(op);
  if (!x || !y || x.length * y.length > MAX_PAIRS)
    return (isCompared ? thresholdOf(m, op, a, b) : undefined) ?? (isCompared ? m.values.boolean : m.values.unknown);
  const results = x.flatMap((left) => y.map((right) => foldNumbers(op, left, right)));
  const known = results.filter((it) => it !== undefined);
  return m.values.make([...new Set(known)], [], known.length < results.length, []);
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', 'instanceof']);
/** More pairs of numbers than this are not told apart. */
const MAX_PAIRS = 16;
/** A counter grows with each round. */
const MAX_SUMS = 4;

/** Each number that arithmetic may take it for. */
function numbersOf({ literals, refs, unknown }: Value): readonly number[] | undefined {
  const isKnown = !unknown && refs.length === 0 && literals.length > 0;
  return isKnown && literals.every((it) => typeof it === 'number') ? (literals as number[]) : undefined;
}

/** `Number(stored) > 0`: who counts with a stored answer stored 1 for what the key says, and 0 for the opposite. */
function thresholdOf(m: Machine, op: string, a: Value, b: Value): Value | undefined {
  const [stored, bound] = isStoredAnswer(a) ? [a, b] : [b, a];
  const limit = onlyLiteral(bound)?.literal;
  const [ref] = stored.refs;
  if (!isStoredAnswer(stored) || typeof limit !== 'number' || ref?.kind !== 'choice') return undefined;
  const test = (count: number) => (stored === a ? foldNumbers(op, count, limit) : foldNumbers(op, limit, count));
  if (test(0) === test(1)) return undefined;
  return m.values.literal(test((ref.polarity === 'out') === (ref.answer === 'no') ? 1 : 0));
}

function isStoredAnswer({ literals, refs, unknown }: Value): boolean {
  const [ref] = refs;
  return !unknown && literals.length === 0 && refs.length === 1 && ref?.kind === 'choice' && ref.form === 'string';
}

function foldNumbers(op: string, x: number, y: number): number | boolean | undefined {
  switch (op) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '&':
      return x & y;
    case '|':
      return x | y;
    case '^':
      return x ^ y;
    case '<<':
      return x << y;
    case '>>':
      return x >> y;
    case '%':
      return x % y;
    case '/':
      return x / y;
    default:
      return undefined;
  }
}

/** The part of a value that a truthy (or falsy) test leaves. */
export function keepWhere(m: Machine, value: Value, truthy: boolean): Value {
  const literals = value.literals.filter((it) => Boolean(it) === truthy);
  const kept = m.values.make(literals, [], false, value.reads);
  const open = value.unknown || value.refs.some((it) => it.truth === 'open');
  if (!truthy) return open ? m.values.join(kept, m.values.make(FALSY, [], false, value.reads)) : kept;
  let result = kept;
  for (const ref of value.refs) {
    if (ref.truth === 'true' || ref.kind !== 'foreign') result = m.values.join(result, m.values.ref(ref));
    else result = m.values.join(result, m.values.ref(m.refs.foreign(ref.access, ref.origin, ref.options, 'true')));
  }
  return value.unknown ? m.values.join(result, m.values.ref(somethingTrue(m))) : result;
}

const FALSY: readonly Literal[] = [undefined, null, false, 0, '', Number.NaN];

function somethingTrue(m: Machine): Ref {
  return m.refs.foreign({ root: { kind: 'global' }, path: ['?'], steps: [] }, 'unknown', undefined, 'true');
}

export function keepNullish(m: Machine, value: Value, nullish: boolean): Value {
  const literals = value.literals.filter((it) => isNullish(it) === nullish);
  const refs = nullish ? value.refs.filter(mayBeNothing) : value.refs;
  return m.values.make(literals, refs, value.unknown, value.reads);
}
