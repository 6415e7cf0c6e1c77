/**
 * Why an ungated pathway is not stopped, as the last clause of its finding. Names the condition that failed to be a
 * gate where the pathway carries one.
 */
import type { Pathway } from '../../../../shared/src/model';

export function describeReason({ reason, gates, routes }: Pathway): string {
  const text = gates[0]?.text;
  const condition = text === undefined ? 'a condition on the way' : `\`${text}\``;
  switch (reason) {
    case 'phantom-gate':
      return `${condition} promises a gate and always allows`;
    case 'inverted-gate':
      return `${condition} lets it run only when the consumer opted out`;
    case 'unawaited-gate':
      return `${condition} tests a Promise and not the preference in it`;
    case 'late-gate':
      return text === undefined
        ? 'the opt-out is read only after the data has left'
        : `${condition} reads the opt-out only after the data has left`;
    case 'some-routes-ungated':
      return `${routes.gated} of ${routes.capped ? 'the first ' : ''}${routes.total} routes are gated and this one is not`;
    case 'leaky-gate':
      return text === undefined
        ? 'the opt-out is read on the way, and it can run all the same'
        : `${condition} reads the opt-out, yet a value, a failure or another operand lets it pass`;
    case 'not-a-preference':
      return `${condition} is not about the consumer's choice`;
    case 'no-gate':
    case null:
      return 'nothing on the way reads the opt-out';
  }
}
