'use client';

import Script from 'next/script';
import { useEffect, useState } from 'react';
import { hasOptedOut } from '@/lib/client-analytics';

export function TikTokPixel() {
  const [allowed, setAllowed] = useState(false);

  useEffect(() => {
    setAllowed(!hasOptedOut());
  }, []);

  return allowed && <Script src="https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=C4STOREFRONT" />;
}
