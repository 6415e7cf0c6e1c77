/** `{ [Op.ne]: true }` of Sequelize, as MongoDB writes it: `{ $ne: true }`. */
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';

export function operatorKey(m: Machine, key: Value): Value {
  const [ref] = key.refs;
  if (key.refs.length !== 1 || key.unknown || key.literals.length > 0 || ref?.kind !== 'foreign') return key;
  const { root, path, steps } = ref.access;
  const isOperator = root.kind === 'package' && /^@?sequelize(?:\/core)?$/.test(root.spec) && path.at(-2) === 'Op';
  return isOperator && steps.length === 0 ? m.values.literal(`$${path.at(-1)}`) : key;
}
