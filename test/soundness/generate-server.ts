/**
 * Makes a small server from a seed: routes of one framework, middleware before them, state that requests share,
 * and jobs over the rows of many people.
 */
import { type Place, type Scope, writeCondition } from './conditions';
import { type Draft, fileOf, useDatabase, usePackage } from './draft';
import { choose } from './families/family';
import { REQUEST_READS, ROW_READS } from './families/requests';
import { ROWS } from './families/rows';
import { DIALECTS, type Dialect } from './families/server-frameworks';
import { SHARED_STATE } from './families/shared-state';
import { inner } from './statements';

const PATH = 'server.ts';

export function writeServer(draft: Draft): void {
  const { random } = draft;
  const name = random.pick(Object.keys(DIALECTS) as (keyof typeof DIALECTS)[]);
  draft.constructs.add(`servers: ${name}`);
  const dialect = DIALECTS[name];
  const file = fileOf(draft, PATH);
  usePackage(file, 'PostHog', 'posthog-node');
  for (const line of dialect.head) file.imports.set(line, line);
  file.imports.set('posthog', `const posthog = new PostHog('phc_key');`);
  const scope = scopeOf(draft, dialect);
  // A job about everybody is none behind a gate about whoever asks for it.
  const isJob = random.chance(0.35);
  if (!isJob && random.chance(0.5)) writeBefore(scope, dialect);
  for (let count = random.int(3); count > 0; count--) writeShared(scope, dialect);
  for (let count = 1 + random.int(2); count > 0; count--) writeRoute(scope, dialect);
  if (isJob) writeRows(scope, dialect);
  file.body.push('app.listen(3000);');
  for (const name of ['AsyncLocalStorage', 'EventEmitter']) {
    if (file.body.some((it) => it.includes(`new ${name}`)))
      usePackage(file, name, name === 'EventEmitter' ? 'node:events' : 'node:async_hooks');
  }
}

function scopeOf(draft: Draft, dialect: Dialect): Scope {
  const place: Place = {
    read: (scope, polarity) =>
      choose(
        draft,
        scope.async ? { requests: REQUEST_READS, 'rows that are read': ROW_READS } : { requests: REQUEST_READS },
      )({ db: () => useDatabase(scope.file), polarity, dialect }),
    touch: (event) => touchOf(dialect.id, event),
  };
  const plain = { returns: true, loop: false, async: true, depth: 3, flags: [] };
  return { draft, file: fileOf(draft, PATH), place, ...plain };
}

function touchOf(id: string, event: string): string {
  return `posthog.capture({ distinctId: ${id}, event: ${event} })`;
}

/** A middleware for all routes that ends the request, or leaves a word for later links. */
function writeBefore(scope: Scope, dialect: Dialect): void {
  const { draft } = scope;
  scope.file.body.push(
    ...dialect.before(
      draft.random.chance(0.5)
        ? [`  if (${writeCondition(scope, 'out')}) ${dialect.stop}`, `  ${dialect.next}`]
        : [
            '  try {',
            `    ${writeMayThrow(scope)}`,
            `    if (${writeCondition(scope, 'out')}) ${dialect.stop}`,
            '  } catch {}',
            `  ${dialect.next}`,
          ],
    ),
  );
}

/** Any call may: so it does, under one setting. */
function writeMayThrow({ draft, file }: Scope): string {
  return `${usePackage(file, 'risky', 'acme-inputs')}('${draft.input() ?? 'a'}');`;
}

function writeShared(scope: Scope, dialect: Dialect): void {
  const { draft, file } = scope;
  const plain = { ...scope, async: false };
  const parts = choose(draft, { 'shared state': SHARED_STATE })({
    dialect,
    own: draft.name,
    out: () => writeCondition(plain, 'out', 1),
    waitingOut: () => writeCondition(scope, 'out', 1),
    touch: () => touchOf(dialect.id, `'${draft.event()}'`),
  });
  file.body.push(...parts.module);
  if (parts.before) file.body.push(...dialect.before(parts.before.map((it) => `  ${it}`)));
  file.body.push(
    ...dialect.route(
      `/${draft.name('shared')}/:id`,
      [],
      [...parts.handler.map((it) => `  ${it}`), `  ${dialect.answer}`],
    ),
  );
}

function writeRoute(scope: Scope, dialect: Dialect): void {
  const { draft, file } = scope;
  const between: string[] = [];
  if (draft.random.chance(0.3)) {
    const name = draft.name('requireConsent');
    const test = `  if (${writeCondition(scope, 'out')}) ${dialect.stop}`;
    file.body.push(...dialect.named(name, [test, `  ${dialect.next}`]));
    between.push(name);
  }
  const body = [...inner(scope), ...inner(scope)];
  file.body.push(...dialect.route(`/${draft.name('orders')}/:id`, between, [...body, `  ${dialect.answer}`]));
}

/** A job of a route that goes through everybody's rows. */
function writeRows(scope: Scope, dialect: Dialect): void {
  const { draft, file } = scope;
  const lines = choose(draft, { rows: ROWS })({
    db: useDatabase(file),
    own: draft.name,
    touch: (id) => touchOf(id, `'${draft.event()}'`),
  });
  file.body.push(
    ...dialect.route(`/${draft.name('jobs')}/:id`, [], [...lines.map((it) => `  ${it}`), `  ${dialect.answer}`]),
  );
}

/** What a family of the server is about is generated on one. */
export const SERVER_FAMILIES = ['requests', 'rows that are read', 'rows', 'shared state', 'servers'];
