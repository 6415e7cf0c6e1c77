/** Next.js, files beside the routes: middleware (`proxy` since 16) and instrumentation. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, exportEntries, moduleEntry } from './entry-context';

const ROOT_FILE = /^(?:.*\/)?(middleware|proxy|instrumentation|instrumentation-client)\.(?:[jt]sx?|[cm]js|[cm]ts)$/;

export function nextRootEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('next')) return undefined;
  switch (ROOT_FILE.exec(context.inPackage)?.[1]) {
    case 'middleware':
    case 'proxy':
      return middleware(context);
    case 'instrumentation':
      return exportEntries(context, {
        register: { label: 'instrumentation', surface: 'server', request: false, params: [] },
        onRequestError: { label: 'request error hook', surface: 'server', params: ['unknown', 'request', 'unknown'] },
      });
    case 'instrumentation-client':
      return [
        moduleEntry({ label: 'client instrumentation', surface: 'client' }),
        ...exportEntries(context, {
          onRouterTransitionStart: { label: 'route change hook', surface: 'client', params: ['unknown', 'unknown'] },
        }),
      ];
    default:
      return undefined;
  }
}

/** A helper that only shares the name exports neither. */
function middleware(context: EntryContext): readonly Entry[] | undefined {
  const shape = { label: 'middleware', surface: 'server', params: ['request', 'unknown'] } as const;
  const entries = exportEntries(context, { default: shape, middleware: shape, proxy: shape });
  return entries.length > 0 ? entries : undefined;
}
