/** The browser: events, storage, elements. */
import { escape } from '../escape';
import type { Native } from '../machine';
import { dispatch, listen, newEvent } from './dom-events';

/** Renders an element into the page. */
const render: Native = (m, f, call) => {
  for (const arg of call.args) escape(m, f, arg, call.site);
  return m.values.unknown;
};

export const BROWSER: Readonly<Record<string, Native>> = {
  addEventListener: listen,
  'document.addEventListener': listen,
  'new CustomEvent': newEvent,
  'new Event': newEvent,
  dispatchEvent: dispatch,
  'document.dispatchEvent': dispatch,
  'react-dom#render': render,
  'react-dom#hydrate': render,
};
