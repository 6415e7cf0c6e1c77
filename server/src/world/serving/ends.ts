/** Where a function ends: what has surely happened by then, and whether its request still waits for a reply. */
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { noteOrderAtEnd } from './order';
import { noteReplyAtEnd } from './replies';

export function noteEnd(m: Machine, f: Frame, returned: Value): void {
  if (m.serving.apps.size > 0) noteOrderAtEnd(m, f);
  if (m.serving.links > 0) noteReplyAtEnd(m, f, returned);
}
