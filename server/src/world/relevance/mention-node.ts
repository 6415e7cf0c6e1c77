/** One function or variable of a file, and the names that make it relevant: see `mentions.ts`. */
import type { FileFacts } from '../../facts/ir';
import type { Links } from '../../links/links';

/** What mentions rest on beside the file's own facts. */
export type Asking = Pick<Links, 'facts' | 'resolve'>;

export interface Node {
  readonly mentions: Set<string>;
  readonly defines: Set<string>;
  readonly state: Set<string>;
  /** What it hands functions to, and what it passes its parameters to: see `handed.ts`. */
  readonly hands: Set<string>;
  readonly passes: Set<string>;
  /** It names a vendor, or a host of one. */
  shares: boolean;
  /** It names an SDK itself: what is made from it may be one. */
  holds: boolean;
  /** It names a preference. */
  prefers: boolean;
  /** An object in it has keys that are computed: any state may be meant. */
  computes: boolean;
  /** It names a choice that is kept. */
  chooses: boolean;
  /** It stores in the browser, under a key that it does not name. */
  keeps: boolean;
  /** A function that holds this one, or the declaration. */
  container: Node | undefined;
  /** It sees parameters of the functions around it, which may hold anything. */
  seesParameters: boolean;
}

export function newNode(): Node {
  return {
    mentions: new Set(),
    defines: new Set(),
    state: new Set(),
    hands: new Set(),
    passes: new Set(),
    shares: false,
    holds: false,
    prefers: false,
    computes: false,
    chooses: false,
    keeps: false,
    container: undefined,
    seesParameters: false,
  };
}
export function bindingKey(facts: FileFacts, b: number): string {
  return `${facts.path}#b${b}`;
}
