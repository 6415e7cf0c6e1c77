/** What people call the scanned project: the name in its `package.json`, else that of its folder. */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

export function projectName(root: string): string {
  return nameInPackage(root) ?? (basename(resolve(root)) || 'this project');
}

function nameInPackage(root: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name?: unknown };
    return typeof name === 'string' && name.trim() !== '' ? name : undefined;
  } catch {
    return undefined; // There is none, or it cannot be read: the folder has a name, too.
  }
}
