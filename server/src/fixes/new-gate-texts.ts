/** What a new gate's file says: one text for the browser, and one for each way in which servers tell of a request. */

const ABOUT = '/** Has this consumer opted out of sale and sharing, here or by the browser signal (GPC)? */';

/** `isValued`: the opt-out is a value of the cookie; else it is one that the cookie is there. */
export interface Stored {
  readonly cookie: string;
  readonly isValued: boolean;
}

export function inBrowser(stored: Stored): string {
  return `${ABOUT}
export function hasOptedOut(): boolean {
  const { globalPrivacyControl } = navigator as Navigator & {
    globalPrivacyControl?: boolean;
  };
  ${either('globalPrivacyControl === true', `${pattern(stored)}.test(document.cookie)`)}
}
`;
}

export function inNext(stored: Stored): string {
  return `import { cookies, headers } from 'next/headers';

${ABOUT}
export async function isUserOptedOut(): Promise<boolean> {
  const jar = await cookies();
  const sent = await headers();
  ${either("sent.get('sec-gpc') === '1'", inJar('jar', stored))}
}
`;
}

/** For Node's requests, as Express and its like pass them on: headers are properties. */
export function onNodeRequest(stored: Stored): string {
  return `interface HasHeaders {
  readonly headers: {
    readonly [name: string]: string | string[] | undefined;
  };
}

${ABOUT}
export function isUserOptedOut(request: HasHeaders): boolean {
  ${either("request.headers['sec-gpc'] === '1'", `${pattern(stored)}.test(String(request.headers.cookie))`)}
}
`;
}

/** For the platform's \`Request\`, whose headers have to be asked for. */
export function onWebRequest(stored: Stored): string {
  const cookies = "request.headers.get('cookie') ?? ''";
  return `${ABOUT}
export function isUserOptedOut(request: Request): boolean {
  ${either("request.headers.get('sec-gpc') === '1'", `${pattern(stored)}.test(${cookies})`)}
}
`;
}

export function inHono(stored: Stored): string {
  return `import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

${ABOUT}
export function isUserOptedOut(c: Context): boolean {
  ${either("c.req.header('sec-gpc') === '1'", asked("getCookie(c, 'NAME')", stored))}
}
`;
}

export function inNitro(stored: Stored): string {
  return `import { getCookie, getHeader, type H3Event } from 'h3';

${ABOUT}
export function isUserOptedOut(event: H3Event): boolean {
  ${either("getHeader(event, 'sec-gpc') === '1'", asked("getCookie(event, 'NAME')", stored))}
}
`;
}

/** The same in JavaScript. */
export function untyped(text: string): string {
  return text
    .replace(/^interface [\s\S]*?^}\n\n/m, '')
    .replace(/^import type .*\n/m, '')
    .replace(/, type \w+ \}/, ' }')
    .replace(/ as Navigator & \{[^}]*\}/, '')
    .replace(/\): (?:Promise<)?boolean>? \{/, ') {')
    .replace(/^(export .*\((?:request|c|event)): \w+\)/m, '$1)');
}

function inJar(jar: string, { cookie, isValued }: Stored): string {
  return isValued ? `${jar}.get('${cookie}')?.value === '1'` : `${jar}.has('${cookie}')`;
}

function asked(call: string, { cookie, isValued }: Stored): string {
  return `${call.replace('NAME', cookie)} ${isValued ? "=== '1'" : '!== undefined'}`;
}

function pattern({ cookie, isValued }: Stored): string {
  const name = cookie.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return isValued ? `/(?:^|; )${name}=(?:1|true|yes)(?:;|$)/` : `/(?:^|; )${name}=/`;
}

/** On one line where it fits. */
function either(first: string, second: string): string {
  const both = `${first} || ${second}`;
  if (both.length <= MAX_LINE - '  return ;'.length) return `return ${both};`;
  const isShort = both.length <= MAX_LINE - '    '.length;
  return `return (\n    ${isShort ? both : `${first} ||\n    ${second}`}\n  );`;
}

const MAX_LINE = 80;
