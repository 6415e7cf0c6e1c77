/** Code that a template has put together: its own parts stand where the template has them, the others for its expressions. */
import type { Template } from './ir';
import { type Stretch, type VirtualText, virtualText } from './languages/virtual-text';

/** Undefined where the template's parts are not found in it. */
export function composedText(code: string, { s, e, strings, exprs, places }: Template): VirtualText | undefined {
  const stretches: Stretch[] = [];
  let at = 0;
  let after = s;
  for (const [i, text] of strings.entries()) {
    const found = i === 0 ? 0 : i === strings.length - 1 ? code.length - text.length : code.indexOf(text, at);
    if (found < at || !code.startsWith(text, found)) return undefined;
    const start = places?.[i]?.s ?? (i === 0 ? s : (exprs[i - 1]?.e ?? e)) + 1;
    if (found > at) stretches.push({ at, s: after, e: Math.max(after, start), copied: false });
    if (text !== '') stretches.push({ at: found, s: start, e: start + text.length, copied: true });
    at = found + text.length;
    after = start + text.length;
  }
  return at === code.length ? virtualText(code, stretches) : undefined;
}
