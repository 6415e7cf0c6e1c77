import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { db } from '@/lib/db';
import { currentCustomer } from '@/lib/session';

const ONE_YEAR = 60 * 60 * 24 * 365;

export async function POST() {
  const customer = await currentCustomer();
  if (customer) {
    await db.privacyPreference.create({
      data: { userId: customer.id, type: 'sale_sharing', optedOutAt: new Date() },
    });
  }
  const store = await cookies();
  store.set('ccpa_opt_out', '1', { maxAge: ONE_YEAR, path: '/' });
  return NextResponse.json({ optedOut: true });
}
