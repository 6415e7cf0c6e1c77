/** Modules of the workspace that others import, in whatever form; imports of types alone bring nothing. */
import { askedModule, isRequire } from '../facts/asked-module';
import type { FileFacts } from '../facts/ir';
import { MODULE_NAME } from '../facts/outline';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import type { Links } from './links';

/** However far away, each once; of `files` only those that are imported themselves. */
export function* importedBy(
  files: readonly FileFacts[],
  { resolve, facts }: Pick<Links, 'resolve' | 'facts'>,
): Generator<FileFacts, void> {
  const found = new Set<string>();
  const open = [...files];
  for (let it = open.pop(); it; it = open.pop()) {
    for (const spec of importedSpecs(it)) {
      const target = resolve(it.path, spec);
      if (target.to !== 'file' || found.has(target.path)) continue;
      found.add(target.path);
      const next = facts(target.path);
      if (!next) continue;
      yield next;
      open.push(next);
    }
  }
}

/** Whoever asks for a module by a name that is made may ask for any that the file names. */
export function importedSpecs(facts: FileFacts): ReadonlySet<string> {
  return remembered(specsByFile, facts, () => {
    const specs = new Set<string>();
    for (const it of facts.imports) if (!it.typeOnly) specs.add(it.spec);
    for (const it of facts.exports) if ((it.x === 'from' || it.x === 'star') && !it.typeOnly) specs.add(it.spec);
    const named = new Set<string>();
    let isComputed = false;
    forEachExpr(facts, (it) => {
      const spec = askedModule(it);
      if (spec !== undefined) specs.add(spec);
      else if (it.k === 'import' || (it.k === 'call' && isRequire(it.callee))) isComputed = true;
      if (it.k === 'lit' && typeof it.v === 'string' && NAMED.test(it.v)) named.add(it.v);
    });
    if (isComputed) for (const spec of named) specs.add(spec);
    return specs;
  });
}

const specsByFile = new WeakMap<FileFacts, ReadonlySet<string>>();
const NAMED = new RegExp(`^${MODULE_NAME.source}$`);
