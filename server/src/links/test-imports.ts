/**
 * Which tests import a file. Asked for few files, so specifiers are resolved only where their last name
 * could mean the file.
 */
import type { Resolution } from './links';

type TestImports = (path: string) => readonly string[];

export function createTestImports(
  tests: ReadonlyMap<string, readonly string[]>,
  resolve: (from: string, spec: string) => Resolution,
): TestImports {
  let byName: Map<string, { readonly test: string; readonly spec: string }[]> | undefined;
  return (path) => {
    byName ??= indexed(tests);
    const found = new Set<string>();
    for (const name of namesOf(path)) {
      for (const { test, spec } of byName.get(name) ?? []) {
        const target = resolve(test, spec);
        if (target.to === 'file' && target.path === path) found.add(test);
      }
    }
    return [...found].sort();
  };
}

function indexed(tests: ReadonlyMap<string, readonly string[]>) {
  const byName = new Map<string, { test: string; spec: string }[]>();
  for (const [test, specs] of tests) {
    for (const spec of specs) {
      const name = lastName(spec);
      const known = byName.get(name);
      if (known) known.push({ test, spec });
      else byName.set(name, [{ test, spec }]);
    }
  }
  return byName;
}

/** By its own name; the index of a folder by that of the folder, or by a way up to it. */
function namesOf(path: string): string[] {
  const own = lastName(path);
  const folder = path.split('/').at(-2) ?? '';
  return own === 'index' ? [own, folder, '.', '..'] : [own];
}

function lastName(path: string): string {
  const name =
    path
      .split('/')
      .filter((it) => it !== '')
      .at(-1) ?? '';
  return /^\.+$/.test(name) ? name : name.replace(/\.[cm]?[jt]sx?$/, '');
}
