import { cookies } from 'next/headers';
import { db } from './db';
import { segment } from './segment';

/** The one answer to "may we share?" on the server: the account's choice first, then the browser's cookie. */
export async function isUserOptedOut(userId?: string): Promise<boolean> {
  if (userId) {
    const preference = await db.privacyPreference.findFirst({ where: { userId, type: 'sale_sharing' } });
    if (preference) return true;
  }
  const store = await cookies();
  return store.get('ccpa_opt_out')?.value === '1';
}

export async function trackServerEvent(event: string, properties: Record<string, unknown>, userId: string) {
  if (await isUserOptedOut(userId)) return;
  segment.track({ event, properties, userId });
}
