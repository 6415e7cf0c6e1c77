/** How a server framework registers functions and what it passes to them. */
import type { Machine, Native } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import type { ChainLink } from './serving';

export interface Dialect {
  readonly name: string;
  /** Methods of an app. */
  readonly methods: Readonly<Record<string, Native>>;
  /** Parts of the request that hold what links write: `res.locals`, `ctx.state`. */
  readonly holders: readonly string[];
  /** Members of a tracked object that do something, by slot and name. */
  readonly members: Readonly<Record<string, Native>>;
  /** The arguments of a link. */
  args(m: Machine, link: ChainLink, next: Value): readonly Value[];
  /** What an object of the request is beside what links write on it; undefined: something unknown of its name. */
  below?(m: Machine, slot: string): ForeignRef | undefined;
  /** What `this` is in a link: the app. */
  readonly selfIsApp?: true;
  /** It serves what comes later to who has reached the function that made it. */
  readonly within?: true;
  /** A link calls on when it ends without having replied, rather than by calling `next`. */
  readonly endsOn?: true;
  /** Nor where it returns what surely is a reply. */
  repliesBy?(m: Machine, value: Value): boolean;
  /** False: what is registered runs around what the framework finds by itself (`nest-app.ts`). */
  readonly chained?: false;
  /** The member of the request in which a link leaves the answer: `ctx.body`. */
  readonly answersIn?: string;
  /** `await next()` gives a promise. */
  readonly promises?: true;
}
