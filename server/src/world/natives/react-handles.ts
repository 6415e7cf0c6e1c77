/**
 * React: `useImperativeHandle(ref, () => ({ … }))`, what a parent finds under the reference that it has given.
 *
 * Source: https://react.dev/reference/react/useImperativeHandle
 */
import { escape } from '../calls/escape';
import type { Native } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { called } from './called';

const useImperativeHandle: Native = (m, f, call) => {
  const [ref = m.values.unknown, create = m.values.undefined] = call.args;
  const handle = called(m, f, call, create);
  if (!f.state) return m.values.never;
  const isSeen = !ref.unknown && ref.refs.length > 0 && ref.refs.every((it) => it.kind === 'object');
  for (const it of ref.refs) if (it.kind === 'object') defineProperty(m, f, it.heap, 'current', handle, false);
  if (!isSeen || m.relevance.outOfSight) escape(m, f, handle, call.site);
  return m.values.undefined;
};

export const REACT_HANDLES: Readonly<Record<string, Native>> = {
  'react#useImperativeHandle': useImperativeHandle,
};
