/**
 * `withdrawal-not-flushed`: the choice is taken back in a browser, and an SDK that runs there is not told; or what it has
 * queued is sent instead of dropped.
 *
 * Its own opt-out, or loading the page again, counts. A banner's refusal has nothing to stop where every start of
 * the SDK waits for consent.
 */
import type { ChoiceHandler } from '../../../../../shared/src/duties';
import type { Finding, Pathway } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { isBrowserOnly } from '../../opt-out-processing-time/opt-outs';
import { toFinding, touchpointsOf } from '../../to-finding';
import { withdrawalHandlers } from '../withdrawals';

const STARTS = new Set<Pathway['kind']>(['sdk-start', 'script-load', 'component']);
const TAKES_BACK = /withdraw|revoke|opt_?-?out|disable|reset|turn_?off|do_?not/i;

export function findWithdrawalNotFlushed({ pathways, duties }: CheckInput): Finding[] {
  const running = pathways.filter(
    (it) => STARTS.has(it.kind) && it.surface !== 'server' && (it.status === 'ungated' || it.status === 'gated'),
  );
  return [...withdrawalHandlers(duties), ...duties.handlers.filter(onlyTells)].flatMap((handler) => {
    const { flushes = [] } = handler;
    if (flushes.length > 0 && handler.writes.every((it) => it.says === 'refuses')) {
      const message = `${handler.label} takes consent back and sends what was still queued to ${flushes.join(', ')}.`;
      return [toFinding('withdrawal-not-flushed', { at: handler, message })];
    }
    if (handler.side === 'server' || handler.reloads || leavesIt(handler) || handler.mode !== 'real-time') return [];
    // What watches the page's state tells an SDK by itself; and one that only tells some leaves others their own control.
    const watched = handler.writes.every((it) => it.storedIn === 'page') ? duties.vendorOptOuts : [];
    const left = running.filter(
      (it) => !handler.stops.includes(it.vendor) && !watched.includes(it.vendor) && mayRun(it, handler),
    );
    const vendors = [...new Set(left.map((it) => it.vendorName))].sort();
    if (vendors.length === 0) return [];
    const message = `${handler.label} takes consent back, and what runs in the page is not stopped: ${vendors.join(', ')}.`;
    return [toFinding('withdrawal-not-flushed', { at: handler, message, related: touchpointsOf(left) })];
  });
}

/** What is stored is stored elsewhere: by the server that was asked before. */
function onlyTells({ writes, stops }: ChoiceHandler): boolean {
  return writes.length === 0 && stops.length > 0;
}

/** To other code, which may stop it. What a page keeps itself, no server's answer stops. */
function leavesIt(handler: ChoiceHandler): boolean {
  return handler.delegates && !(handler.onlyAsks && isBrowserOnly(handler));
}

function mayRun({ status }: Pathway, { label, writes }: ChoiceHandler): boolean {
  return status === 'ungated' || TAKES_BACK.test(label) || writes.some((it) => it.says === 'either');
}
