/** A page that a browser opens. The template of an Angular component is none: it is shown where the component is. */
import type { FileFacts } from '../../facts/ir';
import { templateIn } from '../../facts/languages/angular/angular';
import type { Entry } from '../links';
import { type EntryContext, moduleEntry } from './entry-context';

const MARKUP = /\.html?$/;

export function pageEntries({ path }: FileFacts): readonly Entry[] | undefined {
  return MARKUP.test(path) ? [moduleEntry({ label: 'page', surface: 'client' })] : undefined;
}

export function isTemplateOfComponent(facts: FileFacts, context: EntryContext): boolean {
  if (!MARKUP.test(facts.path) || templateIn(facts) < 0) return false;
  return /\.component\.html$/.test(facts.path) || context.uses('@angular/core');
}
