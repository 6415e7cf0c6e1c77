/**
 * A name as lower-case words: `hasCCPAOptOut`, `has_ccpa_opt_out`, `HAS-CCPA-OPTOUT` are all
 * has, ccpa, opt, out. Compounds that people write as one word are taken apart; vendors with a capital
 * inside are kept whole.
 */
export function toWords(name: string): readonly string[] {
  const known = cache.get(name);
  if (known) return known;
  const words = split(name).flatMap((it) => COMPOUNDS.get(it) ?? [it]);
  if (cache.size > MAX_CACHED) cache.clear();
  cache.set(name, words);
  return words;
}

/** The same names are asked for over and over; a pure function's memory changes no answer. */
const cache = new Map<string, readonly string[]>();
const MAX_CACHED = 20_000;
const MAX_LENGTH = 120;
const VENDOR_SPELLINGS = /PostHog|LinkedIn|TikTok|HubSpot|MixPanel|FullStory|LogRocket|LaunchDarkly|RudderStack/g;

/** The start of a run of words, or -1. A run's member may be a choice: `sell|share`. */
export function findRun(words: readonly string[], run: string): number {
  const members = run.split(' ').map((it) => it.split('|'));
  return words.findIndex((_, i) => members.every((choice, j) => choice.includes(words[i + j] ?? '')));
}

function split(name: string): readonly string[] {
  return name
    .slice(0, MAX_LENGTH)
    .replace(VENDOR_SPELLINGS, (it) => ` ${it.toLowerCase()} `)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((it) => it !== '');
}

const COMPOUNDS = new Map<string, readonly string[]>(
  [
    'opt out, optout optouts',
    'opted out, optedout',
    'is opted out, isoptedout',
    'has opted out, hasoptedout',
    'opt in, optin optins',
    'opted in, optedin',
    'do not sell, donotsell dnsmpi dnsmpd dontsell',
    'do not share, donotshare dontshare',
    'do not track, donottrack dnt donottracking',
    'do not, dont',
    'gpc, globalprivacycontrol',
    'sec gpc, secgpc',
    'us privacy, usprivacy',
    'cookie consent, cookieconsent cookiesconsent',
    'user consent, userconsent',
    'gdpr consent, gdprconsent',
    'has consent, hasconsent',
    'no consent, noconsent',
    'eu consent, euconsent',
    'data sharing, datasharing',
    'not, isnt hasnt wasnt didnt arent cannot cant',
  ].flatMap((line) => {
    const [words = '', compounds = ''] = line.split(', ');
    return compounds.split(' ').map((it) => [it, words.split(' ')] as const);
  }),
);
