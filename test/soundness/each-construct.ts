/**
 * One small program for each construct of each family, with nothing else in it: what is called ungated there is a
 * loss that has a name.
 */
import { READ_FAMILIES } from './conditions';
import { createDraft, fileOf, textOf } from './draft';
import { eachOfServers, SERVER_CONSTRUCTS } from './each-of-servers';
import type { Family } from './families/family';
import { HELD_FAMILIES, WAITING_HELD_FAMILIES } from './families/held';
import { OFFERED_CALLBACKS } from './families/offered-callbacks';
import { OFFERED_CHECKS } from './families/offered-checks';
import { OFFERED_WRAPPERS } from './families/offered-wrappers';
import { STATEMENT_FAMILIES } from './families/statements';
import type { Program } from './program';
import { createRandom } from './random';

export interface Specimen {
  readonly name: string;
  readonly program: Program;
}

const POLARITIES = ['in', 'out'] as const;
const TESTS = {
  in: `localStorage.getItem('marketing_consent') === 'granted'`,
  out: `document.cookie.includes('ccpa_opt_out=1')`,
};
const SEND = `fbq('track', 'E1')`;
const unknown = (): string => `flag('a')`;

export function eachConstruct(): Specimen[] {
  return [...held(), ...statements(), ...reads(), ...offered(), ...eachOfServers()];
}

/** Every construct of every family, as programs note it. */
export const ALL_CONSTRUCTS: readonly string[] = [
  ...named({ ...HELD_FAMILIES, ...WAITING_HELD_FAMILIES }),
  ...named(STATEMENT_FAMILIES),
  ...named(READ_FAMILIES),
  ...named({ callbacks: OFFERED_CALLBACKS, wrappers: OFFERED_WRAPPERS }),
  ...named({ checks: OFFERED_CHECKS }),
  ...SERVER_CONSTRUCTS,
].map(([name]) => name);

/** Members of families, with their whole names. */
export function named<W>(families: Readonly<Record<string, Family<W>>>): (readonly [name: string, write: W])[] {
  return Object.entries(families).flatMap(([family, members]) =>
    Object.entries(members).map(([name, write]) => [`${family}: ${name}`, write] as const),
  );
}

/** Names that nothing else has, as the draft of a whole program gives them. */
export function names(): (stem: string) => string {
  return createDraft(createRandom(1)).name;
}

export function specimen(name: string, files: Readonly<Record<string, string>>): Specimen {
  const withImports = Object.entries(files).map(([path, text]) => {
    const needed = [
      ...(text.includes('flag(') ? [`import { flag } from 'acme-inputs';\n`] : []),
      ...(text.includes('new EventEmitter') ? [`import { EventEmitter } from 'node:events';\n`] : []),
      ...(text.includes('new AsyncLocalStorage') ? [`import { AsyncLocalStorage } from 'node:async_hooks';\n`] : []),
    ];
    return [path, `${needed.join('')}${text}\n`];
  });
  return { name, program: { files: Object.fromEntries(withImports) } };
}

function held(): Specimen[] {
  return named({ ...HELD_FAMILIES, ...WAITING_HELD_FAMILIES }).flatMap(([name, write]) =>
    POLARITIES.map((polarity) => {
      const value = TESTS[polarity];
      const isIn = polarity === 'in';
      const lines = write({ name: 'go', held: 'held', value, plain: () => value, unknown, yes: isIn, no: !isIn });
      const body = [...lines, `if (${isIn ? '' : '!'}go) ${SEND};`];
      return specimen(`${name} (${polarity})`, { 'main.ts': entry(body) });
    }),
  );
}

function entry(body: readonly string[]): string {
  return ['export async function entry() {', ...body, '}'].join('\n');
}

function statements(): Specimen[] {
  return named(STATEMENT_FAMILIES).map(([name, write]) => {
    let events = 0;
    const touch = (): string => `fbq('track', 'E${++events}')`;
    const when = (polarity: 'in' | 'out'): string => TESTS[polarity];
    const block = (): string[] => [`${touch()};`];
    const parts = { async: true, when, plain: when, unknown, body: block, other: block, name: names(), touch };
    return specimen(name, { 'main.ts': entry(write(parts)) });
  });
}

function reads(): Specimen[] {
  return named(READ_FAMILIES).flatMap(([name, write]) =>
    POLARITIES.map((polarity) => {
      const draft = createDraft(createRandom(3));
      const file = fileOf(draft, 'main.ts');
      const plain = { async: false, returns: false, loop: false, depth: 1, flags: [] };
      const test = write({ scope: { draft, file, ...plain }, polarity });
      file.body.push(entry([`if (${polarity === 'in' ? test : `!(${test})`}) ${SEND};`]));
      const files = [...draft.files].map(([path, it]) => [path, textOf(it)] as const);
      return specimen(`${name} (${polarity})`, Object.fromEntries(files));
    }),
  );
}

function offered(): Specimen[] {
  const gates = { out: () => TESTS.out, in: () => TESTS.in, unknown };
  const library = (name: string, lines: readonly string[], main: readonly string[]): Specimen =>
    specimen(name, { 'lib.ts': lines.join('\n'), 'main.ts': [`import { offered } from './lib';`, ...main].join('\n') });
  return [
    ...named({ callbacks: OFFERED_CALLBACKS }).map(([name, write]) =>
      library(name, write({ name: 'offered', own: names(), ...gates }), [
        entry([`offered(() => {`, `${SEND};`, '});']),
      ]),
    ),
    ...named({ wrappers: OFFERED_WRAPPERS }).map(([name, write]) =>
      library(name, write({ name: 'offered', own: names(), ...gates }), [
        `const send = offered(() => {`,
        `${SEND};`,
        '});',
        entry(['send();']),
      ]),
    ),
    ...named({ checks: OFFERED_CHECKS }).flatMap(([name, write]) =>
      POLARITIES.map((polarity) => {
        const isIn = polarity === 'in';
        const value = (): string => TESTS[polarity];
        const lines = write({ name: 'offered', own: names(), value, unknown, yes: isIn, no: !isIn });
        return library(`${name} (${polarity})`, lines, [entry([`if (${isIn ? '' : '!'}offered()) ${SEND};`])]);
      }),
    ),
  ];
}
