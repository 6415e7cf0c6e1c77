import { database } from '@/lib/database';

export async function POST(request: Request) {
  const { userId } = await request.json();
  await database.privacyPreference.upsert({
    where: { userId },
    create: { userId, optedOut: true, optedOutAt: new Date() },
    update: { optedOut: true, optedOutAt: new Date() },
  });
  return Response.json({ optedOut: true });
}
