/** A finding's file as seen from the repository's top. */

/** `prefix`: the scanned folder as seen from there; '' where they are the same. */
export function repositoryPath(file: string, prefix: string): string {
  // A finding about the whole folder has no file of its own; the manifest stands for it.
  const parts = prefix === '' ? [] : prefix.split('/');
  for (const part of (file === '' ? 'package.json' : file).split('/')) {
    if (part === '..' && parts.length > 0) parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
