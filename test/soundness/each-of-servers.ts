/** The same for constructs of servers, in each framework. */
import { named, names, type Specimen, specimen } from './each-construct';
import { REQUEST_READS, ROW_READS } from './families/requests';
import { ROWS } from './families/rows';
import { DIALECTS, type Dialect } from './families/server-frameworks';
import { SHARED_STATE } from './families/shared-state';

export const SERVER_CONSTRUCTS: readonly (readonly [name: string])[] = [
  ...Object.keys(DIALECTS).map((it) => `servers: ${it}`),
  ...Object.keys(SHARED_STATE).map((it) => `shared state: ${it}`),
  ...Object.keys(ROWS).map((it) => `rows: ${it}`),
  ...Object.keys(REQUEST_READS).map((it) => `requests: ${it}`),
  ...Object.keys(ROW_READS).map((it) => `rows that are read: ${it}`),
].map((it) => [it]);

export function eachOfServers(): Specimen[] {
  return Object.entries(DIALECTS).flatMap(([framework, dialect]) =>
    [...shared(dialect), ...rows(dialect), ...reads(dialect)].map(({ name, program }) => ({
      name: `${name} (${framework})`,
      program,
    })),
  );
}

function server(
  { head, answer, route }: Dialect,
  before: readonly string[],
  body: readonly string[],
  between: string[] = [],
): string {
  return [
    ...head,
    `import { PostHog } from 'posthog-node';`,
    `import { PrismaClient } from '@prisma/client';`,
    `const posthog = new PostHog('phc_key');`,
    'const db = new PrismaClient();',
    ...before,
    ...route('/a/:id', between, [...body, answer]),
    'app.listen(3000);',
  ].join('\n');
}

function touch(id: string): string {
  return `posthog.capture({ distinctId: ${id}, event: 'E1' })`;
}

function shared(dialect: Dialect): Specimen[] {
  const out = (): string => `(${dialect.cookie('ccpa_opt_out')} === '1')`;
  const row = `await db.privacyPreference.findUnique({ where: { userId: ${dialect.id} } })`;
  const waitingOut = (): string => `((${row})?.optedOut === true)`;
  return named({ 'shared state': SHARED_STATE }).map(([name, write]) => {
    const parts = write({ dialect, own: names(), out, waitingOut, touch: () => touch(dialect.id) });
    const before = [...parts.module, ...(parts.before ? dialect.before(parts.before) : [])];
    return specimen(name, { 'server.ts': server(dialect, before, parts.handler) });
  });
}

function rows(dialect: Dialect): Specimen[] {
  return named({ rows: ROWS }).map(([name, write]) =>
    specimen(name, { 'server.ts': server(dialect, [], write({ db: 'db', own: names(), touch })) }),
  );
}

function reads(dialect: Dialect): Specimen[] {
  const send = `${touch(dialect.id)};`;
  return named({ requests: REQUEST_READS, 'rows that are read': ROW_READS }).flatMap(([name, write]) => {
    const within = write({ db: () => 'db', polarity: 'in', dialect });
    const out = write({ db: () => 'db', polarity: 'out', dialect });
    const link = [`  if (${out}) ${dialect.stop}`, `  ${dialect.next}`];
    return [
      specimen(`${name} (in)`, { 'server.ts': server(dialect, [], [`if (${within}) ${send}`]) }),
      specimen(`${name} (out)`, { 'server.ts': server(dialect, [], [`if (!(${out})) ${send}`]) }),
      specimen(`${name}, before a route`, {
        'server.ts': server(dialect, dialect.named('guard', link), [send], ['guard']),
      }),
      specimen(`${name}, before all routes`, { 'server.ts': server(dialect, dialect.before(link), [send]) }),
    ];
  });
}
