/** What a classic script declares at its top level is there for every other script, under its bare name. */
import { scriptBindings } from '../../facts/script-names';
import type { Context } from '../machine/context';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { cellOf } from '../syntax/variables';
import { isOwnable } from './own-globals';

export function publishScriptNames(m: Machine, ctx: Context): void {
  const { facts } = ctx.unit;
  for (const b of scriptBindings(facts)) {
    const binding = facts.bindings[b];
    if (!binding || !isOwnable(m.catalogue, binding.name)) continue;
    // No writer: it is not put there for others, so with no use elsewhere it is no entry.
    writeCell(m, cellIn(m, m.globals, binding.name), readCell(cellOf(m, ctx, binding, b), ctx), undefined);
  }
}
