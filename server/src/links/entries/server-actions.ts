/**
 * Server actions: every exported function of a file with `'use server'`, and exported functions that say
 * so themselves. Anyone on the network can call them, whatever page holds the form.
 */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, type EntryShape, exportEntry, hasDirective } from './entry-context';

const ACTION: EntryShape = { label: 'server action', surface: 'server' };

export function serverActionEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  const whole = hasDirective(facts, 'use server');
  const actions = context.exports.filter(({ kind, index }) => {
    if (whole) return kind !== 'data';
    return kind === 'function' && facts.functions[index ?? -1]?.directives?.includes('use server');
  });
  return actions.length > 0 ? actions.map(({ name }) => exportEntry(name, ACTION)) : undefined;
}
