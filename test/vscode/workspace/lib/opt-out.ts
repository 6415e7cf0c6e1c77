import { database } from './database';

/** Whether this person asked us not to share their data. */
export async function isUserOptedOut(userId: string): Promise<boolean> {
  const preference = await database.privacyPreference.findUnique({ where: { userId } });
  return preference?.optedOut === true;
}
