'use client';

import { createContext, type ReactNode, useEffect } from 'react';
import type { Customer } from '@/lib/session';
import '@/lib/client-analytics';

export const CustomerContext = createContext<Customer | null>(null);

export function Providers({ customer, children }: { customer: Customer | null; children: ReactNode }) {
  useEffect(() => {
    if (!customer) return;
    // Signed in is not the same as agreed: this identifies opted-out customers too.
    window.gtag?.('config', 'G-STOREFRONT', { user_id: customer.id });
  }, [customer]);

  return <CustomerContext.Provider value={customer}>{children}</CustomerContext.Provider>;
}
