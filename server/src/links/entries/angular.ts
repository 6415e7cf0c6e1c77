/** Angular: classes that templates and the router use. Any of their methods may be called from markup. */
import type { FileFacts } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import type { Entry } from '../links';
import { type EntryContext, exportEntry } from './entry-context';

const LABELS: Readonly<Record<string, string>> = {
  Component: 'Angular component',
  Directive: 'Angular directive',
  Pipe: 'Angular pipe',
  NgModule: 'Angular module',
};

export function angularEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('@angular/core')) return undefined;
  const entries = context.exports.flatMap(({ name, kind, index }) => {
    const decorators = kind === 'class' ? (facts.classes[index ?? -1]?.decorators ?? []) : [];
    const [label] = decorators.flatMap((it) => (it.k === 'call' && LABELS[calledName(facts, it)]) || []);
    if (label === undefined) return [];
    const entry = exportEntry(name, { label, surface: 'client' });
    // Where a template shows it, it runs there.
    return [label === 'Angular component' ? { ...entry, ifIdle: true as const } : entry];
  });
  return entries.length > 0 ? entries : undefined;
}
