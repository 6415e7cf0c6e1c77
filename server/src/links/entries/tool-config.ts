/** Configuration written as code (`next.config.js`, `vite.config.ts`): run by a tool, never for a consumer. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, exportEntries, moduleEntry } from './entry-context';

/** `app.config.ts` is the application's own, of Angular and Nuxt. */
const CONFIGURATION = /(?:^|\/)(?:(?!app\.config)[\w.-]+\.config|\.[\w-]+rc|gulpfile|Gruntfile)\.[cm]?[jt]s$/i;
/** What an application imports under such a name is its own. */
const APPLICATION = /(?:^|\/)(?:src|app|lib)\//;

export function toolConfigEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!CONFIGURATION.test(context.inPackage) || APPLICATION.test(context.inPackage)) return undefined;
  const shape = { label: 'configuration', surface: 'server', request: false } as const;
  return [moduleEntry(shape), ...exportEntries(context, { default: shape, '*': shape })];
}
