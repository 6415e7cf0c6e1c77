'use client';

declare global {
  interface Window {
    fbq?: (...args: unknown[]) => void;
    gtag?: (...args: unknown[]) => void;
  }
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}

export function hasOptedOut(): boolean {
  return document.cookie.includes('ccpa_opt_out=1') || navigator.globalPrivacyControl === true;
}

export function trackClientEvent(event: string, properties: Record<string, unknown>) {
  if (hasOptedOut()) return;
  window.fbq?.('track', event, properties);
  window.gtag?.('event', event, properties);
}
