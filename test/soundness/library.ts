/**
 * The files of a generated program that others import: checks, senders, guards, functions that take or make
 * functions, classes, objects, and modules that share when they are loaded.
 */
import { type Polarity, type Scope, writeCondition, writeRead, writeUnknown } from './conditions';
import { type Draft, fileOf, type Offer, usePackage } from './draft';
import { choose } from './families/family';
import { OFFERED_CALLBACKS, type Offered } from './families/offered-callbacks';
import { OFFERED_CHECKS } from './families/offered-checks';
import { OFFERED_WRAPPERS } from './families/offered-wrappers';
import { inner, innerFunction, writeBlock } from './statements';

export function scopeIn(draft: Draft, path: string, more: Partial<Scope> = {}): Scope {
  const plain = { async: false, returns: false, loop: false, depth: 2, flags: [] };
  return { draft, file: fileOf(draft, path), ...plain, ...more };
}

export function writeLibrary(draft: Draft): void {
  const { random } = draft;
  const count = 2 + random.int(3);
  for (let at = 0; at < count; at++) writePredicate(draft);
  for (let at = random.int(5); at > 0; at--) {
    random.pick([
      writeSender,
      writeSender,
      writeGuard,
      writeCallback,
      writeWrapper,
      writeClass,
      writeObject,
      writeLate,
    ])(draft);
  }
}

function offer(draft: Draft, it: Offer, lines: readonly string[]): void {
  fileOf(draft, it.path).body.push(...lines);
  draft.offers.push(it);
}

const PREDICATES = {
  out: ['isOptedOut', 'doNotSell', 'stops', 'refused'],
  in: ['hasConsent', 'mayShare', 'allows', 'agreed'],
} as const;

function writePredicate(draft: Draft): void {
  const { random } = draft;
  const polarity: Polarity = random.pick(['in', 'out']);
  const async = random.chance(0.35);
  const name = draft.name(random.pick(PREDICATES[polarity]));
  const path = random.pick(['privacy.ts', 'privacy.ts', 'account.ts']);
  const scope = scopeIn(draft, path, { async, returns: true });
  if (!async && random.chance(0.5)) return writeOfferedCheck(draft, scope, name, polarity);
  const value = (): string => (random.chance(0.6) ? writeRead(scope, polarity) : writeCondition(scope, polarity));
  const head = `export ${async ? 'async ' : ''}function ${name}()`;
  const lines = random.weigh<() => string[]>([
    [4, () => [`${head} {`, `  return ${value()};`, '}']],
    [3, () => [`export const ${name} = ${async ? 'async ' : ''}() => ${value()};`]],
    [2, () => [`${head} {`, `  if (${value()}) return true;`, `  return ${value()};`, '}']],
    [1, () => [`${head} {`, `  const answer = ${value()};`, '  console.log(answer);', '  return answer;', '}']],
    [
      1,
      () => [
        `${head} {`,
        '  try {',
        `    return ${value()};`,
        '  } catch {',
        `    return ${random.chance(0.7) === (polarity === 'out')};`,
        '  }',
        '}',
      ],
    ],
    [0.7, () => [`${head} {`, '  try {', `    return ${value()};`, '  } finally {', '    console.log(1);', '  }', '}']],
    [0.5, () => memo(draft, head, value())],
    [0.3, () => [`${head} {`, `  return ${random.pick(['true', 'false'])};`, '}']],
  ])();
  offer(draft, { path, name, kind: 'predicate', async, polarity }, lines);
}

/** Functions of the families take no part in waiting. */
function writeOfferedCheck(draft: Draft, scope: Scope, name: string, polarity: Polarity): void {
  const lines = choose(draft, { checks: OFFERED_CHECKS })({
    name,
    own: draft.name,
    value: () => (draft.random.chance(0.6) ? writeRead(scope, polarity) : writeCondition(scope, polarity, 1)),
    unknown: () => writeUnknown(scope),
    yes: polarity === 'in',
    no: polarity === 'out',
  });
  offer(draft, { path: scope.file.path, name, kind: 'predicate', async: false, polarity }, lines);
}

function writeOffered(draft: Draft, scope: Scope, name: string, kind: 'callback' | 'wrapper'): void {
  const write = choose<(it: Offered) => string[]>(
    draft,
    kind === 'callback' ? { callbacks: OFFERED_CALLBACKS } : { wrappers: OFFERED_WRAPPERS },
  );
  const lines = write({
    name,
    own: draft.name,
    out: () => writeCondition(scope, 'out', 1),
    in: () => writeCondition(scope, 'in', 1),
    unknown: () => writeUnknown(scope),
  });
  if (lines.some((it) => it.includes('new EventEmitter'))) usePackage(scope.file, 'EventEmitter', 'node:events');
  offer(draft, { path: scope.file.path, name, kind, async: false, polarity: 'in' }, lines);
}

function memo(draft: Draft, head: string, value: string): string[] {
  const kept = draft.name('kept');
  return [`let ${kept}: boolean | undefined;`, `${head} {`, `  ${kept} ??= ${value};`, `  return ${kept};`, '}'];
}

function writeSender(draft: Draft): void {
  const { random } = draft;
  const name = draft.name('share');
  const async = random.chance(0.3);
  const path = random.pick(['pixel.ts', 'events.ts']);
  const polarity: Polarity = random.pick(['in', 'in', 'out']);
  const parameter = draft.name(polarity === 'in' ? 'go' : 'stop');
  const flag = { name: parameter, polarity, mutable: true };
  const scope = scopeIn(draft, path, { async, returns: true, flags: random.chance(0.7) ? [flag] : [] });
  const value = random.chance(0.3) ? ` = ${writeCondition({ ...scope, async: false, flags: [] }, polarity, 1)}` : '';
  const body = inner({ ...scope, depth: 3 });
  const head = `export ${async ? 'async ' : ''}function ${name}(${parameter}${value || '?: boolean'}) {`;
  offer(draft, { path, name, kind: 'send', async, polarity }, [head, ...body, '}']);
}

function writeGuard(draft: Draft): void {
  const name = draft.name('assertMayShare');
  const async = draft.random.chance(0.4);
  const scope = scopeIn(draft, 'guards.ts', { async, returns: true });
  const lines = [
    `export ${async ? 'async ' : ''}function ${name}() {`,
    `  if (${writeCondition(scope, 'out')}) throw new Error('refused');`,
    '}',
  ];
  offer(draft, { path: 'guards.ts', name, kind: 'guard', async, polarity: 'out' }, lines);
}

function writeCallback(draft: Draft): void {
  const { random } = draft;
  const name = draft.name('ifAllowed');
  const async = random.chance(0.3);
  const scope = scopeIn(draft, 'callbacks.ts', { async, returns: true });
  if (!async && random.chance(0.7)) return writeOffered(draft, scope, name, 'callback');
  const head = `export ${async ? 'async ' : ''}function ${name}(run: () => void) {`;
  const body = random.weigh<() => string[]>([
    [4, () => [`  if (${writeCondition(scope, 'in')}) run();`]],
    [2, () => [`  if (${writeCondition(scope, 'out')}) return;`, '  run();']],
    [1, () => [`  if (${writeCondition(scope, 'out')}) return;`, '  setTimeout(run);']],
    [
      1,
      () => [
        `  for (const it of ['one', 'two']) {`,
        `    if (${writeCondition(scope, 'out')}) continue;`,
        '    run();',
        '  }',
      ],
    ],
    [0.5, () => ['  run();']],
  ])();
  offer(draft, { path: 'callbacks.ts', name, kind: 'callback', async, polarity: 'in' }, [head, ...body, '}']);
}

function writeWrapper(draft: Draft): void {
  const { random } = draft;
  const name = draft.name('withConsent');
  const async = random.chance(0.3);
  const scope = scopeIn(draft, 'wrappers.ts', { async, returns: true });
  if (!async && random.chance(0.7)) return writeOffered(draft, scope, name, 'wrapper');
  const condition = writeCondition(scope, 'out');
  const inside = [`  return ${async ? 'async ' : ''}() => {`, `    if (${condition}) return;`, '    run();', '  };'];
  const lines = random.weigh<() => string[]>([
    [4, () => [`export function ${name}(run: () => void) {`, ...inside, '}']],
    [
      1,
      () => [
        `export function ${name}(run: () => void) {`,
        '  let done = false;',
        `  return () => {`,
        '    if (done) return;',
        '    done = true;',
        '    run();',
        '  };',
        '}',
      ],
    ],
    [
      1,
      () => [
        `export const ${name} = (run: () => void) => ${writeCondition({ ...scope, async: false }, 'out')} ? () => {} : run;`,
      ],
    ],
  ])();
  offer(draft, { path: 'wrappers.ts', name, kind: 'wrapper', async, polarity: 'in' }, lines);
}

function writeClass(draft: Draft): void {
  const { random } = draft;
  const name = draft.name('Tracker');
  const polarity: Polarity = random.pick(['in', 'out']);
  const scope = scopeIn(draft, 'tracker.ts', { returns: true });
  const field = random.pick(['allowed', '#allowed']);
  const flag = { name: `this.${field}`, polarity, mutable: true };
  const check = { name: 'this.mayShare()', polarity: 'in' as const, mutable: false };
  const body = inner({ ...scope, flags: [flag, check], depth: 2 }).map((it) => `  ${it}`);
  const initial = random.chance(0.6) ? 'value' : writeCondition(scope, polarity, 1);
  const base = random.chance(0.4) ? draft.name('Base') : undefined;
  const method = [`  mayShare() {`, `    return ${writeCondition(scope, 'in', 1)};`, '  }'];
  const lines = [
    ...(base ? [`class ${base} {`, ...method, '}'] : []),
    `export class ${name}${base ? ` extends ${base}` : ''} {`,
    `  ${field}: boolean;`,
    '  constructor(value: boolean) {',
    ...(base ? ['    super();'] : []),
    `    this.${field} = ${initial};`,
    '  }',
    ...(base ? [] : method),
    '  track() {',
    ...body,
    '  }',
    ...(random.chance(0.2) ? [`  reset() {`, `    this.${field} = ${polarity === 'in'};`, '  }'] : []),
    '}',
  ];
  offer(draft, { path: 'tracker.ts', name, kind: 'class', async: false, polarity }, lines);
}

function writeObject(draft: Draft): void {
  const name = draft.name('api');
  const scope = scopeIn(draft, 'api.ts', { returns: true });
  const flag = { name: 'this.on', polarity: 'in' as const, mutable: false };
  const getter = draft.random.chance(0.5);
  const value = writeCondition(scope, 'in', 1);
  const lines = [
    `export const ${name} = {`,
    getter ? `  get on() {\n    return ${value};\n  },` : `  on: ${value},`,
    '  track() {',
    ...inner({ ...scope, flags: [flag] }).map((it) => `  ${it}`),
    '  },',
    '};',
  ];
  offer(draft, { path: 'api.ts', name, kind: 'object', async: false, polarity: 'in' }, lines);
}

/** A module that is loaded by `import()`: it shares at once, or offers a function that does. */
function writeLate(draft: Draft): void {
  const stem = draft.name('late');
  const path = `${stem}.ts`;
  const scope = scopeIn(draft, path, { depth: 1 });
  if (draft.random.chance(0.5)) {
    offer(draft, { path, name: '', kind: 'module', async: false, polarity: 'in' }, [
      ...writeBlock(scope, 1),
      'export {};',
    ]);
  } else {
    const lines = ['export function send() {', ...innerFunction({ ...scope, depth: 2 }), '}'];
    offer(draft, { path, name: 'send', kind: 'module', async: false, polarity: 'in' }, lines);
  }
}
