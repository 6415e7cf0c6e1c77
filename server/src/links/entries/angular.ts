/** Angular: classes that templates and the router use. Any of their methods may be called from markup. */
import type { Expr, FileFacts } from '../../facts/ir';
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
    const label = decorators.map((it) => LABELS[calledName(facts, it)]).find((it) => it !== undefined);
    if (label === undefined) return [];
    const entry = exportEntry(name, { label, surface: 'client' });
    // Where a template shows it, it runs there.
    return [label === 'Angular component' ? { ...entry, ifIdle: true as const } : entry];
  });
  return entries.length > 0 ? entries : undefined;
}

function calledName(facts: FileFacts, node: Expr): string {
  if (node.k !== 'call' || node.callee.k !== 'ref') return '';
  return facts.bindings[node.callee.b]?.name ?? '';
}
