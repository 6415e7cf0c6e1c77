/**
 * Text of which parts are not known: U+0000 stands for each such part.
 *
 * It keeps URLs and storage keys recognisable (`https://api.segment.io/v1/` + path) while every
 * comparison with such a text stays open.
 */
import { isNobodysMark, isOpenText, isTextElement, textElements, withElements } from './text-elements';
import type { Literal, Value, Values } from './value';

const HOLE = '\u0000';
const HOLES = new RegExp(`${HOLE}+`, 'g');
const MAX_LENGTH = 4000;
/** More texts than this of one concatenation are not told apart. */
const MAX_TEXTS = 4;

export function isPartial(literal: Literal): boolean {
  return typeof literal === 'string' && literal.includes(HOLE);
}

/** The text a value must be, unknown parts as holes; undefined when it may be more than one text. */
export function textOf(value: Value): string | undefined {
  if (value.literals.length !== 1 || isOpenText(value)) return undefined;
  const literal = value.literals[0];
  return typeof literal === 'string' ? literal : undefined;
}

/** As `textOf`, but only where every part is known. */
export function wholeText(value: Value): string | undefined {
  const text = textOf(value);
  return text === undefined || text.includes(HOLE) ? undefined : text;
}

/** The texts that a concatenation may be: `(process.env.HOST ?? 'https://api.segment.io') + path`. */
export function concatenated(values: Values, parts: readonly (string | Value)[]): Value {
  let all: readonly string[] = [''];
  for (const part of parts) {
    const texts = typeof part === 'string' ? [part] : alternativesOf(part);
    const next = all.length * texts.length > MAX_TEXTS ? [typeof part === 'string' ? part : HOLE] : texts;
    all = all.flatMap((before) => next.map((it) => before + it));
  }
  const texts = [...new Set(all.map((it) => joinPieces([it])))];
  const known = texts.filter((it) => it !== undefined);
  const beside = parts.flatMap((it) => (typeof it === 'string' ? [] : textElements(it)));
  const isMarked = !parts.some(isOfSomebody) && !known.some(isPath);
  const elements = isMarked ? beside : beside.filter(isTextElement);
  return withElements(values, values.make(known, [], known.length < texts.length, []), elements);
}

/** A part that is not known, and may name a person. */
function isOfSomebody(part: string | Value): boolean {
  if (typeof part === 'string') return isPartial(part);
  return !part.refs.some(isNobodysMark) && (isOpenText(part) || part.literals.some(isPartial));
}

function alternativesOf(value: Value): readonly string[] {
  const { literals } = value;
  const isOpen = isOpenText(value) || literals.length === 0;
  return [...literals.map(String), ...(isOpen ? [HOLE] : [])];
}

/** One operand of a concatenation. */
export function piecesOf(value: Value): string {
  const { literals } = value;
  if (literals.length === 1 && !isOpenText(value)) return String(literals[0]);
  return HOLE;
}

/** The concatenation, or undefined when nothing of it is known. */
export function joinPieces(pieces: readonly string[]): string | undefined {
  const text = pieces.join('').replaceAll(HOLES, HOLE);
  return text === HOLE || text.length > MAX_LENGTH ? undefined : text;
}

/** A whole address, which may be changed since: `url.searchParams.set(…)`. */
export function isAddress(text: string): boolean {
  return /^(?:\w+:)?\/\//.test(text);
}

/** No key: an address, or a path below one. */
function isPath(text: string): boolean {
  return text.includes('://') || text.startsWith('/') || text.startsWith(`${HOLE}/`);
}

/** Texts with parts that are not known: by how they begin and end. */
export function mayBeSame(a: string, b: string): boolean {
  if (isAddress(a) || isAddress(b)) return true;
  const [first, second] = [a.split(HOLE), b.split(HOLE)];
  const begins = (x: string, y: string) => x.startsWith(y) || y.startsWith(x);
  const ends = (x: string, y: string) => x.endsWith(y) || y.endsWith(x);
  return begins(first[0] ?? '', second[0] ?? '') && ends(first.at(-1) ?? '', second.at(-1) ?? '');
}
