/** How the code spells what it calls: people look for `mp.track` in it, not for the vendor's own `mixpanel.track`. */
import type { Pathway } from '../../../shared/src/model';
import type { Quote } from '../facts/quote';
import type { Touchpoint } from './touchpoints';

/** Longer ones say less than the vendor's own name. */
const MAX_LENGTH = 60;

export function writtenCallee(quote: Quote, { unit, sink: { site, match } }: Touchpoint): Pick<Pathway, 'written'> {
  // Of code that is put together nothing stands where it seems to.
  if (site.k !== 'call' || !CALLS.has(match.kind) || unit.facts.within) return {};
  const text = shortText(quote(unit.path, site.callee.s, site.callee.e));
  if (text === undefined) return {};
  // Of a command, its name too: `fbq('track')`.
  const written = text + (/\(.*$/.exec(match.callee)?.[0] ?? '');
  return written === match.callee ? {} : { written };
}

/** Undefined for what is too long to be read as a name. */
export function shortText(text: string): string | undefined {
  return text === '' || text.length > MAX_LENGTH || /\s/.test(text) ? undefined : text;
}

const CALLS: ReadonlySet<Pathway['kind']> = new Set(['sdk-call', 'sdk-start', 'pixel']);
