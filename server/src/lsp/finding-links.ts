/**
 * What a finding's id leads to: its page, a file that any editor opens; the law, where the pages were not installed.
 * A command of our own client would not do: VS Code runs none from a hover's link.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LAW } from '../../../shared/src/law';
import type { RuleId } from '../../../shared/src/model';
import type { ServerParts } from './parts';

export type LinkOf = (rule: RuleId) => string | undefined;

export function createFindingLinks({ pages }: ServerParts): LinkOf {
  return (rule) => (pages === undefined ? (LAW[rule] ?? undefined) : pathToFileURL(join(pages, `${rule}.md`)).href);
}
