/**
 * The address of the page: `new URLSearchParams(location.search)`, `useRoute().query`. Whoever made the link wrote it, so
 * whatever its names say, it tells nothing of what the consumer chose.
 */
import type { Frame } from '../machine/frame';
import type { ForeignRef } from '../values/ref';

const PARAMETERS = /^(?:URLSearchParams|searchParams|useSearchParams|useQueryParams?|queryParams|queryParamMap)$/;
const ROUTE = /^(?:use)?(?:route|router|location)$|^ActivatedRoute$|^withRouter$/i;
const QUERY = /^(?:query|search|hash|href)$/;

/** In a browser: what a server is asked for may be what its own pages tell it. */
export function isOfPageAddress({ ctx }: Frame, { access: { path } }: ForeignRef): boolean {
  if (ctx.mode.side === 'server') return false;
  return (
    path.some((it) => PARAMETERS.test(it)) || (path.some((it) => ROUTE.test(it)) && path.some((it) => QUERY.test(it)))
  );
}
