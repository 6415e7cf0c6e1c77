/** A read as another record gives it: of an older row, of nobody in particular, of one that is found by something else. */
import { remembered } from '../../std/remembered';
import type { By } from '../database/named-persons';
import type { Machine } from '../machine/machine';
import type { PreferenceRead } from './preference-read';

/** The same read, of a record that need not be the newest. */
export function outdatedRead(m: Machine, read: PreferenceRead): PreferenceRead {
  return remembered(m.reads, `outdated ${read.id}`, () => ({ ...read, id: m.reads.size, outdated: true }));
}

/** The same read, of rows that nobody in particular was asked for. */
export function anyonesRead(m: Machine, read: PreferenceRead): PreferenceRead {
  const ofRow = m.world.of !== undefined;
  return remembered(m.reads, `anyones ${read.id}`, () => ({ ...read, id: m.reads.size, anyones: true, ofRow }));
}

/** The same read, of another person than the one who asks. */
export function anothersRead(m: Machine, read: PreferenceRead): PreferenceRead {
  if (read.ofAnother || read.source !== 'stored') return read;
  const ofRow = m.world.of !== undefined;
  return remembered(m.reads, `another's ${read.id}`, () => ({ ...read, id: m.reads.size, ofAnother: true, ofRow }));
}

/** The same read, of a row that is found by this. */
export function readBy(m: Machine, read: PreferenceRead, by: By | undefined): PreferenceRead {
  if (!by || read.by === by) return read;
  return remembered(m.reads, `by ${by} ${read.id}`, () => ({ ...read, id: m.reads.size, by }));
}
