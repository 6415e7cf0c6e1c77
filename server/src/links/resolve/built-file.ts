/**
 * From a built file that a package points to (`dist/index.js`) back to its source. The build is not
 * run and its output is not in the tree, so the same name is looked for where sources usually are.
 */
import { pathWithin } from '../../std/path';
import type { ModuleIndex } from './module-file';

const SOURCE_FOLDERS = ['src/', '', 'lib/', 'source/'] as const;

/** `target`: the path that `package.json` in `folder` names. */
export function findSource(modules: ModuleIndex, folder: string, target: string): string | undefined {
  const direct = modules.find(target);
  if (direct) return direct;

  const prefix = folder === '' ? '' : `${folder}/`;
  const parts = stemOf(pathWithin(target, folder)).split('/');
  // `dist/esm/foo` is `src/esm/foo` or `src/foo`: drop one folder more each time, the file's own name stays.
  for (let dropped = parts.length > 1 ? 1 : 0; dropped < parts.length; dropped++) {
    const rest = parts.slice(dropped).join('/');
    for (const sources of SOURCE_FOLDERS) {
      const found = modules.find(prefix + sources + rest);
      if (found) return found;
    }
  }
  return undefined;
}

function stemOf(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}
