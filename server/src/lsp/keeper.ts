/**
 * What is concluded of a folder outlives the session: it is kept once nothing has happened for a while, and the next
 * session shows it where the disk still says the same.
 */
import type { Analysis } from '../../../shared/src/model';
import type { Change } from '../engine/engine';
import type { KeptScan } from '../host/kept-scans';
import type { Overlay } from '../host/overlay';

export interface Keeper {
  /** What was concluded of the same texts. */
  find(): Analysis | undefined;
  /** To be called before the engine is told. */
  tell(change: Change): void;
  /** Keeps what `concluded` gives then, if anything. */
  keepSoon(concluded: () => Analysis | undefined): void;
  dispose(): void;
}

/** `rest`: milliseconds. */
export function createKeeper(kept: KeptScan | undefined, files: Overlay, rest: number): Keeper {
  let timer: NodeJS.Timeout | undefined;
  return {
    find: () => (kept && files.isAsOnDisk() ? kept.find() : undefined),
    tell(change) {
      clearTimeout(timer);
      kept?.files.tell(change);
    },
    keepSoon(concluded) {
      clearTimeout(timer);
      if (!kept?.files.hasNews()) return;
      timer = setTimeout(() => {
        const analysis = concluded();
        if (analysis && files.isAsOnDisk()) kept.keep(analysis);
      }, rest);
      timer.unref();
    },
    dispose: () => clearTimeout(timer),
  };
}
