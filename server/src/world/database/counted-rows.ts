/** How many rows of a choice there are of who is asked for: `optOut.count({ where: { userId } })`; and whether it is all of them. */
import type { Polarity } from '../../catalogue/consent-platform';
import type { CallSpec } from '../calls/calls';
import type { PreferenceRead } from '../choice/preference-read';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { givenUnder } from '../values/certain-arguments';
import type { Value } from '../values/value';
import { answerTo } from '../worlds';
import { isKeyed } from './keyed-rows';
import type { Selection } from './row-selection';

const COUNTS = /^(?:count|countDocuments|countBy)$/;
/** More than any program asks for. */
const MANY = 1e15;

export function isCount(m: Machine, f: Frame, call: CallSpec, name: string): boolean {
  return COUNTS.test(name) && isKeyed(m, f, call);
}

export interface Counted {
  readonly polarity: Polarity | 'record';
  readonly read: PreferenceRead;
  readonly selection: Selection | undefined;
}

export function countOf(m: Machine, { polarity, read, selection }: Counted): Value {
  const answer = answerTo(m.world, read);
  // That there is a consent is not what it says.
  const isTold = selection === 'in' || selection === 'out' || (selection === undefined && polarity === 'out');
  if (read.outdated || answer === 'unknown' || !isTold) return m.values.withReads(m.values.unknown, [read]);
  const isThere = answer === (selection === 'in' ? 'yes' : 'no');
  return m.values.withReads(m.values.make(isThere ? [1, 2, MANY] : [0], [], false, []), [read]);
}

const MADE = /^(?:created|requested|submitted|opted_?out|updated)_?(?:at|on|date)?$|^(?:date|timestamp)$/i;

/** `createdAt: { gte: lastWeek }`: who opted out before that is not found. */
export function isRecentOnly(m: Machine, f: Frame, { args: [options] }: CallSpec): boolean {
  if (!options) return false;
  const where = options.refs.some((it) => it.kind === 'object' && it.heap.props.has('where'));
  return membersOf(f, where ? givenUnder(m, f, options, 'where') : options).some(
    ([name, value]) => MADE.test(name) && membersOf(f, value).some(([how]) => /^\$?gte?$/.test(how)),
  );
}

function membersOf(f: Frame, { refs }: Value): readonly (readonly [string, Value])[] {
  return refs.flatMap((it) =>
    it.kind === 'object'
      ? allProperties(it.heap, f.ctx).map(([name, cell]) => [name, readCell(cell, f.ctx)] as const)
      : [],
  );
}
