/**
 * URIs of the client and paths of the disk.
 *
 * Editors spell the same file differently (`file:///c%3A/x` and `file:///C:/x`), so files are
 * compared by normalised path; what goes back to the client is its own spelling.
 */
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path with `/`, drive letter in lower case. Undefined for what is not on disk. */
export function toFilePath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return normalise(fileURLToPath(uri));
  } catch {
    // A malformed or remote `file:` URI names nothing that we could read.
    return undefined;
  }
}

function normalise(path: string): string {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  const trimmed = slashed.length > 1 && slashed.endsWith('/') ? slashed.slice(0, -1) : slashed;
  return trimmed.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}

/** `path` below `root`, or undefined when it is not below. The root itself is ''. */
export function relativeTo(root: string, path: string): string | undefined {
  if (path === root) return '';
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The opposite of `relativeTo`. */
export function absoluteIn(root: string, path: string): string {
  return root.endsWith('/') ? root + path : `${root}/${path}`;
}

/** The URI of a file in a folder, escaped as VS Code does. */
export function toUri(folderUri: string, path: string): string {
  const base = folderUri.endsWith('/') ? folderUri.slice(0, -1) : folderUri;
  return path === '' ? base : `${base}/${path.split('/').map(escapeSegment).join('/')}`;
}

function escapeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
