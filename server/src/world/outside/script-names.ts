/**
 * What a classic script declares at its top level is there for every other script, under its bare name:
 * for a consent platform too, which calls some functions by their names.
 */
import { scriptBindings } from '../../facts/script-names';
import { escape } from '../calls/escape';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { takeSettings } from '../natives/platform-settings';
import { cellOf } from '../syntax/variables';
import { isOwnable } from './own-globals';

export function publishScriptNames(m: Machine, f: Frame): void {
  const { ctx } = f;
  const { facts } = ctx.unit;
  for (const b of scriptBindings(facts)) {
    const binding = facts.bindings[b];
    if (!binding) continue;
    const value = readCell(cellOf(m, ctx, binding, b), ctx);
    if (m.catalogue.isCalledByPlatform(binding.name)) escape(m, f, value, facts.functions[0] as unknown as Site);
    takeSettings(m, f, binding.name, value, facts.functions[0] as unknown as Site);
    if (!isOwnable(m.catalogue, binding.name)) continue;
    // No writer: it is not put there for others, so with no use elsewhere it is no entry.
    const cell = cellIn(m, m.globals, binding.name);
    cell.declarers = new Set(cell.declarers).add(ctx);
    writeCell(m, cell, value, undefined);
  }
}
