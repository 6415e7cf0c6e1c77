/**
 * Makes a small program of several files from a seed.
 *
 * The modules that nobody imports come last, so that they can use everything the library files offer.
 */
import type { Flag } from './conditions';
import { createDraft, type Draft, textOf } from './draft';
import { SERVER_FAMILIES, writeServer } from './generate-server';
import { scopeIn, writeLibrary } from './library';
import { eventsOf, type Program } from './program';
import { createRandom } from './random';
import { innerFunction, writeBlock } from './statements';

/** `focus`: a family of constructs that is wanted most. */
export function generate(seed: number, focus?: string): Program {
  for (let attempt = 0; ; attempt++) {
    const program = generateOnce(seed + attempt * 0x10001, focus);
    if (eventsOf(program).length > 0) return program;
  }
}

function generateOnce(seed: number, focus: string | undefined): Program {
  const draft = createDraft(createRandom(seed), focus);
  if (isServer(draft)) {
    writeServer(draft);
    return finished(draft);
  }
  writeLibrary(draft);
  writeRoot(draft, 'main.ts');
  if (draft.random.chance(0.4)) writeRoot(draft, 'second.ts');
  return finished(draft);
}

/** A server is half as likely as a page, unless a family of one of them is wanted. */
function isServer({ random, focus }: Draft): boolean {
  return focus === undefined ? random.chance(0.33) : SERVER_FAMILIES.includes(focus);
}

function finished(draft: Draft): Program {
  const files = Object.fromEntries([...draft.files].map(([path, file]) => [path, textOf(file)]));
  return { files, constructs: [...draft.constructs].sort() };
}

function writeRoot(draft: Draft, path: string): void {
  const { random } = draft;
  const scope = scopeIn(draft, path, { depth: 2 });
  const flags = random.chance(0.4) ? [writeModuleFlag(draft, path)] : [];
  if (random.chance(0.5)) scope.file.body.push(...writeBlock({ ...scope, flags }, 1));
  for (let count = 1 + random.int(3); count > 0; count--) {
    const async = random.chance(0.5);
    const parameter = random.chance(0.3) ? 'p0: boolean' : '';
    const name = draft.name('entry');
    const head = `export ${async ? 'async ' : ''}function ${name}(${parameter}) {`;
    const unknown: Flag[] = parameter ? [{ name: 'p0', polarity: 'in', mutable: false }] : [];
    scope.file.body.push(head, ...innerFunction({ ...scope, depth: 4, flags: [...flags, ...unknown] }, async), '}');
  }
}

/** A variable of the module, which entries read, and one that sets it. */
function writeModuleFlag(draft: Draft, path: string): Flag {
  const { random } = draft;
  const scope = scopeIn(draft, path);
  const polarity = random.pick(['in', 'out'] as const);
  const name = draft.name(polarity === 'in' ? 'open' : 'closed');
  const start = random.chance(0.8) ? polarity === 'out' : polarity === 'in';
  const setter = draft.name('refresh');
  scope.file.body.push(
    `let ${name} = ${start};`,
    `export function ${setter}() {`,
    `  ${name} = ${polarity === 'out' ? `localStorage.getItem('ccpa_opt_out') === '1'` : `localStorage.getItem('marketing_consent') === 'granted'`};`,
    '}',
  );
  return { name, polarity, mutable: true };
}
