/** The names under which lodash and those made after it give a function. */
import type { Native } from '../machine/machine';

const LIBRARIES = ['lodash', 'lodash-es', 'underscore', 'es-toolkit', 'es-toolkit/compat'];

export function lodashNamed(names: readonly string[], native: Native): [string, Native][] {
  return names.flatMap((name) => [
    ...LIBRARIES.flatMap((it): [string, Native][] => [
      [`${it}#${name}`, native],
      [`${it}/${name}`, native],
    ]),
    [`lodash.${name.toLowerCase()}`, native],
    [`_.${name}`, native],
  ]);
}
