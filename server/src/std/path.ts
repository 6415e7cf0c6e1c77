/**
 * Paths as the whole core writes them: relative to the scanned folder, with `/`, never starting with `./`.
 * The scanned folder itself is ''.
 */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins and resolves `.` and `..`. Undefined when the result lies outside the scanned folder. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder and every folder above it, nearest first, '' last. */
export function foldersUp(folder: string): readonly string[] {
  const all = [folder];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    all.push(at);
  }
  return all;
}

export function isInside(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** `path` as seen from `folder`, which holds it. */
export function pathWithin(path: string, folder: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}
