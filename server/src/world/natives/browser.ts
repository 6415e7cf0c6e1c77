/** The browser: events, storage, elements. */
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Native } from '../machine/machine';
import { dispatch, listen, newEvent } from './dom-events';

/** Renders an element into the page. */
const render: Native = (m, f, call) => {
  for (const arg of call.args) escape(m, f, arg, call.site);
  return m.values.unknown;
};

/** Didomi hands itself to what waits for it. */
const whenReady: Native = (m, f, call) => {
  const didomi = { root: { kind: 'global' }, path: ['Didomi'], steps: [] } as const;
  const platform = m.values.ref(m.refs.foreign(didomi, 'global', undefined, 'true'));
  for (const callback of call.args) callApart(m, f, callback, [platform], call);
  return m.values.unknown;
};

export const BROWSER: Readonly<Record<string, Native>> = {
  addEventListener: listen,
  'document.addEventListener': listen,
  'new CustomEvent': newEvent,
  'new Event': newEvent,
  dispatchEvent: dispatch,
  'document.dispatchEvent': dispatch,
  'didomiOnReady.push': whenReady,
  'react-dom#render': render,
  'react-dom#hydrate': render,
};
