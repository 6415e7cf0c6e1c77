/**
 * Components that nothing in sight renders: exported, and an entry only because nobody imports them. Whether what they
 * provide is around those who ask is not known.
 *
 * By how files are written: a component whose name no element of a file with a route has.
 */
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Context } from '../machine/context';
import type { Machine } from '../machine/machine';

const rendered = new WeakMap<Machine, Set<string>>();

/** A file that may hold a route. */
export function noteRendered(m: Machine, facts: FileFacts): void {
  const names = remembered(rendered, m, () => new Set<string>());
  for (const it of namesIn(facts)) names.add(it);
}

/** `maker`: in which the element was made. */
export function isUnrendered(m: Machine, { unit, fn, callee }: Context): boolean {
  const { functions, classes } = unit.facts;
  const name = callee?.home ? classes[callee.home.cls]?.name : functions[fn]?.name;
  if (fn <= 0 || !name || rendered.get(m)?.has(name)) return false;
  return m.links
    .entriesOf(unit.facts)
    .some(({ what, label }) => what.k === 'export' && what.name === name && label.startsWith('exported'));
}

const known = new WeakMap<FileFacts, ReadonlySet<string>>();
function namesIn(facts: FileFacts): ReadonlySet<string> {
  return remembered(known, facts, () => {
    const names = new Set<string>();
    forEachExpr(facts, (it) => {
      // `<Provider>`, `<Consent.Provider>`, `createElement(Provider)`, and what else is handed on by its name.
      const named = it.k === 'jsx' ? [it.tag] : it.k === 'call' ? it.args : [];
      for (const x of named) {
        if (typeof x !== 'object') continue;
        if (x.k === 'ref') names.add(facts.bindings[x.b]?.name ?? '');
        else if (x.k === 'member') names.add(x.name);
      }
    });
    return names;
  });
}
