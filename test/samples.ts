/** Conclusions made by hand, for tests of what only reads conclusions. */
import { type Duties, NO_DUTIES } from '../shared/src/duties';
import type { Analysis, Finding, Pathway, Place } from '../shared/src/model';

/** Of a program that leaves the choice to a vendor's own opt-out: a way, about which no other check says anything. */
export const ASKED: Duties = { ...NO_DUTIES, vendorOptOuts: ['segment'] };

export function place(file: string, line: number, character = 1, end = character + 10): Place {
  return { file, range: { start: { line, character }, end: { line, character: end } } };
}

export function pathway(given: Partial<Pathway> = {}): Pathway {
  const status = given.status ?? 'ungated';
  return {
    id: '3f0c00000000',
    ...place('src/app/api/checkout/route.ts', 14, 9, 62),
    vendor: 'segment',
    vendorName: 'Segment',
    category: 'cdp',
    kind: 'sdk-call',
    surface: 'server',
    callee: 'analytics.track',
    data: ['userId', 'email'],
    status,
    reason: status === 'ungated' ? 'no-gate' : null,
    confirmed: status === 'gated',
    gates: [],
    route: [{ ...place('src/app/api/checkout/route.ts', 5, 1), label: 'POST handler' }],
    routes: { total: 1, gated: status === 'gated' ? 1 : 0, capped: false },
    ...given,
  };
}

export const GATE = {
  ...place('src/lib/analytics.ts', 12, 7),
  text: 'await isUserOptedOut(userId)',
  kind: 'condition',
  reads: ['stored'],
} as const;

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    ...place('src/app/api/checkout/route.ts', 14, 9, 62),
    ruleId: 'ungated-sharing',
    severity: 'error',
    message: '`analytics.track` sends `userId` to Segment although the consumer opted out.',
    pathway: '3f0c00000000',
    related: [],
    ...given,
  };
}

export function analysis(given: Partial<Analysis> = {}): Analysis {
  const pathways = given.pathways ?? [];
  const count = (wanted: (it: Pathway) => boolean) => pathways.filter(wanted).length;
  return {
    summary: {
      pathways: pathways.length,
      gated: count((it) => it.status === 'gated'),
      confirmed: count((it) => it.confirmed),
      limited: count((it) => it.status === 'limited'),
      ungated: count((it) => it.status === 'ungated'),
      exempt: count((it) => it.status === 'exempt'),
      filesScanned: 3,
      filesNotAnalysed: [],
    },
    checks: [],
    findings: [],
    unreachable: [],
    exemptions: [],
    removals: [],
    duties: NO_DUTIES,
    ...given,
    pathways,
  };
}
