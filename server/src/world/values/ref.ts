/**
 * Abstract objects: everything a value can be that is not a literal.
 *
 * Each is interned by where it is made (a place in the program in one context), so their number is
 * finite. What they hold lives in cells, which only grow.
 */
import type { Access, LiteralArgument } from '../../catalogue/catalogue';
import type { Polarity } from '../../catalogue/consent-platform';
import type { Jsx } from '../../facts/ir';
import type { PreferenceRead } from '../choice/preference-read';
import type { KeyKind } from '../database/key-kinds';
import type { Cell } from '../machine/cell';
import type { Context, Unit } from '../machine/context';
import type { Native } from '../machine/machine';
import type { Value } from './value';

interface Base {
  readonly id: number;
  readonly truth: 'true' | 'false' | 'open';
}

/** Properties of an object, a function or a class. */
export interface Heap {
  readonly props: Map<string, Cell>;
  /** Contexts that went through all properties: a new one wakes them. */
  readonly listers: Set<Context>;
  /** What is stored under keys that are not known; and an array's elements. */
  rest: Cell;
  /** Code that we cannot see has it, or something unknown was spread into it: any property may be there, with any value. */
  open: boolean;
  /** UNKNOWN once open: read by whoever reads a property. */
  readonly openness: Cell;
  /** The same, where it is not only what was spread into it. */
  readonly handed: Cell;
  /** Written after all that is spread into a literal: `{ ...rest, optedOut }`. */
  readonly ownLast: Set<string>;
  /** Properties that are there from the start: no read of them finds undefined. */
  readonly certain: Set<string>;
  /** Those that are so because of a spread, with its place. */
  readonly spread: Map<string, object | string>;
  /** An array whose length is that of its numbered properties. */
  exact: boolean;
  /** It was, and its elements have moved since. */
  loose: boolean;
  /** Of a list: at some place it holds the key of whom the program has in hand (`own-key.ts`). False for good once it may not. */
  hasOwnKey?: KeyKind | false | undefined;
  /** Nothing can be written to it. */
  frozen: boolean;
  /** An `enum`: nobody outside changes it. */
  isEnum?: true;
  /** A server keeps it across requests: see `shared-state.ts`. */
  isKept: boolean;
  /** It holds what many objects do: see `summary-objects.ts`. */
  summary?: Summary;
  /** The summary to which it belongs. */
  within?: ObjectRef;
}

export interface Summary {
  readonly ref: ObjectRef;
  /** The same once more. */
  readonly twin: ObjectRef;
  readonly members: ObjectRef[];
  /** The prototypes of all of them. */
  readonly protos: Cell;
  /** The program has written to it. */
  isChanged?: boolean;
}

export interface FunctionRef extends Base {
  readonly kind: 'function';
  readonly unit: Unit;
  /** Index into the unit's functions. */
  readonly fn: number;
  /** The context in which it was made: what it closes over. */
  readonly scope: Context;
  readonly heap: Heap;
  /** An arrow's `this`, which may grow: a closure for each of its stages would have no end. Undefined where the caller decides. */
  readonly lexicalThis: Cell | undefined;
  /** The class of a method, for `super`. */
  readonly home: ClassRef | undefined;
}

/** What a function is made of. */
export type FunctionInit = Omit<FunctionRef, 'id' | 'kind' | 'truth' | 'heap' | 'lexicalThis'> & {
  readonly isArrow: boolean;
};

export interface ClassRef extends Base {
  readonly kind: 'class';
  readonly unit: Unit;
  readonly cls: number;
  readonly scope: Context;
  readonly heap: Heap;
  readonly parent: Value;
}

export interface ObjectRef extends Base {
  readonly kind: 'object';
  readonly heap: Heap;
  /** `request`: stands for a consumer's request in a server's chain. */
  readonly shape: 'object' | 'array' | 'map' | 'set' | 'exports' | 'request';
  readonly maker: Context;
  /** Where it is made, the same in every world. */
  readonly place: object;
  /** The class whose methods it has, or the value given to Object.create. That of a summary grows. */
  readonly proto: Value | undefined;
}

export interface PromiseRef extends Base {
  readonly kind: 'promise';
  /** What it resolves to: NEVER while it does not. */
  readonly value: Cell;
  /** NEVER when it cannot reject. */
  readonly rejection: Cell;
}

/** A value from outside the workspace: reached from a package, a global, or something unknown. */
export interface ForeignRef extends Base {
  readonly kind: 'foreign';
  readonly access: Access;
  /** `package`, `global`; `unknown`: below a value that we know nothing of; `env`: an operator's setting; `request`: what a request carries. */
  readonly origin: 'package' | 'global' | 'unknown' | 'env' | 'request-data';
  /** Literal options it was made with, for URLs below a base URL. */
  readonly options: LiteralArgument;
}

/** A function of the language, the browser or a known library whose behaviour is modelled. */
export interface NativeRef extends Base {
  readonly kind: 'native';
  readonly name: string;
  readonly native: Native;
  readonly self: Value;
  /** Arguments bound before. */
  readonly bound: readonly Value[];
}

export interface ModuleRef extends Base {
  readonly kind: 'module';
  readonly unit: Unit;
}

/** A JSX element: made now, run when it is rendered. */
export interface ElementRef extends Base {
  readonly kind: 'element';
  readonly node: Jsx;
  readonly maker: Context;
  readonly tag: Cell;
  readonly props: ObjectRef;
}

/**
 * What a consumer who refused has left behind: exact enough to compare, not one literal.
 *   string  the stored text: `'1'` under an opt-out key, `'denied'` under a consent key
 *   record  an object, parsed JSON, a row: its members decide
 *   rows    a list of records
 *   answers an answer for each of several purposes or vendors; what is always on may be among them
 *   members what such a record answers, whichever of its members is meant: it was spread into an object
 *   jar     text that holds every cookie, or a part of it: see `part`
 */
export interface ChoiceRef extends Base {
  readonly kind: 'choice';
  /** `some`: one of the answers in a list, which one is not known. */
  readonly form: 'string' | 'record' | 'rows' | 'answers' | 'some' | 'members' | 'jar';
  readonly polarity: Polarity;
  /** What the consumer said in this world. */
  readonly answer: 'no' | 'yes';
  readonly read: PreferenceRead | undefined;
  readonly jar: JarPart | undefined;
  /** It was read from JSON: where it is no text, it is a record. */
  readonly decoded: true | undefined;
  /** Among the rows of everybody, the one of the consumer that the program has in hand: see `own-key.ts`. */
  readonly own: true | undefined;
  /** Its members as pairs of a name and an answer: `Object.entries(consent)`. */
  readonly pairs: true | undefined;
  /** It is a text for sure, as stored or as JSON, in capital or small letters. */
  readonly text: 'stored' | 'json' | 'upper' | 'lower' | undefined;
  /** Where in a record that was parsed from JSON it stands: `''`, `.prefs`. */
  readonly inside: string | undefined;
  /** Of DynamoDB's own client: true for an item, of an attribute its name. See `raw-records.ts`. */
  readonly raw: true | string | undefined;
}

/**
 * What of a cookie jar it is.
 *   all    the whole text, a list or an object of all entries
 *   some   one entry, or a piece of it: which one is not known
 *   other  one entry whose key nobody in the workspace asks for
 *   entry  `key=value` of this key
 *   tail   text that begins with this key's value
 */
export interface JarPart {
  readonly part: 'all' | 'some' | 'other' | 'entry' | 'tail';
  readonly key: string;
  /** A list of entries: what is in it is a whole one. */
  readonly list?: true;
  /** Split at the semicolons alone: all but the first begin with a blank. */
  readonly blank?: true;
}

export interface RegexRef extends Base {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: string;
}

export type Ref =
  | FunctionRef
  | ClassRef
  | ObjectRef
  | PromiseRef
  | ForeignRef
  | NativeRef
  | ModuleRef
  | ElementRef
  | ChoiceRef
  | RegexRef;
