/** Properties of which nothing is known yet. */
import { createCell } from '../machine/cell';
import type { Heap } from './ref';
import type { Values } from './value';

export function createHeap({ never }: Values): Heap {
  return {
    props: new Map(),
    listers: new Set(),
    rest: createCell(never),
    open: false,
    openness: createCell(never),
    handed: createCell(never),
    ownLast: new Set(),
    certain: new Set(),
    spread: new Map(),
    exact: false,
    loose: false,
    frozen: false,
    isKept: false,
  };
}
