/** MongoDB's pipelines: `users.aggregate([{ $match: { optedOut: false } }, …])` begins with a condition. */
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { readMember } from '../objects/members';
import type { Value } from '../values/value';

/** They add rows that the condition did not see. */
const ADDS = /^\$(?:unionWith|facet|graphLookup|documents)$/;

/** What every row has to meet; undefined: it is no such pipeline. */
export function matchedFirst(m: Machine, f: Frame, stages: Value): Value | undefined {
  const [ref] = stages.refs;
  if (stages.unknown || stages.refs.length !== 1 || ref?.kind !== 'object' || ref.shape !== 'array') return undefined;
  const { heap } = ref;
  if (heap.open || !heap.exact || heap.loose) return undefined;
  const each = [...heap.props].flatMap(([name, { value }]) => (/^\d+$/.test(name) ? [value] : []));
  if (each.some((it) => it.unknown || it.refs.some((one) => one.kind !== 'object' || hasAdded(one.heap.props))))
    return undefined;
  const first = readMember(m, f, stages, '0', undefined);
  const isMatch =
    first.refs.length === 1 && first.refs.every((it) => it.kind === 'object' && it.heap.certain.has('$match'));
  return isMatch ? readMember(m, f, first, '$match', undefined) : undefined;
}

function hasAdded(stage: ReadonlyMap<string, unknown>): boolean {
  return [...stage.keys()].some((it) => ADDS.test(it));
}
