import { segment } from '@/lib/analytics';
import { isUserOptedOut } from '@/lib/opt-out';

export async function POST(request: Request) {
  const { userId, email, total } = await request.json();
  segment.track({ userId, event: 'Order Completed', properties: { email, total } });
  return Response.json({ ok: true });
}

export async function PUT(request: Request) {
  const { userId, items } = await request.json();
  if (!(await isUserOptedOut(userId))) {
    segment.track({ userId, event: 'Cart Updated', properties: { items } });
  }
  return Response.json({ ok: true });
}
