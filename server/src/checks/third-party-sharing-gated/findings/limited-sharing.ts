/**
 * `limited-sharing`: data still leaves after an opt-out, under a restriction of use that the vendor offers.
 *
 * Never counted as confirmed. Where the configuration accepts it, it is information and not a warning.
 */
import type { Finding, Pathway } from '../../../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../../../shared/src/rules';
import type { CheckInput } from '../../check';
import { describeSharing } from '../describe-sharing';

export function findLimitedSharing(pathways: readonly Pathway[], accepted: CheckInput['accepted']): Finding[] {
  const severityOf = ({ id }: Pathway) => (accepted.has(id) ? 'information' : RULE_SEVERITIES['limited-sharing']);
  return pathways.filter((it) => it.status === 'limited').map((it) => toFinding(it, severityOf(it)));
}

function toFinding(pathway: Pathway, severity: Finding['severity']): Finding {
  const [restriction] = pathway.gates;
  const by = restriction ? `, \`${restriction.text}\`` : '';
  return {
    ruleId: 'limited-sharing',
    severity,
    message: `${describeSharing(pathway)} although the consumer opted out, under the vendor's restriction of use${by}.`,
    file: pathway.file,
    range: pathway.range,
    pathway: pathway.id,
    related: pathway.route.map(({ file, range, label }) => ({ file, range, message: label })),
  };
}
