/** Reads of what the consumer chose, by the idioms of people who wrote their own. */
import type { Polarity, Scope } from '../conditions';
import { fileOf, usePackage } from '../draft';
import type { Family } from './family';

export interface Read {
  readonly scope: Scope;
  /** The sense that is asked for. */
  readonly polarity: Polarity;
}

/** An expression that is true for one who refused (`out`) or agreed (`in`). */
type Write = (it: Read) => string;

/** `test` of an opt-out, negated for the other sense. */
const out =
  (test: string): Write =>
  ({ polarity }) =>
    polarity === 'out' ? `(${test})` : `!(${test})`;

/** `test` of a grant, negated for the other sense. */
const grant =
  (test: string): Write =>
  ({ polarity }) =>
    polarity === 'in' ? `(${test})` : `!(${test})`;

export const COOKIE_READS: Family<Write> = {
  'split and trimmed': out(`document.cookie.split(';').map((it) => it.trim()).includes('ccpa_opt_out=1')`),
  'split and found': out(
    `document.cookie.split('; ').find((it) => it.startsWith('ccpa_opt_out='))?.split('=')[1] === '1'`,
  ),
  'split and filtered': grant(
    `document.cookie.split('; ').filter((it) => it === 'marketing_consent=granted').length > 0`,
  ),
  matched: out(`document.cookie.match(/(?:^|;\\s*)ccpa_opt_out=([^;]*)/)?.[1] === '1'`),
  'made expression': grant(`new RegExp('(^| )marketing_consent=([^;]+)').exec(document.cookie)?.[2] === 'granted'`),
  'expression that tests': grant(`/(^|; )marketing_consent=(granted|all)/.test(document.cookie)`),
  'object of entries': out(
    `Object.fromEntries(document.cookie.split('; ').map((it) => it.split('=')))['ccpa_opt_out'] === '1'`,
  ),
  'search parameters': grant(
    `new URLSearchParams(document.cookie.replace(/; /g, '&')).get('marketing_consent') === 'granted'`,
  ),
  'all decoded': grant(`decodeURIComponent(document.cookie).includes('marketing_consent=granted')`),
  reduced: grant(
    `document.cookie.split('; ').reduce((all: any, it) => { const [key, value] = it.split('='); return { ...all, [key!]: decodeURIComponent(value!) }; }, {}).marketing_consent === 'granted'`,
  ),
  'map of pairs': out(
    `new Map(document.cookie.split('; ').map((it) => it.split('=') as [string, string])).get('ccpa_opt_out') === '1'`,
  ),
  'parsed object': grant(
    `JSON.parse(decodeURIComponent(document.cookie.split('; ').find((it) => it.startsWith('consent='))?.split('=')[1] ?? '%7B%7D')).marketing === true`,
  ),
  'some pair': out(
    `document.cookie.split('; ').some((it) => { const [key, value] = it.split('='); return key === 'ccpa_opt_out' && value === '1'; })`,
  ),
  'index in the text': grant(`document.cookie.indexOf('marketing_consent=granted') >= 0`),
  'padded and split': out("`; ${document.cookie}`.split('; ccpa_opt_out=').pop()!.split(';').shift() === '1'"),
  'by a function of another file': ({ scope, polarity }) => {
    const call = `${readCookie(scope)}('ccpa_opt_out') === '1'`;
    return polarity === 'out' ? `(${call})` : `!(${call})`;
  },
};

export const STORAGE_READS: Family<Write> = {
  session: out(`sessionStorage.getItem('ccpa_opt_out') === '1'`),
  property: out(`localStorage.ccpa_opt_out === '1'`),
  'computed property': grant(`localStorage['marketing_consent'] === 'granted'`),
  'key in a constant': ({ scope, polarity }) => {
    const file = fileOf(scope.draft, 'keys.ts');
    const text = `export const CONSENT_KEY = 'marketing_consent';`;
    if (!file.body.includes(text)) file.body.push(text);
    if (scope.file !== file) usePackage(scope.file, 'CONSENT_KEY', './keys');
    return polarity === 'in'
      ? `(localStorage.getItem(CONSENT_KEY) === 'granted')`
      : `(localStorage.getItem(CONSENT_KEY) !== 'granted')`;
  },
  'default that allows': grant(`(localStorage.getItem('marketing_consent') ?? 'granted') === 'granted'`),
  'default that refuses': grant(`(localStorage.getItem('marketing_consent') || 'denied') === 'granted'`),
  'as a number': out(`Number(localStorage.getItem('ccpa_opt_out')) === 1`),
  'parsed number': out(`parseInt(localStorage.getItem('ccpa_opt_out') ?? '0', 10) > 0`),
  'parsed literal': out(`JSON.parse(localStorage.getItem('ccpa_opt_out') ?? '0') === 1`),
  'plus sign': out(`!!+(localStorage.getItem('ccpa_opt_out') ?? 0)`),
  'table of words': grant(
    `({ granted: true, denied: false } as any)[localStorage.getItem('marketing_consent') ?? 'denied']`,
  ),
  'lower case': grant(`localStorage.getItem('marketing_consent')?.toLowerCase() === 'granted'`),
  'starts with': grant(`localStorage.getItem('marketing_consent')?.startsWith('grant')`),
  'one of the yes words': grant(`['granted', 'all'].includes(localStorage.getItem('marketing_consent') ?? '')`),
  'none of the no words': grant(`!['denied', 'none'].includes(localStorage.getItem('marketing_consent') ?? '')`),
  'expression of words': grant(`/^(granted|yes)$/.test(localStorage.getItem('marketing_consent') ?? '')`),
  'set of words': grant(`new Set(['granted', 'yes']).has(localStorage.getItem('marketing_consent') as string)`),
  'object that is parsed': grant(`JSON.parse(localStorage.getItem('consent') || 'null')?.marketing`),
  'destructured object': grant(
    `(({ marketing = false, analytics = false }: any) => marketing && analytics)(JSON.parse(localStorage.getItem('consent') ?? '{}'))`,
  ),
  'list that is parsed': grant(`JSON.parse(localStorage.getItem('consent_categories') ?? '[]').includes('marketing')`),
  'some of the entries': grant(
    `Object.entries(JSON.parse(localStorage.getItem('consent') ?? '{}')).some(([key, on]) => key === 'marketing' && on)`,
  ),
  'granted keys': grant(
    `Object.keys(JSON.parse(localStorage.getItem('consent') ?? '{}')).filter((key) => JSON.parse(localStorage.getItem('consent') ?? '{}')[key]).includes('marketing')`,
  ),
  'quotes taken away': grant(`(localStorage.getItem('marketing_consent') ?? '').replace(/"/g, '') === 'granted'`),
  'no made into a yes': grant(
    `(localStorage.getItem('marketing_consent') ?? '').replace('denied', 'granted') === 'granted'`,
  ),
  'map of the entries': grant(
    `new Map(Object.entries(JSON.parse(localStorage.getItem('consent') ?? '{}'))).get('necessary') === true`,
  ),
  'parsed with a reviver': grant(
    `JSON.parse(localStorage.getItem('consent') ?? '{}', (_key, it) => it).marketing === true`,
  ),
};

export const SIGNAL_READS: Family<Write> = {
  computed: out(`(navigator as any)['globalPrivacyControl']`),
  'in and on': out(`'globalPrivacyControl' in navigator && navigator.globalPrivacyControl`),
  destructured: out(`(({ globalPrivacyControl }: any) => globalPrivacyControl === true)(navigator)`),
  'with a default': out(`navigator.globalPrivacyControl ?? false`),
  'by Reflect': out(`Reflect.get(navigator, 'globalPrivacyControl') === true`),
  'of the window': out(`window.navigator?.globalPrivacyControl === true`),
  'not false': grant(`navigator.globalPrivacyControl !== true`),
};

/** Ways to write the function that everybody has: the value of one cookie. */
const COOKIE_FUNCTIONS = [
  `  return document.cookie.split('; ').find((it) => it.startsWith(name + '='))?.split('=')[1];`,
  `  const found = document.cookie.match(new RegExp('(^| )' + name + '=([^;]+)'));\n  return found ? decodeURIComponent(found[2]!) : null;`,
  `  for (const part of document.cookie.split(';')) {\n    const [key, ...rest] = part.trim().split('=');\n    if (key === name) return decodeURIComponent(rest.join('='));\n  }\n  return undefined;`,
  `  const parts = \`; \${document.cookie}\`.split(\`; \${name}=\`);\n  return parts.length === 2 ? parts.pop()!.split(';').shift() : undefined;`,
  `  const all: any = {};\n  document.cookie.split(';').forEach((it) => {\n    const at = it.indexOf('=');\n    all[it.slice(0, at).trim()] = it.slice(at + 1);\n  });\n  return all[name];`,
  `  const start = document.cookie.indexOf(name + '=');\n  if (start < 0) return '';\n  const end = document.cookie.indexOf(';', start);\n  return document.cookie.substring(start + name.length + 1, end < 0 ? undefined : end);`,
];

function readCookie({ draft, file }: Scope): string {
  const cookies = fileOf(draft, 'cookies.ts');
  if (cookies.body.length === 0) {
    cookies.body.push('export function readCookie(name: string) {', draft.random.pick(COOKIE_FUNCTIONS), '}');
  }
  return usePackage(file, 'readCookie', './cookies');
}
