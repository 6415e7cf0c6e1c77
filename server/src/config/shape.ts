/**
 * A small language for the shapes of configuration values: one description gives both the reader and the JSON schema,
 * so that the editor's completion and the command line cannot disagree.
 */
export type Shape =
  | TextShape
  | GlobShape
  | PathShape
  | DayShape
  | OneOfShape
  | YesNoShape
  | CountShape
  | ListShape
  | ObjectShape;

interface Described {
  readonly about?: string;
}

export interface TextShape extends Described {
  readonly kind: 'text';
}
/** As `std/glob.ts` reads it, within the configuration's folder. */
export interface GlobShape extends Described {
  readonly kind: 'glob';
}
/** A file within the scanned folder. */
export interface PathShape extends Described {
  readonly kind: 'path';
}
/** `YYYY-MM-DD`, and a day that there is. */
export interface DayShape extends Described {
  readonly kind: 'day';
}
/** One of these literals. */
export interface OneOfShape extends Described {
  readonly kind: 'one-of';
  readonly values: readonly (string | boolean)[];
}
export interface YesNoShape extends Described {
  readonly kind: 'yes-no';
}
/** A whole number from zero. */
export interface CountShape extends Described {
  readonly kind: 'count';
}
export interface ListShape extends Described {
  readonly kind: 'list';
  readonly of: Shape;
}
export interface ObjectShape extends Described {
  readonly kind: 'object';
  readonly keys: { readonly [key: string]: Shape };
  readonly required?: readonly string[];
}

export const TEXT: TextShape = { kind: 'text' };
export const GLOB: GlobShape = { kind: 'glob' };
export const PATH: PathShape = { kind: 'path' };
export const DAY: DayShape = { kind: 'day' };
export const YES_NO: YesNoShape = { kind: 'yes-no' };
export const COUNT: CountShape = { kind: 'count' };

export function oneOf(...values: readonly (string | boolean)[]): OneOfShape {
  return { kind: 'one-of', values };
}

export function listOf(of: Shape): ListShape {
  return { kind: 'list', of };
}

/** The same shape with a sentence that editors show. */
export function described<S extends Shape>(about: string, shape: S): S {
  return { ...shape, about };
}
