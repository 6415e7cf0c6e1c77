/** The configuration that holds for a file: the nearest one above it. */
import { baseName, folderOf, foldersUp } from '../std/path';

export const CONFIG_NAME = 'optgate.config.json';

export function isConfig(path: string): boolean {
  return baseName(path) === CONFIG_NAME;
}

/** `configs`: by the path of the configuration file. */
export function findNearestConfig<C>(file: string, configs: ReadonlyMap<string, C>): C | undefined {
  for (const folder of foldersUp(folderOf(file))) {
    const found = configs.get(folder === '' ? CONFIG_NAME : `${folder}/${CONFIG_NAME}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
