/** `eval(code)`: it may change whatever the place where it stands can change. */
import { escape } from '../calls/escape';
import type { Context } from '../machine/context';
import type { Native } from '../machine/machine';
import { foreignUnknown } from '../outside/foreign';
import { raise } from '../syntax/jumps';
import { readVariable, writeVariable } from '../syntax/variables';

const FIXED: ReadonlySet<string> = new Set(['const', 'import', 'enum', 'self']);

export const evaluateCode: Native = (m, f, { site }) => {
  const owners = new Set<number>();
  for (let ctx: Context | undefined = f.ctx; ctx && ctx.unit === f.unit; ctx = ctx.scope) owners.add(ctx.fn);
  for (const [b, { kind, owner }] of f.unit.facts.bindings.entries()) {
    if (!owners.has(owner) || kind === 'import') continue;
    const value = readVariable(m, f, b);
    // What a fixed name stands for can be changed, though not the name.
    if (kind !== 'function' && kind !== 'class') escape(m, f, value, site);
    if (!FIXED.has(kind)) writeVariable(m, f, b, m.values.join(value, m.values.unknown));
  }
  raise(m, f, m.values.unknown);
  return foreignUnknown(m);
};
