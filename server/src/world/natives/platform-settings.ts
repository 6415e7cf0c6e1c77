/** Settings that a consent platform takes from globals of the page, where nothing calls its set-up. */
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { openHeap, readMember } from '../objects/members';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { configure } from './iubenda';
import { setup } from './klaro';

const SETTINGS: ReadonlyMap<string, () => Native> = new Map([
  ['_iub.csConfiguration', () => configure],
  ['klaroConfig', () => setup],
]);

/** Klaro's script is told the name of its settings by `data-config`: they tell themselves by their services. */
function isKlaro(m: Machine, f: Frame, value: Value): boolean {
  return ['services', 'apps'].some((name) =>
    value.refs.some((it) => {
      if (it.kind !== 'object' || !it.heap.props.has(name)) return false;
      const { elements } = elementsOf(m, f, readMember(m, f, m.values.ref(it), name, undefined), value);
      return elements.some(({ refs }) => refs.some(isService));
    }),
  );
}

function isService(ref: Ref): boolean {
  return ref.kind === 'object' && ['name', 'purposes', 'callback'].every((it) => ref.heap.props.has(it));
}

/** What is put under this path of the global object, or is in it. True where it is settings themselves. */
export function takeSettings(m: Machine, f: Frame, path: string, value: Value, site: Site): boolean {
  if (!SETTINGS.has(path) && isKlaro(m, f, value))
    setup(m, f, { self: m.values.undefined, args: [value], rest: m.values.never, site, isNew: false });
  for (const [name, native] of SETTINGS) {
    const [, part] = name.split(`${path}.`);
    const given = name === path ? value : part ? readMember(m, f, value, part, undefined) : undefined;
    if (given === undefined || given.refs.length === 0) continue;
    native()(m, f, { self: m.values.undefined, args: [given], rest: m.values.never, site, isNew: false });
    if (name === path) return true;
    // The platform's script puts more into it.
    for (const ref of value.refs) if (ref.kind === 'object') openHeap(m, ref.heap, f);
  }
  return false;
}
