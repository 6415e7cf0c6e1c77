/**
 * What git leaves out. Rules of a deeper `.gitignore` win over those above it; a folder that is left
 * out is never entered, so its own rules cannot bring anything back.
 *
 * A person's own excludes (`.git/info/exclude`, the global file) are not read: the same commit must
 * give the same report on every machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ignore from 'ignore';

/** Whether a path is left out. Paths are as the scan writes them; a folder ends with `/`. Undefined: there is no rule at all. */
export type IgnoreRules = ((path: string) => boolean) | undefined;

/** `outer` with the rules of the `.gitignore` in `folder`, whose text is given. */
export function rulesWithin(outer: IgnoreRules, folder: string, text: string): IgnoreRules {
  const skipped = folder === '' ? 0 : folder.length + 1;
  return withRules(outer, text, (path) => path.slice(skipped));
}

/** Rules of the repository around the scanned folder, when that is a part of one. */
export function rulesAround(root: string): IgnoreRules {
  let rules: IgnoreRules;
  for (const folder of foldersAround(root)) {
    const text = readIfThere(join(folder, '.gitignore'));
    const prefix = `${relative(folder, root).replaceAll('\\', '/')}/`;
    if (text !== undefined) rules = withRules(rules, text, (path) => prefix + path);
  }
  // Someone who scans a folder that git ignores means it.
  return rules?.('') ? undefined : rules;
}

function withRules(outer: IgnoreRules, text: string, toOwn: (path: string) => string): IgnoreRules {
  const rules = ignore({ ignorecase: false }).add(text);
  return (path) => {
    const { ignored, unignored } = rules.test(toOwn(path));
    return ignored || (!unignored && outer !== undefined && outer(path));
  };
}

/** From the repository's top folder down to the one above `root`; none when `root` is in no repository or its top. */
export function foldersAround(root: string): string[] {
  const folders: string[] = [];
  for (let at = root; !existsSync(join(at, '.git')); ) {
    const up = dirname(at);
    if (up === at) return [];
    folders.unshift(up);
    at = up;
  }
  return folders;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // No such file, or none that we may read: then it has no say.
    return undefined;
  }
}
