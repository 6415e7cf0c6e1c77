/** The catalogue's answers, from the shipped data and the configuration's vendors. */
import type { Catalogue, CatalogueOptions, SinkMatch, TextFilter } from './catalogue';
import type { ConsentPlatform } from './consent-platform';
import { CONSENT_PLATFORMS } from './consent-platforms/index';
import { DEFAULT_CATEGORIES } from './defaults';
import { createKnownHosts } from './known-hosts';
import { polarityOfKey } from './lexicon/keys';
import { meaningOfLiteral } from './lexicon/literals';
import { polarityOfModel } from './lexicon/models';
import { isNecessary } from './lexicon/necessary';
import { isNonPreference } from './lexicon/non-preferences';
import { isWordedChoice, polarityOfName, polarityOfSwitch } from './lexicon/polarity';
import { isChoice, purposeOfName } from './lexicon/purposes';
import { signalOf } from './lexicon/signals';
import { toWords } from './lexicon/words';
import { matchesHost, matchesPath, parseAddress, parseUrl } from './matching/address';
import { createHeldBack, isText } from './matching/held-back';
import { matchOptOut } from './matching/match-opt-out';
import { matchOptOuts } from './matching/match-opt-outs';
import { isBeforeReader, matchConsentAction, matchConsentCallback, matchReader } from './matching/match-reader';
import { createUrlMatcher } from './matching/match-url';
import { matchUse } from './matching/match-use';
import { createNamedInText } from './matching/named-in-text';
import { createPlatformIndex } from './matching/platform-index';
import { isVendors } from './matching/to-use';
import { createVendorIndex } from './matching/vendor-index';
import { memoised } from './memoised';
import type { NamedGate } from './named-gate';
import { createOpenings } from './openings';
import { matchesGlob } from './patterns/glob';
import { createPrefilter } from './prefilter';
import { SITE_PLUGINS } from './site-plugins';
import type { Vendor } from './vendor';
import { VENDORS } from './vendors/index';

/** What is shipped, as it is: made once, since it depends on nothing. */
let shipped: Catalogue | undefined;

const OPENINGS = createOpenings(CONSENT_PLATFORMS);

export function createCatalogue(options: CatalogueOptions = {}): Catalogue {
  if (!isAsShipped(options)) return makeCatalogue(options);
  shipped ??= makeCatalogue(options);
  return shipped;
}

function isAsShipped({ vendors, categories, operatorSwitches, gates, countedSwitches }: CatalogueOptions): boolean {
  return (
    (!categories || isDefault(categories)) &&
    !vendors?.length &&
    !operatorSwitches?.size &&
    !gates?.length &&
    !countedSwitches?.length
  );
}

function isDefault(categories: ReadonlySet<Vendor['category']>): boolean {
  return categories.size === DEFAULT_CATEGORIES.length && DEFAULT_CATEGORIES.every((it) => categories.has(it));
}

function makeCatalogue(options: CatalogueOptions): Catalogue {
  const { vendors = [], categories, operatorSwitches = new Set() } = options;
  const gates = gatesOf(options);
  const counted = vendorsInScope(vendors, categories ?? new Set(DEFAULT_CATEGORIES));
  const index = createVendorIndex(counted);
  const hosts = createKnownHosts(
    [...VENDORS, ...vendors, ...CONSENT_PLATFORMS],
    categories ?? new Set(DEFAULT_CATEGORIES),
  );
  const prefilter = eitherFilter(createPrefilter(counted), { test: hosts.isNamedIn });
  const matchUrl = createUrlMatcher(counted, hosts);
  const platforms = createPlatformIndex(CONSENT_PLATFORMS);
  const answers = formsOfAnswers();
  const called = new Set(CONSENT_PLATFORMS.flatMap((it) => it.calls ?? []));
  const queues = new Map(CONSENT_PLATFORMS.flatMap((it) => (it.queues ?? []).map(({ name, gives }) => [name, gives])));
  const events = new Set(CONSENT_PLATFORMS.flatMap((it) => it.events ?? []));
  const storage = CONSENT_PLATFORMS.flatMap((it) => it.storage ?? []);

  return {
    vendors: counted,
    isVendors: (access) => isVendors(index, access),
    matchUse: (access, how, args) => matchUse(index, access, how, args),
    matchPlugin: (name) => matchPlugin(counted, name),
    matchOptOut: (access, how, args) => matchOptOut(index, access, how, args),
    matchOptOuts: (access, how, args) => matchOptOuts(index, access, how, args),
    matchUrl,
    namedInText: createNamedInText(prefilter, matchUrl),
    matchReader: (access, how, args) =>
      operatorSwitches.has(access.path.at(-1) ?? '') ? undefined : matchReader(platforms, access, how, args),
    formOfAnswers: (asked) => answers.get(asked.split('.')[0] ?? ''),
    isBeforeReader: (access) => isBeforeReader(platforms, access),
    matchConsentCallback: (access, args) => matchConsentCallback(platforms, access, args),
    matchConsentAction: (access, args) => matchConsentAction(platforms, access, args),
    platformOf: (access) => platforms.of(access)[0]?.platform,
    platformsOf: (access) => platforms.of(access).map((it) => it.platform),
    platformOfScript: (url) => CONSENT_PLATFORMS.find((it) => hasScript(it, url)),
    isCalledByPlatform: (name) => called.has(name),
    givenByQueue: (name) => queues.get(name),
    isConsentEvent: (name) => events.has(name) || isNamedForConsent(name),
    alwaysEnabledBy,
    isHeldBack: createHeldBack(CONSENT_PLATFORMS),
    isText,
    polarityOfName: memoised((name) => (operatorSwitches.has(name) ? undefined : polarityOfName(name))),
    isWordedChoice,
    signalOf,
    polarityOfKey: memoised((key) => {
      if (operatorSwitches.has(key)) return undefined;
      return storage.some((it) => matchesGlob(it, key)) ? 'record' : polarityOfKey(key);
    }),
    polarityOfModel: memoised(polarityOfModel),
    meaningOfLiteral,
    isChoice: memoised(isChoice),
    purposeOfName: memoised(purposeOfName),
    isNecessary,
    isNonPreference: (name) => operatorSwitches.has(name) || isNonPreference(name),
    gates: new Map(gates.map(({ name }) => [name, gates.filter((it) => it.name === name)])),
    prefilter,
    openingsIn: OPENINGS,
  };
}

function alwaysEnabledBy(event: string): readonly string[] | undefined {
  const platform = CONSENT_PLATFORMS.find((it) => it.enables?.includes(event));
  return platform && [...(platform.alwaysOn ?? []), 'necessary'];
}

function eitherFilter(a: TextFilter, b: TextFilter): TextFilter {
  return { test: (text) => a.test(text) || b.test(text) };
}

function matchPlugin(vendors: readonly Vendor[], name: string): SinkMatch | undefined {
  const vendor = vendors.find(({ id }) => SITE_PLUGINS[id]?.includes(name));
  return vendor && { vendor, kind: 'script-load', callee: name };
}

/** By the globals that are asked, and the events that tell. */
function formsOfAnswers(): ReadonlyMap<string, 'words' | 'booleans' | 'lists'> {
  return new Map([
    ...CONSENT_PLATFORMS.flatMap((it) => (it.lists ? (it.events ?? []) : []).map((name) => [name, 'lists'] as const)),
    ...(['booleans', 'words'] as const).flatMap((form) =>
      CONSENT_PLATFORMS.flatMap((it) => (it[form] ? (it.globals ?? []) : []).map((name) => [name, form] as const)),
    ),
  ]);
}

function gatesOf({ gates = [], countedSwitches = [] }: CatalogueOptions): readonly NamedGate[] {
  return [
    ...gates,
    ...countedSwitches.map((it) => ({ ...it, means: polarityOfSwitch(it.name), reads: ['operator'] as const })),
  ];
}

/** The configuration's vendors come last; one with a shipped id takes that one's place. */
function vendorsInScope(own: readonly Vendor[], categories: ReadonlySet<Vendor['category']>): readonly Vendor[] {
  const replaced = new Set(own.map((it) => it.id));
  return [...VENDORS.filter((it) => !replaced.has(it.id)), ...own].filter((it) => categories.has(it.category));
}

function hasScript({ scripts }: ConsentPlatform, url: string): boolean {
  const target = parseUrl(url);
  if (!target || !scripts) return false;
  return scripts.map(parseAddress).some((it) => matchesHost(it, target) && matchesPath(it, target));
}

/** Home-made events: `cookie-consent-updated`, `consent:change`, `optout`. */
function isNamedForConsent(name: string): boolean {
  const words = toWords(name);
  return words.some((it) => /^consents?(ed)?$/.test(it)) || polarityOfName(name) !== undefined;
}
