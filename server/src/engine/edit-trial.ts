/**
 * What would be concluded if texts were other than they are: how a fix is verified before anyone sees it.
 *
 * A second engine over the same files, made at the first trial and kept up to date after that. Trials run one after
 * another; one that is cancelled leaves nothing behind.
 */
import type { Analysis } from '../../../shared/src/model';
import type { FileSystem } from '../host/file-system';
import { fileKind } from '../std/file-kind';
import type { Token } from '../std/token';
import type { Change, Engine } from './engine';

export interface EditTrial {
  /** To be told of every change, as the engine is. */
  changed(change: Change): void;
  /** `texts`: path to new text, also of files that are not there yet. */
  run(texts: ReadonlyMap<string, string>, token: Token): Promise<Analysis>;
}

export function createEditTrial(files: FileSystem, open: (files: FileSystem) => Pick<Engine, 'update'>): EditTrial {
  let texts: ReadonlyMap<string, string> = new Map();
  let engine: Pick<Engine, 'update'> | undefined;
  let stale: Change = 'all';
  let last: Promise<unknown> = Promise.resolve();

  return {
    changed(change) {
      stale = merge(stale, change);
    },
    run(wanted, token) {
      const result = last.then(
        () => runOne(wanted, token),
        () => runOne(wanted, token),
      );
      last = result;
      return result;
    },
  };

  async function runOne(wanted: ReadonlyMap<string, string>, token: Token): Promise<Analysis> {
    engine ??= open(withTexts(files, () => texts));
    texts = wanted;
    const change = merge(stale, [...wanted.keys()]);
    // Also where this is cancelled: what was looked at half must be looked at again.
    stale = change;
    const analysis = await engine.update(change, token);
    stale = [...wanted.keys()];
    return analysis;
  }
}

function withTexts(base: FileSystem, texts: () => ReadonlyMap<string, string>): FileSystem {
  return {
    list() {
      const listing = base.list();
      const added = [...texts().keys()].filter((it) => fileKind(it) !== undefined && !base.exists(it));
      return added.length === 0 ? listing : { ...listing, files: [...new Set([...listing.files, ...added])].sort() };
    },
    read(path) {
      const text = texts().get(path);
      return text === undefined ? base.read(path) : { text };
    },
    exists: (path) => texts().has(path) || base.exists(path),
    above: (name) => base.above?.(name),
  };
}

function merge(first: Change, second: Change): Change {
  if (first === 'all' || second === 'all') return 'all';
  return [...new Set([...first, ...second])];
}
