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
    const asked = new Set<Purpose>([...anyone.purposes, ...optedOut.purposes]);
    for (const { purpose } of [...anyone.reads.values(), ...optedOut.reads.values()]) asked.add(purpose);
    const gated = pathways.filter((it) => it.status === 'gated');
    return [...bySet(gated, optedOut)].flatMap(([, { purposes, pathways }]): AskedWorld[] => {
      if ([...asked].every((it) => purposes.has(it))) return [];
      const world = refusing(purposes);
      const signalled = pathways.filter(asksSignalToo);
      return [
        { world, pathways: pathways.filter((it) => !signalled.includes(it)) },
        { world: withoutSignal(world), pathways: signalled, unless: STORED_ONLY },
      ];
    });
  },
  message: ({ callee, written = callee, vendorName, category }) =>
    `\`${written}\` still sends to ${vendorName} when only the purposes of ${CATEGORY_WORDS[category]} are refused: what stops it is a choice about another purpose.`,
};

/** `!gpc && consent.analytics`: who refused in the banner need not send the signal. */
function asksSignalToo({ gates }: Pathway): boolean {
  return gates.some((it) => it.reads.includes('gpc'));
}

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
