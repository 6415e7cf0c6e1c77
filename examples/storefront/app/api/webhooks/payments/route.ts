import { trackServerEvent } from '@/lib/analytics';
import { db } from '@/lib/db';

/** The payment provider's own notice of a refund, passed on only where the customer has not opted out. */
export async function POST(request: Request) {
  const { type, orderId, amount } = await request.json();
  if (type !== 'refund.succeeded') return new Response(null, { status: 204 });

  const order = await db.order.update({ where: { id: orderId }, data: { refunded: amount } });
  await trackServerEvent('Order Refunded', { orderId, amount }, order.customerId);
  return new Response(null, { status: 204 });
}
