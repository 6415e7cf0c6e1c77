/** Browser signals by name or header: `sec-gpc`, `gpcEnabled`, `doNotTrack`, `dnt`. */
import { findRun, toWords } from './words';

export function signalOf(name: string): 'gpc' | 'dnt' | undefined {
  const words = toWords(name);
  if (words.includes('gpc') || findRun(words, 'global privacy control') >= 0) return 'gpc';
  return findRun(words, 'do not track') >= 0 ? 'dnt' : undefined;
}
