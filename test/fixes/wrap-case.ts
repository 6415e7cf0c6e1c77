/** Runs one case of a fix suite: the gates are found in its files as they would be in a workspace. */
import { polarityOfName } from '../../server/src/catalogue/lexicon/polarity';
import { collectFacts } from '../../server/src/facts/collect';
import type { FileFacts } from '../../server/src/facts/ir';
import type { Fix, NoFix } from '../../server/src/fixes/fix';
import { findProjectGates } from '../../server/src/fixes/project-gates';
import { type Resolve, specifierTo } from '../../server/src/fixes/specifier';
import { wrapInGate } from '../../server/src/fixes/wrap-in-gate';
import { folderOf, joinPath } from '../../server/src/std/path';
import type { FixCase } from './read-fix-suite';

export function wrapCase(it: FixCase): Fix | NoFix {
  const facts = factsOf(it.path, it.before);
  const others = [...it.files].map(([path, text]) => collectFacts(path, text));
  const gates = findProjectGates([...others, facts], { polarityOfName });
  const gate = gates.find((found) => it.gate === undefined || found.name === it.gate);
  if (!gate) return { why: `no gate ${it.gate ?? ''} among ${gates.map((found) => found.name).join(', ')}` };
  const resolve = resolverOf(it);
  return wrapInGate({
    text: it.before,
    facts,
    span: it.span,
    gate,
    surface: it.surface,
    kind: it.kind,
    resolveSpecifier: (_from, to) => specifierTo(facts, to, resolve),
  });
}

/** Nothing reads component files as a whole; a fix only looks at their script. */
export function factsOf(path: string, text: string): FileFacts {
  return collectFacts(path, path.endsWith('.vue') ? '' : text);
}

/** Relative paths, `.js` for a `.ts` file, and `@/` for `src/`. */
function resolverOf({ files, path }: FixCase): Resolve {
  const known = new Set([...files.keys(), path]);
  return (from, spec) => {
    const target = spec.startsWith('@/') ? `src/${spec.slice(2)}` : joinPath(folderOf(from), spec);
    const emitted = `${target}`.replace(/\.js$/, '.ts');
    const candidates = [
      emitted,
      ...['', '.ts', '.tsx', '.js', '.cjs', '.mjs', '/index.ts'].map((it) => `${target}${it}`),
    ];
    return candidates.find((it) => known.has(it));
  };
}
