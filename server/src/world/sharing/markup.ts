/** Markup in a text that the program writes into its page: what it loads. */
import type { Expr, Span } from '../../facts/ir';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { vendorUrls } from '../values/addresses';
import { recordSink } from './sinks';
import { placeOfCode, runCode } from './snippets';

const LOADING = /<(script|img|iframe)\b([^>]*)>(?:([^<]*)<\/script)?/gi;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

export interface MarkupPlace {
  readonly at: Site;
  /** The whole of what writes it. */
  readonly span: Span;
  /** The expression that holds the text. */
  readonly written: Expr | undefined;
  /** `document.write` and jQuery run the scripts of what they are given, `innerHTML` does not. */
  readonly runsScripts: boolean;
}

export function loadMarkup(m: Machine, f: Frame, text: string, { at, span, written, runsScripts }: MarkupPlace): void {
  for (const { 0: whole, 1: tag = '', 2: attributes = '', 3: code = '', index } of text.matchAll(LOADING)) {
    const isScript = tag.toLowerCase() === 'script';
    if (isScript && !runsScripts) continue;
    const [, double, single, bare] = SOURCE.exec(attributes) ?? [];
    const url = double ?? single ?? bare;
    const [found] = url ? vendorUrls(m, m.values.literal(url), isScript ? 'script' : 'image') : [];
    if (found) recordSink(m, f, found.match, at, [], span, found.url);
    else if (isScript && code) {
      const place = placeOfCode(m, f.unit, written, at);
      runCode(
        m,
        code,
        { ...place, template: undefined, offset: place.offset + index + whole.indexOf(code) },
        f.ctx,
        at,
      );
    }
  }
}
