/**
 * Requests of two consumers to every route of a server: of the one who is judged alone, after another one's,
 * and while another one's waits.
 */
import type { Browser } from './browser';
import { AGREED, type Consumer } from './consumers';
import type { Incoming } from './server-apps';
import { requestOf, type Server } from './server-world';

type Settle = (browser: Browser, before: number) => Promise<unknown>;

/** Each is a line of moments; what is in one moment is under way at the same time. */
const ORDERS = [
  ['u', 'v', 'u'],
  ['v', 'u', 'v', 'u'],
  ['vu', 'uv'],
  ['uv', 'u'],
];

export async function serve(
  server: Server,
  consumer: Consumer,
  { backwards, hurried }: { readonly backwards: boolean; readonly hurried: boolean },
  settle: Settle,
): Promise<void> {
  const handles = backwards ? [...server.handles].reverse() : server.handles;
  const requests: Record<string, Incoming> = { u: requestOf('u', consumer), v: requestOf('v', AGREED) };
  // What is left from one order is found by the next one, as in a process that goes on. Now and then another is the first.
  const orders = backwards ? [...ORDERS.slice(1), ...ORDERS.slice(0, 1)] : ORDERS;
  for (const order of hurried ? [...orders].reverse() : orders) {
    server.slow = hurried ? 'u' : backwards ? 'v' : '';
    for (const moment of order) {
      for (const handle of handles) {
        for (const who of moment) handle(requests[who] as Incoming).catch(() => {});
        if (!hurried) await settle(server, -1);
      }
      await settle(server, -1);
    }
  }
}
