/** A page that a browser opens. The template of an Angular component is none: it is shown where the component is. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, moduleEntry } from './entry-context';

export function pageEntries({ path }: FileFacts): readonly Entry[] | undefined {
  return /\.html?$/.test(path) ? [moduleEntry({ label: 'page', surface: 'client' })] : undefined;
}

export function isTemplateOfComponent({ path, bindings }: FileFacts, context: EntryContext): boolean {
  if (!bindings.some((it) => it.name === '__template')) return false;
  return /\.component\.html$/.test(path) || context.uses('@angular/core');
}
