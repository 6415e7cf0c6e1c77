/**
 * Methods that markup calls when the consumer consents: `acceptAll()` of an Angular component, `accept()` of a custom
 * element. Their frameworks call methods of fixed names only, so others run where a template names them.
 */
import { isConsenting } from '../../catalogue/lexicon/consenting';
import type { FileFacts } from '../../facts/ir';
import { decoratorName } from '../calls/escape-providers';
import type { Machine } from '../machine/machine';
import type { ClassRef } from '../values/ref';
import { isPressed } from './pressed-controls';

const OF_MARKUP = /^(?:Component|customElement)$/;

export function isTemplateAct(m: Machine, { unit: { facts }, cls }: ClassRef, method: string): boolean {
  const decorators = facts.classes[cls]?.decorators ?? [];
  if (!isConsenting(method) || !decorators.some((it) => OF_MARKUP.test(decoratorName(facts, it)))) return false;
  // Code out of sight may be in one of its other methods.
  if (m.relevance.outOfSight && membersOf(facts, cls).some((it) => !m.relevance.has(facts, it))) return false;
  return !isPressed(m, { texts: [], isReferred: false, facts });
}

function membersOf(facts: FileFacts, cls: number): readonly number[] {
  return (facts.classes[cls]?.members ?? []).flatMap((it) => it.f ?? []);
}
