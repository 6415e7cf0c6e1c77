/**
 * An access from the way it is written: `posthog-js#default.people.set`, `window#fbq`.
 * `new X` and calls between names are written as `(new)` and `()` behind the name.
 */
import type { Access, AccessStep } from '../../server/src/catalogue/catalogue';

export function toAccess(text: string): Access {
  const hash = text.lastIndexOf('#');
  const spec = text.slice(0, hash);
  const steps: AccessStep[] = [];
  const path: string[] = [];
  for (const [, name, how] of text.slice(hash + 1).matchAll(/([^.()]+)((?:\([^)]*\))*)\.?/g)) {
    path.push(name ?? '');
    for (const [, args] of (how ?? '').matchAll(/\(([^)]*)\)/g)) steps.push(toStep(path.length, args ?? ''));
  }
  return { root: spec === 'window' ? { kind: 'global' } : { kind: 'package', spec }, path, steps };
}

function toStep(after: number, args: string): AccessStep {
  if (args === 'new') return { after, how: 'new', args: [] };
  return { after, how: 'call', args: args === '' ? [] : args.split(',').map((it) => it.trim().replace(/^'|'$/g, '')) };
}
