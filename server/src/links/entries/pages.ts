/** A page that a browser opens. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { moduleEntry } from './entry-context';

export function pageEntries({ path }: FileFacts): readonly Entry[] | undefined {
  return /\.html?$/.test(path) ? [moduleEntry({ label: 'page', surface: 'client' })] : undefined;
}
