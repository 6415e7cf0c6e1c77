/** An opt-out handler is named by what requests it: a method and an address. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

const COOKIE = `(await cookies()).set('ccpa_opt_out', '1');`;

test.each([
  [
    'app/(shop)/api/privacy/opt-out/route.ts',
    `import { cookies } from 'next/headers';\nexport async function POST() {\n  ${COOKIE}\n  return Response.json({ ok: true });\n}\n`,
    'next',
    'POST /api/privacy/opt-out handler',
  ],
  [
    'src/routes/opt-out/+server.ts',
    `export async function PUT({ cookies }) {\n  cookies.set('ccpa_opt_out', '1');\n  return new Response('ok');\n}\n`,
    '@sveltejs/kit',
    'PUT /opt-out handler',
  ],
  [
    'server.ts',
    `import express from 'express';\nconst app = express();\napp.post('/opt-out', (req, res) => {\n  res.cookie('ccpa_opt_out', '1');\n  res.json({ ok: true });\n});\napp.listen(1);\n`,
    'express',
    'POST /opt-out handler',
  ],
])('%s', async (path, text, framework, label) => {
  const { duties } = await analyse({
    [path]: text,
    'package.json': JSON.stringify({ dependencies: { [framework]: '*' } }),
  });
  expect(duties.handlers.map((it) => it.label)).toEqual([label]);
});

test('a middleware before it is not what takes an opt-out, and stands on the way to what is sent', async () => {
  const route = `import { cookies } from 'next/headers';
export async function POST() {
  ${COOKIE}
  await fetch('https://graph.facebook.com/v20.0/1/events', { method: 'POST', body: '{}' });
  return Response.json({ ok: true });
}
`;
  const middleware = `import { NextResponse } from 'next/server';
export function middleware(request) {
  return request.cookies.get('session') ? NextResponse.next() : NextResponse.redirect(new URL('/login', request.url));
}
export const config = { matcher: ['/api/:path*'] };
`;
  const { duties, pathways } = await analyse({
    'app/api/opt-out/route.ts': route,
    'middleware.ts': middleware,
    'package.json': JSON.stringify({ dependencies: { next: '*' } }),
  });
  const [handler] = duties.handlers;
  expect([handler?.file, handler?.label]).toEqual(['app/api/opt-out/route.ts', 'POST /api/opt-out handler']);
  expect(pathways[0]?.route.map((it) => `${it.file}:${it.range.start.line} ${it.label}`)).toEqual([
    'middleware.ts:2 middleware',
    'app/api/opt-out/route.ts:2 POST handler',
    'app/api/opt-out/route.ts:4 `graph.facebook.com/v20.0/1/events` sends to Meta Conversions API (server)',
  ]);
});

const client = (method: string) => `import { PostHog } from 'posthog-node';
export class Telemetry {
  private wasOn = true;
  constructor(private readonly client: PostHog, private readonly settings: Map<string, string>) {}
  ${method} {
    const isOn = this.settings.get('telemetry') !== 'disabled';
    if (!isOn && this.wasOn) this.client.optOut();
    this.wasOn = isOn;
    return isOn;
  }
  send(event: string) {
    this.client.capture({ distinctId: 'me', event });
  }
}
`;

test('who asks whether an SDK is on handles nothing, but an opt-out is there', async () => {
  const asking = await analyse({ 'telemetry.ts': client('isEnabled()') });
  expect(asking.duties.handlers).toEqual([]);
  expect(asking.findings.map((it) => it.ruleId)).not.toContain('opt-out-missing');
  const acting = await analyse({ 'telemetry.ts': client('refuse()') });
  expect(acting.duties.handlers.map((it) => it.label)).toEqual(['`refuse`']);
});
