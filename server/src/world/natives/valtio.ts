/**
 * Valtio: a proxy is the object itself, and so is what a snapshot of it shows.
 *
 * Source: https://valtio.dev/docs/api/basic/proxy
 */
import type { Native } from '../machine/machine';
import { itself, unfollowed } from './called';
import { runLater } from './vue';

const proxy: Native = (m, f, call) => (m.relevance.outOfSight ? unfollowed(m, f, call) : itself(m, f, call));

/** The last function is told that something has changed. */
const subscribe: Native = (m, f, call) => {
  const callback = call.args.findLast((it) => it.refs.some(({ kind }) => kind === 'function'));
  if (callback) runLater(m, f, call, callback, [m.values.unknown, m.values.unknown]);
  return m.values.unknown;
};

const NAMES: Readonly<Record<string, Native>> = {
  proxy,
  ref: itself,
  snapshot: itself,
  useSnapshot: itself,
  useProxy: itself,
  subscribe,
  subscribeKey: subscribe,
};

export const VALTIO: Readonly<Record<string, Native>> = Object.fromEntries(
  ['valtio', 'valtio/vanilla', 'valtio/react', 'valtio/utils', 'valtio/vanilla/utils', 'valtio/react/utils'].flatMap(
    (spec) => Object.entries(NAMES).map(([name, native]) => [`${spec}#${name}`, native]),
  ),
);
