import Script from 'next/script';
import type { ReactNode } from 'react';
import { MetaPixel } from '@/components/meta-pixel';
import { TikTokPixel } from '@/components/tiktok-pixel';
import { currentCustomer } from '@/lib/session';
import { Providers } from './providers';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const customer = await currentCustomer();
  return (
    <html lang="en">
      <body>
        <Providers customer={customer}>{children}</Providers>
        <MetaPixel />
        <TikTokPixel />
        <Script src="https://www.googletagmanager.com/gtag/js?id=G-STOREFRONT" />
        <footer>
          <a href="/privacy">Do not sell or share my personal information</a>
        </footer>
      </body>
    </html>
  );
}
