/**
 * `consent.findFirst({ where: { userId, granted: true } })`: of records of what was decided it picks a grant, which a
 * later one may have taken back (SEMANTICS, Kinds of gate: `query`).
 */
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { readMember } from '../objects/members';
import type { Value } from '../values/value';

const ANSWER = /^(?:is_?)?(?:granted|accepted|agreed|allowed|consented|approved|given)$/i;
const WORD = /^(?:status|state|decision|choice|action|answer|type)$/i;

export function picksGrant(m: Machine, f: Frame, { args }: CallSpec): boolean {
  const [options] = args;
  if (!options) return false;
  const hasWhere = options.refs.some((it) => it.kind === 'object' && it.heap.props.has('where'));
  return grantIn(m, f, hasWhere ? readMember(m, f, options, 'where', undefined) : options);
}

function grantIn(m: Machine, f: Frame, where: Value): boolean {
  return where.refs.some(
    (ref) =>
      ref.kind === 'object' &&
      [...ref.heap.props].some(([name, cell]) => {
        const { literals } = readCell(cell, f.ctx);
        if (ANSWER.test(name)) return literals.includes(true);
        return (
          WORD.test(name) &&
          literals.some((it) => it !== undefined && m.catalogue.meaningOfLiteral(it, 'in') === 'allows')
        );
      }),
  );
}
