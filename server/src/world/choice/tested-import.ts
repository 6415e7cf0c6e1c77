/**
 * `import { allowMarketing } from 'acme-privacy'`, tested as it is: a switch, by its name.
 *
 * What is named for asking (`hasConsent`) is a function, which is always true when it is not called.
 */
import type { Expr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { seedName } from './preferences';

const ASKS = /^(?:is|has|can|get|use|should|does|did|may|check|read|fetch)(?:[A-Z_]|$)/;

export function testedImport(m: Machine, f: Frame, test: Expr, value: Value): Value | undefined {
  const ref = value.refs[0];
  if (test.k !== 'ref' || f.unit.facts.bindings[test.b]?.kind !== 'import') return undefined;
  if (
    value.refs.length !== 1 ||
    value.unknown ||
    value.literals.length > 0 ||
    ref?.kind !== 'foreign' ||
    ref.origin !== 'package'
  )
    return undefined;
  const name = ref.access.path.at(-1) ?? '';
  if (ref.access.path.length !== 1 || ref.access.steps.length > 0 || ASKS.test(name)) return undefined;
  return seedName(m, f, name, test);
}
