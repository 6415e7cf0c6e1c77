/**
 * An id for each finding that survives edits elsewhere: its rule and its pathway, or where it has none its file and
 * message; equal ones are told apart by their order.
 */
import type { Finding } from '../../../shared/src/model';
import { stableId } from '../std/stable-id';

export function fingerprintsOf(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((it) => {
      const about = it.pathway ?? `${it.file}\u0001${it.message.replace(/\d+/g, '0')}`;
      const base = `${it.ruleId}\u0001${about}`;
      const order = seen.get(base) ?? 0;
      seen.set(base, order + 1);
      return [it, stableId(`${base}\u0001${order}`)];
    }),
  );
}
