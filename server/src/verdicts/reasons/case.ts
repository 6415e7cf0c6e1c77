/** What a reason is judged by: one ungated pathway, the route that still runs, and the tests on it. */
import type { RouteCount } from '../../../../shared/src/model';
import type { Catalogue } from '../../catalogue/catalogue';
import type { PreferenceRead } from '../../world/choice/preference-read';
import type { Branch, Context, Site } from '../../world/machine/context';

export interface OnTheWay {
  readonly ctx: Context;
  /** The place on the route, in that context. */
  readonly site: Site;
  readonly branch: Branch;
  /** What it is there for, where it does not decide over the place: it may gate some other touchpoint. */
  readonly role: 'open' | 'gates same vendor' | 'gates others' | 'makes a value';
}

/** A test in a function that is called before the place. */
export interface PassedTest {
  /** Undefined: the function tests nothing. */
  readonly branch: Branch | undefined;
  /** It does not return in the opted-out world: what it throws is caught. */
  readonly stops: boolean;
  /** It returns an answer that depends on a preference. */
  readonly answers: boolean;
}

export interface RoutePlace {
  readonly ctx: Context;
  readonly site: Site;
  /** What is read in this function itself, as source text stands. */
  readonly reads: readonly PreferenceRead[];
  /** It stands before the next one in a server's chain: what it reads is for whoever comes after it. */
  readonly isLayer: boolean;
  /** Those of them that no gate of another touchpoint tests. */
  readonly untested: readonly PreferenceRead[];
}

export interface UngatedCase {
  readonly catalogue: Catalogue;
  readonly routes: RouteCount;
  /** The route's functions, entry first, each with the place in it. */
  readonly places: readonly RoutePlace[];
  /** Every test met in a function of the route, whether before the place or after it. */
  readonly branches: readonly OnTheWay[];
  /** Those that decide whether the route's place runs. */
  readonly deciding: readonly OnTheWay[];
  /** Tests in functions that the route calls before its place. */
  readonly passed: readonly PassedTest[];
  /** It cannot run for a consumer who agreed: asked last, since that world may have to be evaluated for it. */
  onlyWhenOptedOut(): boolean;
}

export type ReasonTest = (it: UngatedCase) => boolean;
