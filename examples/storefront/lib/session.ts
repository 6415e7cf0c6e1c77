import { cookies } from 'next/headers';
import { db } from './db';

export interface Customer {
  readonly id: string;
  readonly email: string;
}

export async function currentCustomer(): Promise<Customer | null> {
  const store = await cookies();
  const token = store.get('session')?.value;
  return token ? db.customer.findUnique({ where: { sessionToken: token } }) : null;
}
