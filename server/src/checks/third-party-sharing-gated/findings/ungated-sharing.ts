/**
 * `ungated-sharing`: the touchpoint can still run although the consumer opted out.
 *
 * One factual sentence: what leaves, to whom, on which route, and why nothing stopped it.
 */
import type { Finding, Pathway } from '../../../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../../../shared/src/rules';
import { describeReason } from '../describe-reason';
import { describeRoute } from '../describe-route';
import { describeSharing } from '../describe-sharing';

export function findUngatedSharing(pathways: readonly Pathway[]): Finding[] {
  return pathways.filter((it) => it.status === 'ungated').map(toFinding);
}

function toFinding(pathway: Pathway): Finding {
  const route = describeRoute(pathway);
  const way = route === '' ? '' : `${route}; `;
  return {
    ruleId: 'ungated-sharing',
    severity: RULE_SEVERITIES['ungated-sharing'],
    message: `${describeSharing(pathway)} although the consumer opted out: ${way}${describeReason(pathway)}.`,
    file: pathway.file,
    range: pathway.range,
    pathway: pathway.id,
    related: pathway.route.map(({ file, range, label }) => ({ file, range, message: label })),
  };
}
