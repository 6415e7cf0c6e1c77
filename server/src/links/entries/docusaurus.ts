/** Docusaurus: client modules' route hooks, pages, swizzled theme components. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, type EntryShape, exportEntries } from './entry-context';

const ROUTE_HOOK: EntryShape = { label: 'route change hook', surface: 'client', params: ['unknown'] };

export function docusaurusEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('@docusaurus/')) return undefined;
  const component = /(?:^|\/)src\/(pages|theme)\//.exec(context.inPackage)?.[1];
  const entries = exportEntries(context, {
    onRouteDidUpdate: ROUTE_HOOK,
    onRouteUpdate: ROUTE_HOOK,
    ...(component && {
      default: {
        label: component === 'pages' ? 'page' : 'theme component',
        surface: 'client',
        params: ['props'],
      } satisfies EntryShape,
    }),
  });
  return entries.length > 0 ? entries : undefined;
}
