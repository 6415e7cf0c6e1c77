/**
 * One analysis of a workspace that is held in memory: how tests enter, through the engine's one door.
 */
import { createEngine, type EngineOptions } from '../../server/src/engine/engine';
import { createMemoryFileSystem } from '../../server/src/host/memory-file-system';
import { UNINTERRUPTED } from '../../server/src/std/token';
import type { Analysis } from '../../shared/src/model';

export interface AnalyseOptions {
  /** `YYYY-MM-DD`; deadlines are counted from it. */
  readonly today?: string;
  readonly narrow?: EngineOptions['narrow'];
}

/** `files`: path without a leading slash to text. */
export function analyse(files: Readonly<Record<string, string>>, options: AnalyseOptions = {}): Promise<Analysis> {
  const engine = createEngine(createMemoryFileSystem(files), { today: '2026-01-15', ...options });
  return engine.update('all', UNINTERRUPTED);
}
