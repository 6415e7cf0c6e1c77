/**
 * Listeners kept for an event that the workspace itself emits.
 *
 * A channel is one name of one emitter; a mailbox is a place that registers a listener. What a channel
 * holds is run by whoever emits on it. Where nothing in sight emits on a mailbox's channel, someone out of
 * sight does: the mailbox is opened, and its listener is run from the place that registers it.
 */
import type { Cell } from '../machine/cell';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, newCell, readCell, writeCell } from '../machine/machine';
import type { Value } from '../values/value';

export interface Mailbox {
  /** The same in every world. */
  readonly key: string;
  readonly channels: Set<string>;
  /** NEVER as long as it is closed. */
  readonly opened: Cell;
}

/** Channels of the page's custom events. */
export const EVENT = 'event ';
/** Emitted on: an event whose name is not known. */
export const ANY_EVENT = `${EVENT}*`;

/** True when code that we cannot see runs the listener too. */
export function putDown(
  m: Machine,
  f: Frame,
  channel: string,
  site: { s: number; e: number },
  listener: Value,
): boolean {
  const key = `listener ${f.unit.path}:${site.s}-${site.e}`;
  let box = m.mailboxes.get(key);
  if (!box) m.mailboxes.set(key, (box = { key, channels: new Set(), opened: newCell(m) }));
  box.channels.add(channel);
  writeCell(m, cellIn(m, m.channels, channel), listener, f.ctx);
  // What is out of sight may emit anything.
  return m.relevance.outOfSight !== undefined || readCell(box.opened, f.ctx) !== m.values.never;
}

/** What waits there; whoever asks is told of more. */
export function takeUp(m: Machine, f: Frame, channel: string): Value {
  m.emitted.add(channel);
  return readCell(cellIn(m, m.channels, channel), f.ctx);
}

/**
 * Opens what nobody in sight takes up. Which mailboxes those are is found where anyone may run, and then
 * holds in every world: one whose emitter is gated stays closed.
 */
export function openMailboxes(m: Machine, known: ReadonlySet<string> | undefined, unseen: Set<string>): boolean {
  let grew = false;
  for (const box of m.mailboxes.values()) {
    const isLeft = known ? known.has(box.key) : [...box.channels].some((it) => !isEmitted(m, it));
    if (!isLeft || box.opened.value !== m.values.never) continue;
    unseen.add(box.key);
    writeCell(m, box.opened, m.values.true, undefined);
    grew = true;
  }
  return grew;
}

function isEmitted({ emitted }: Machine, channel: string): boolean {
  return emitted.has(channel) && !(channel.startsWith(EVENT) && emitted.has(ANY_EVENT));
}
