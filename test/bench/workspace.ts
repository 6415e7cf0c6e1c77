/**
 * A workspace of any size, the same for the same size: packages of a hundred files each, of which two share data.
 *
 * Each package is an app of pages over components, hooks, services and helpers, that import each other and what all
 * packages share. Half of what is shared stands behind the consumer's choice; the gate is imported by every package.
 */
export type Files = Record<string, string>;

const PER_PACKAGE = 100;
/** Of each hundred. */
const TOUCHPOINTS = 2;

export const GATE = 'packages/privacy/src/consent.ts';

export function touchpointFile(app: number): string {
  return `packages/app-${app}/src/services/service-0.ts`;
}

export function indifferentFile(app: number): string {
  return `packages/app-${app}/src/helpers/helper-3.ts`;
}

export function createWorkspace(size: number): Files {
  const files: Files = {
    'package.json': json({ name: 'workspace', private: true, workspaces: ['packages/*'] }),
    'tsconfig.json': json({ compilerOptions: { baseUrl: '.', paths: { '@acme/*': ['packages/*/src'] } } }),
    'packages/privacy/package.json': json({ name: '@acme/privacy', private: true, main: 'src/index.ts' }),
    'packages/privacy/src/index.ts': "export { mayShare, optOut } from './consent';\n",
    [GATE]: gate(),
  };
  for (let app = 0; app * PER_PACKAGE < size; app++)
    addApp(files, app, Math.min(PER_PACKAGE, size - app * PER_PACKAGE));
  return files;
}

function addApp(files: Files, app: number, size: number): void {
  const root = `packages/app-${app}`;
  files[`${root}/package.json`] = json({ name: `@acme/app-${app}`, private: true });
  const count = (share: number) => Math.floor((size * share) / 100);
  const helpers = count(30);
  const services = count(20);
  const components = count(35);
  const pages = size - helpers - services - components;
  for (let i = 0; i < helpers; i++) files[`${root}/src/helpers/helper-${i}.ts`] = helper(i);
  for (let i = 0; i < services; i++) files[`${root}/src/services/service-${i}.ts`] = service(app, i, helpers);
  for (let i = 0; i < components; i++) files[`${root}/src/components/card-${i}.tsx`] = component(i, services, helpers);
  for (let i = 0; i < pages; i++) files[`${root}/src/app/page-${i}/page.tsx`] = page(i, components, services);
}

function gate(): string {
  return `const KEY = 'ccpa_opt_out';

/** False for whoever has opted out. */
export function mayShare(): boolean {
  return localStorage.getItem(KEY) !== '1';
}

export function optOut(): void {
  localStorage.setItem(KEY, '1');
}
`;
}

function helper(i: number): string {
  const isAfter = i % 5 > 0;
  const before = isAfter ? `import { total${i - 1} } from './helper-${i - 1}';\n\n` : '';
  return `${before}export interface Line${i} {
  readonly name: string;
  readonly price: number;
  readonly amount: number;
  readonly tags?: readonly string[];
}

const LIMIT = ${10 + i};

/** The price of some lines, the most expensive ones first. */
export function total${i}(lines: readonly Line${i}[], discount = 0): number {
  let sum = 0;
  for (const line of [...lines].sort((a, b) => b.price - a.price).slice(0, LIMIT)) {
    if (line.amount <= 0) continue;
    sum += line.price * line.amount;
  }
  return Math.max(0, sum - discount)${isAfter ? ` + total${i - 1}([], 0)` : ''};
}

export function group${i}(lines: readonly Line${i}[]): Map<string, Line${i}[]> {
  const groups = new Map<string, Line${i}[]>();
  for (const line of lines) {
    for (const tag of line.tags ?? ['other']) {
      const known = groups.get(tag);
      if (known) known.push(line);
      else groups.set(tag, [line]);
    }
  }
  return groups;
}

export const format${i} = (value: number): string => \`\${(value / 100).toFixed(2)} €\`;
`;
}

function service(app: number, i: number, helpers: number): string {
  const own = i % Math.max(1, helpers);
  const lines = [
    ...(i < TOUCHPOINTS ? ["import { analytics } from '@segment/analytics-next';"] : []),
    ...(i === 0 ? ["import { mayShare } from '@acme/privacy';"] : []),
    `import { total${own}, type Line${own} } from '../helpers/helper-${own}';`,
  ];
  return `${lines.join('\n')}

interface Order {
  readonly id: string;
  readonly lines: readonly Line${own}[];
}

const cache = new Map<string, Order>();

export async function loadOrder${i}(id: string): Promise<Order> {
  const known = cache.get(id);
  if (known) return known;
  const response = await fetch(\`/api/orders-${app}/\${id}\`);
  if (!response.ok) throw new Error(\`order \${id}: \${response.status}\`);
  const order = (await response.json()) as Order;
  cache.set(id, order);
  return order;
}

export async function placeOrder${i}(order: Order): Promise<number> {
  const sum = total${own}(order.lines);
  try {
    await fetch('/api/orders-${app}', { method: 'POST', body: JSON.stringify({ ...order, sum }) });
  } catch (error) {
    console.warn('not placed', error);
    return 0;
  }
${shared(i)}  return sum;
}
`;
}

function shared(i: number): string {
  const call = "analytics.track('Order Placed', { id: order.id, sum });";
  if (i >= TOUCHPOINTS) return '';
  return i === 0 ? `  if (mayShare()) ${call}\n` : `  ${call}\n`;
}

function component(i: number, services: number, helpers: number): string {
  const service = i % Math.max(1, services);
  const own = i % Math.max(1, helpers);
  return `import { useEffect, useState } from 'react';
import { format${own} } from '../helpers/helper-${own}';
import { loadOrder${service}, placeOrder${service} } from '../services/service-${service}';

interface Props {
  readonly id: string;
  readonly title?: string;
}

export function Card${i}({ id, title = 'Order ${i}' }: Props) {
  const [order, setOrder] = useState<Awaited<ReturnType<typeof loadOrder${service}>>>();
  const [isBusy, setBusy] = useState(false);
  const [total, setTotal] = useState(0);

  useEffect(() => {
    let isGone = false;
    loadOrder${service}(id).then((it) => {
      if (!isGone) setOrder(it);
    });
    return () => {
      isGone = true;
    };
  }, [id]);

  async function buy() {
    if (!order || isBusy) return;
    setBusy(true);
    const sum = await placeOrder${service}(order);
    setBusy(false);
    setTotal(sum);
  }

  if (!order) return <p className="empty">…</p>;
  return (
    <section className="card">
      <h2>{title}</h2>
      <p>{format${own}(total)}</p>
      <ul>
        {order.lines.map((line) => (
          <li key={line.name}>
            {line.name}: {format${own}(line.price)}
          </li>
        ))}
      </ul>
      <button type="button" disabled={isBusy} onClick={buy}>
        Buy
      </button>
    </section>
  );
}
`;
}

function page(i: number, components: number, services: number): string {
  const cards = [0, 7, 13].map((it) => (i * 5 + it) % Math.max(1, components));
  const own = [...new Set(cards)];
  const service = (i * 3) % Math.max(1, services);
  return `${own.map((it) => `import { Card${it} } from '../../components/card-${it}';`).join('\n')}
import { loadOrder${service} } from '../../services/service-${service}';

export const metadata = { title: 'Page ${i}' };

export default async function Page({ params }: { params: { id: string } }) {
  const order = await loadOrder${service}(params.id);
  return (
    <main>
      <h1>{order.id}</h1>
${own.map((it) => `      <Card${it} id={params.id} />`).join('\n')}
    </main>
  );
}
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
