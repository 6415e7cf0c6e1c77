/**
 * A package that is imported from a registry or a network that serves it, as its plain name:
 * `npm:posthog-node@4`, `https://esm.sh/v135/@segment/analytics-node@2.1.0`, `posthog-js@1.2/react`.
 * Any other address stays as it is written.
 *
 * Source: https://docs.deno.com/runtime/fundamentals/modules/, https://esm.sh
 */
const SERVED =
  /^https?:\/\/(?:esm\.sh|esm\.run|unpkg\.com|cdn\.skypack\.dev|(?:cdn|esm)\.jsdelivr\.net|ga\.jspm\.io|deno\.land\/x\/npm)\/(.+)$/;
const BEFORE_NAME = /^(?:v\d+\/|stable\/|pin\/|npm[:/]|\*)+/;
const VERSION = /^((?:@[^/@]+\/)?[^/@]+)@[^/]+/;

export function fromRegistry(spec: string): string {
  const served = SERVED.exec(spec)?.[1];
  if (served === undefined && /^[a-z]+:\/\//i.test(spec)) return spec;
  const path = (served ?? spec).replace(served === undefined ? /^npm:\/?/ : BEFORE_NAME, '');
  return path.replace(VERSION, '$1').replace(/\/\+esm$/, '');
}
