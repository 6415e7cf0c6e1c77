'use client';

import { useEffect } from 'react';
import { hasOptedOut } from '@/lib/client-analytics';

export function MetaPixel() {
  useEffect(() => {
    if (hasOptedOut()) return;

    const script = document.createElement('script');
    script.async = true;
    script.src = 'https://connect.facebook.net/en_US/fbevents.js';
    script.onload = () => {
      window.fbq?.('init', '1029384756');
      window.fbq?.('track', 'PageView');
    };
    document.head.append(script);
  }, []);

  return null;
}
