/**
 * Aliases that frameworks write into generated configuration, which is not in the tree (`.nuxt/`,
 * `.svelte-kit/`), and the habit of `@/` and `~/` for the sources. No package can have these names, so
 * a file that is there is what is meant.
 */
const ALIASES: readonly (readonly [prefix: string, folders: readonly string[]])[] = [
  ['~~/', ['']],
  ['@@/', ['']],
  ['@/', ['src/', 'app/', '']],
  ['~/', ['src/', 'app/', '']],
  ['$lib/', ['src/lib/']],
  ['$lib', ['src/lib']],
];

/** Places below the package's folder, best first. */
export function builtinPlaces(spec: string): readonly string[] {
  const alias = ALIASES.find(([prefix]) => (prefix.endsWith('/') ? spec.startsWith(prefix) : spec === prefix));
  if (!alias) return [];
  const [prefix, folders] = alias;
  return folders.map((folder) => folder + spec.slice(prefix.length));
}
