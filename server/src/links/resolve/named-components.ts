/**
 * Components that a build looks up by their name, as a virtual script asks for them: `#components/Pixel`.
 * Nuxt joins the folders below `components` into the name; `unplugin-vue-components` takes the file's name.
 */
import { isInside } from '../../std/path';
import type { ModuleIndex } from './module-file';
import type { PackageJson } from './package-json';

const PREFIX = '#components/';

export function findNamedComponent(
  modules: ModuleIndex,
  own: PackageJson | undefined,
  spec: string,
): string | undefined {
  if (!spec.startsWith(PREFIX) || !own) return undefined;
  const isNuxt = own.dependencies.has('nuxt');
  if (!isNuxt && !own.dependencies.has('unplugin-vue-components')) return undefined;
  const name = spec.slice(PREFIX.length).replace(/^Lazy(?=[A-Z])/, '');
  const found = modules.scripts.filter((path) => {
    const [, inside] = isInside(path, own.folder) ? (/(?:^|\/)components\/(.*)\.vue$/.exec(path) ?? []) : [];
    if (inside === undefined) return false;
    const parts = inside.replace(/\.(?:client|server|global)$/, '').split('/');
    return (isNuxt ? nuxtName(parts) : pascal(parts.at(-1) ?? '')) === name;
  });
  // Several of one name: which one is meant is not known.
  return found.length === 1 ? found[0] : undefined;
}

/** `base/foo/FooButton` is `BaseFooButton`. */
function nuxtName(parts: readonly string[]): string {
  const words: string[] = [];
  for (const part of parts) {
    const own = part === 'index' && parts.length > 1 ? '' : pascal(part);
    const said = words.join('');
    const overlap = [...Array(own.length + 1).keys()]
      .reverse()
      .find((n) => isWord(own, n) && said.endsWith(own.slice(0, n)));
    words.push(own.slice(overlap ?? 0));
  }
  return words.join('');
}

/** Does a word end here? */
function isWord(name: string, n: number): boolean {
  return n === 0 || n === name.length || /[A-Z]/.test(name[n] ?? '');
}

function pascal(name: string): string {
  return name.replace(/(?:^|[-_.])(\w)/g, (_, char: string) => char.toUpperCase());
}
