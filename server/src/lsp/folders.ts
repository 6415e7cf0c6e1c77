/**
 * The workspace folders, each with its own engine.
 *
 * A file belongs to the deepest folder that holds it, so nested workspace folders do not report it twice.
 */
import { Folder, type FolderEvents } from './folder';
import type { ServerParts } from './parts';
import { relativeTo, toFilePath } from './uris';

export interface FilePlace {
  readonly folder: Folder;
  /** Relative to the folder. */
  readonly path: string;
}

export interface Folders {
  all(): readonly Folder[];
  add(uri: string): Folder | undefined;
  remove(uri: string): Folder | undefined;
  byUri(uri: string): Folder | undefined;
  /** Every folder that holds an absolute path, the deepest first. */
  holding(path: string): readonly FilePlace[];
  /** The folder that an absolute path belongs to. */
  find(path: string): FilePlace | undefined;
}

/** `storage`: as of `Abilities`. */
export function createFolders(parts: ServerParts, events: FolderEvents, storage: string | undefined): Folders {
  const byRoot = new Map<string, Folder>();
  return {
    all: () => [...byRoot.values()],
    byUri: (uri) => byRoot.get(toFilePath(uri) ?? ''),
    add,
    remove,
    holding,
    find: (path) => holding(path)[0],
  };

  function add(uri: string): Folder | undefined {
    const root = toFilePath(uri);
    if (root === undefined || byRoot.has(root)) return undefined;
    const folder = new Folder(uri, root, parts, events, storage);
    byRoot.set(root, folder);
    return folder;
  }

  function remove(uri: string): Folder | undefined {
    const root = toFilePath(uri);
    const folder = root === undefined ? undefined : byRoot.get(root);
    if (folder === undefined) return undefined;
    byRoot.delete(folder.root);
    folder.dispose();
    return folder;
  }

  function holding(path: string): readonly FilePlace[] {
    const places: FilePlace[] = [];
    for (const folder of byRoot.values()) {
      const below = relativeTo(folder.root, path);
      if (below !== undefined) places.push({ folder, path: below });
    }
    return places.sort((first, second) => second.folder.root.length - first.folder.root.length);
  }
}
