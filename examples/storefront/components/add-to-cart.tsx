'use client';

import { trackClientEvent } from '@/lib/client-analytics';

export function AddToCart({ sku, price }: { sku: string; price: number }) {
  async function add() {
    await fetch('/api/cart', { method: 'POST', body: JSON.stringify({ sku }) });
    trackClientEvent('AddToCart', { sku, price });
  }

  return (
    <button type="button" onClick={add}>
      Add to cart
    </button>
  );
}
