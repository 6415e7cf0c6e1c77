/** Next.js, Pages Router: pages with their data functions, API routes, `_app` and `_document`. */
import type { FileFacts } from '../../facts/ir';
import type { Entry } from '../links';
import { type EntryContext, type EntryShape, exportEntries } from './entry-context';

const ROUTED = /^(?:.*?\/)??(?:src\/)?pages\/(.+)\.(?:[jt]sx?|[cm]js|[cm]ts)$/;
const LABELS: Readonly<Record<string, string>> = { _app: 'app component', _document: 'document', _error: 'error page' };

export function nextPagesEntries(_facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  if (!context.uses('next')) return undefined;
  const [, route] = ROUTED.exec(context.inPackage) ?? [];
  if (route === undefined) return undefined;
  const url = `/${route.replace(/(?:^|\/)index$/, '')}`;
  if (route.startsWith('api/')) return exportEntries(context, { default: { ...API, url } });
  const label = LABELS[route] ?? 'page';
  const surface = route === '_document' ? 'server' : 'client';
  return exportEntries(context, {
    default: { label, surface, params: ['props'], prerendered: true, ...(label === 'page' && { url }) },
    getServerSideProps: { label: 'getServerSideProps', surface: 'server', params: ['context'], url },
    getStaticProps: { ...STATIC, label: 'getStaticProps' },
    getStaticPaths: { ...STATIC, label: 'getStaticPaths' },
    reportWebVitals: { label: 'web vitals report', surface: 'client', params: ['unknown'] },
  });
}

const API: EntryShape = { label: 'API handler', surface: 'server', params: ['request', 'response'] };
const STATIC: Omit<EntryShape, 'label'> = { surface: 'server', params: ['unknown'], request: false };
