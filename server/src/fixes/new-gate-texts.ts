/** What a new gate's file says: one text for the browser, and one for each way in which servers tell of a request. */

/** Where the app keeps the choice, and what is found there of who may not be shared. */
export interface Stored {
  readonly in: 'cookie' | 'storage';
  readonly key: string;
  /** A word for yes, this text, any but this text, or anything at all. */
  readonly says: 'yes' | { readonly is: string } | { readonly isNot: string } | 'something';
}

export function inBrowser(stored: Stored): string {
  const kept = stored.in === 'cookie' ? inText('document.cookie', stored) : inStorage(stored);
  return `${about(stored)}
export function hasOptedOut(): boolean {
  const { globalPrivacyControl } = navigator as Navigator & {
    globalPrivacyControl?: boolean;
  };
  ${either('globalPrivacyControl === true', kept)}
}
`;
}

export function inNext(stored: Stored): string {
  return `import { cookies, headers } from 'next/headers';

${about(stored)}
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

${about(stored)}
export function isUserOptedOut(request: HasHeaders): boolean {
  ${either("request.headers['sec-gpc'] === '1'", inText('String(request.headers.cookie)', stored))}
}
`;
}

/** For the platform's \`Request\`, whose headers have to be asked for. */
export function onWebRequest(stored: Stored): string {
  const cookies = "request.headers.get('cookie') ?? ''";
  return `${about(stored)}
export function isUserOptedOut(request: Request): boolean {
  ${either("request.headers.get('sec-gpc') === '1'", inText(cookies, stored))}
}
`;
}

export function inHono(stored: Stored): string {
  return `import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

${about(stored)}
export function isUserOptedOut(c: Context): boolean {
  ${either("c.req.header('sec-gpc') === '1'", compared(`getCookie(c, '${stored.key}')`, stored))}
}
`;
}

export function inNitro(stored: Stored): string {
  return `import { getCookie, getHeader, type H3Event } from 'h3';

${about(stored)}
export function isUserOptedOut(event: H3Event): boolean {
  ${either("getHeader(event, 'sec-gpc') === '1'", compared(`getCookie(event, '${stored.key}')`, stored))}
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

function about({ says }: Stored): string {
  const alsoSilent = typeof says === 'object' && 'isNot' in says ? ', or not agreed to it,' : '';
  return `/** Has this consumer opted out of sale and sharing${alsoSilent || ','} here or by the browser signal (GPC)? */`;
}

function inJar(jar: string, stored: Stored): string {
  return stored.says === 'something'
    ? `${jar}.has('${stored.key}')`
    : compared(`${jar}.get('${stored.key}')?.value`, stored);
}

function inStorage(stored: Stored): string {
  return compared(`localStorage.getItem('${stored.key}')`, stored, 'null');
}

/** `nothing`: what is read where nothing is kept. */
function compared(read: string, { says }: Stored, nothing = 'undefined'): string {
  if (says === 'something') return `${read} !== ${nothing}`;
  if (says === 'yes') return `${read} === '1'`;
  return 'is' in says ? `${read} === '${says.is}'` : `${read} !== '${says.isNot}'`;
}

function inText(cookies: string, { key, says }: Stored): string {
  const start = `(?:^|; )${escaped(key)}=`;
  if (says === 'something') return `/${start}/.test(${cookies})`;
  if (says === 'yes') return `/${start}(?:1|true|yes)(?:;|$)/.test(${cookies})`;
  const text = escaped('is' in says ? says.is : says.isNot);
  return `${'is' in says ? '' : '!'}/${start}${text}(?:;|$)/.test(${cookies})`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** On one line where it fits. */
function either(first: string, second: string): string {
  const both = `${first} || ${second}`;
  if (both.length <= MAX_LINE - '  return ;'.length) return `return ${both};`;
  const isShort = both.length <= MAX_LINE - '    '.length;
  return `return (\n    ${isShort ? both : `${first} ||\n    ${second}`}\n  );`;
}

const MAX_LINE = 80;
