/**
 * Open buffers over another file system: while a buffer is open, its text wins over the disk's.
 *
 * A buffer of a file that the disk has but does not list belongs to an ignored file and stays unlisted;
 * one that the disk does not have is a new file, or one deleted under an open editor, and is listed.
 */
import { fileKind } from '../std/file-kind';
import type { FileSystem, Listing } from './file-system';

export interface Overlay extends FileSystem {
  /** Opens a buffer, or replaces its text. False where it said the same. */
  open(path: string, text: string): boolean;
  close(path: string): void;
  /** Whether what is open says what the disk says: all of it, or one file. */
  isAsOnDisk(path?: string): boolean;
}

export function overlay(base: FileSystem): Overlay {
  const buffers = new Map<string, string>();
  return {
    list: () => withBuffers(base.list()),
    read: (path) => {
      const text = buffers.get(path);
      return text === undefined ? base.read(path) : { text };
    },
    exists: (path) => buffers.has(path) || base.exists(path),
    above: (name) => base.above?.(name),
    open(path, text) {
      const isNew = buffers.get(path) !== text;
      buffers.set(path, text);
      return isNew;
    },
    close: (path) => void buffers.delete(path),
    isAsOnDisk: (path) => (path === undefined ? [...buffers.keys()] : [path]).every(isAsOnDisk),
  };

  function isAsOnDisk(path: string): boolean {
    const text = buffers.get(path);
    const read = text === undefined ? undefined : base.read(path);
    return read === undefined || ('text' in read && read.text === text);
  }

  function withBuffers(listing: Listing): Listing {
    const added = [...buffers.keys()].filter((path) => fileKind(path) !== undefined && !base.exists(path));
    if (added.length === 0) return listing;
    return { ...listing, files: [...new Set([...listing.files, ...added])].sort() };
  }
}
