/** It runs only when the consumer opted out. */
import type { ReasonTest } from './case';

export const isInvertedGate: ReasonTest = ({ onlyWhenOptedOut, branches, passed }) =>
  [...branches, ...passed].some((it) => (it.branch?.reads.length ?? 0) > 0) && onlyWhenOptedOut();
