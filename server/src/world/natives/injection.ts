/** Asking a container for a service: `inject(Consent)` of Angular, `Container.get(Consent)` of TypeDI, tsyringe. */

import { providedFor } from '../calls/provided';
import { injectedValue } from '../calls/typed';
import type { Native } from '../machine/machine';

const inject: Native = (m, f, call) => {
  const token = call.args[0] ?? m.values.unknown;
  const isClass = token.refs.length > 0 && token.refs.every((it) => it.kind === 'class');
  if (isClass && !token.unknown && token.literals.length === 0) return injectedValue(m, f, token);
  return m.values.join(m.values.unknown, providedFor(m, f, token));
};

export const INJECTION: Readonly<Record<string, Native>> = {
  '@angular/core#inject': inject,
  'typedi#Container.get': inject,
  'tsyringe#container.resolve': inject,
};
