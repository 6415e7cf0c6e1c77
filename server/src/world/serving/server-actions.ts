/** `'use server'` inside a function: anyone on the network may call it, whatever the page does with it. */
import type { FunctionFacts } from '../../facts/ir';
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { enterHub } from '../machine/hubs';
import { type Machine, modeOf } from '../machine/machine';
import type { FunctionRef } from '../values/ref';
import { claims } from './client-data';

/** From where it is made, with what the caller likes. */
export function openServerAction(m: Machine, f: Frame, facts: FunctionFacts, ref: FunctionRef): void {
  if (!facts.directives?.includes('use server') || !f.state) return;
  const site = facts as unknown as Site;
  const mode = modeOf(m, 'server', true);
  const callee = m.values.ref(ref);
  const args = facts.params.map(() => claims(m));
  enterHub(m, f, site, {
    key: `action ${ref.id}`,
    unit: ref.unit,
    mode,
    opens: true,
    of: callee,
    body: (inner) => void callValue(m, inner, { callee, self: m.values.undefined, args, site }),
  });
}
