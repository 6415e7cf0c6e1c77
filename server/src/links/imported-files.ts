/** The files of the workspace that a file imports. */
import type { FileFacts } from '../facts/ir';
import type { Links } from './links';

export function importedFiles({ resolve }: Pick<Links, 'resolve'>, { path, imports }: FileFacts): readonly string[] {
  return imports.flatMap(({ spec }) => {
    const target = resolve(path, spec);
    return target.to === 'file' ? [target.path] : [];
  });
}
