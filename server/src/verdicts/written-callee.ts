/** How the code spells what it calls: people look for `mp.track` in it, not for the vendor's own `mixpanel.track`. */
import type { Pathway } from '../../../shared/src/model';
import type { Touchpoint } from './touchpoints';

/** Longer ones say less than the vendor's own name. */
const MAX_LENGTH = 60;

export function writtenCallee(
  textOf: (path: string) => string,
  { unit, sink: { site, match } }: Touchpoint,
): Pick<Pathway, 'written'> {
  if (site.k !== 'call' || !CALLS.has(match.kind)) return {};
  const text = textOf(unit.path).slice(site.callee.s, site.callee.e);
  if (text === '' || text.length > MAX_LENGTH || /\s/.test(text)) return {};
  // Of a command, its name too: `fbq('track')`.
  const written = text + (/\(.*$/.exec(match.callee)?.[0] ?? '');
  return written === match.callee ? {} : { written };
}

const CALLS: ReadonlySet<Pathway['kind']> = new Set(['sdk-call', 'sdk-start', 'pixel']);
