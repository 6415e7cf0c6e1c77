/** `wrong-purpose`: what stops the pathway is a choice about another purpose, as an analytics consent before an advertising pixel. */
import type { Pathway } from '../../../../shared/src/model';
import type { Purpose } from '../../catalogue/consent-platform';
import { purposesOf } from '../../catalogue/purposes-of';
import type { Machine } from '../../world/machine/machine';
import { refusing, STORED_ONLY, withoutSignal } from '../../world/worlds';
import type { AskedWorld, WorldRule } from './world-rule';

export const wrongPurpose: WorldRule = {
  ruleId: 'wrong-purpose',
  worlds({ pathways, anyone, optedOut }) {
    const asked = new Set<Purpose>(optedOut.purposes);
    for (const { purpose } of optedOut.reads.values()) asked.add(purpose);
    // Behind the signal nothing else was asked there; and who refused in the banner need not send it.
    const sources = new Set([...anyone.reads.values()].map((it) => it.source));
    const isSignalled = sources.has('gpc') && (sources.has('stored') || sources.has('cmp'));
    const gated = pathways.filter((it) => it.status === 'gated');
    return [...bySet(gated, optedOut)].flatMap(([, { purposes, pathways }]): AskedWorld[] => {
      const world = refusing(purposes);
      if (isSignalled) return [{ world: withoutSignal(world), pathways, unless: STORED_ONLY }];
      return [...asked].every((it) => purposes.has(it)) ? [] : [{ world, pathways }];
    });
  },
  message: ({ callee, written = callee, vendorName, category }) =>
    `\`${written}\` still sends to ${vendorName} when only the purposes of ${CATEGORY_WORDS[category]} are refused: what stops it is a choice about another purpose.`,
};

function bySet(pathways: readonly Pathway[], { catalogue }: Machine) {
  const sets = new Map<string, { purposes: ReadonlySet<Purpose>; pathways: Pathway[] }>();
  for (const pathway of pathways) {
    const vendor = catalogue.vendors.find((it) => it.id === pathway.vendor) ?? pathway;
    const purposes = purposesOf(vendor);
    const set = sets.get(purposes.join()) ?? { purposes: new Set(purposes), pathways: [] };
    sets.set(purposes.join(), set);
    set.pathways.push(pathway);
  }
  return sets;
}

const CATEGORY_WORDS: Readonly<Record<Pathway['category'], string>> = {
  advertising: 'advertising',
  analytics: 'analytics',
  'session-replay': 'analytics',
  cdp: 'advertising and analytics',
  'crm-marketing': 'marketing',
  'data-broker': 'marketing',
  'error-monitoring': 'the service',
  'feature-flags': 'the service',
  'support-chat': 'the service',
};
