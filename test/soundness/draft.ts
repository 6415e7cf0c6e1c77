/**
 * A program while it is made: its files, the names they import from each other in ever other forms, and what
 * is used up of events and unknown inputs.
 */
import type { Random } from './random';

/** What one file offers to the others. */
export interface Offer {
  readonly path: string;
  readonly name: string;
  readonly kind: 'predicate' | 'send' | 'guard' | 'callback' | 'wrapper' | 'class' | 'object' | 'module';
  /** A Promise comes out. */
  readonly async: boolean;
  /** Of predicates, wrappers' arguments and flags: true means share (`in`) or stop (`out`). */
  readonly polarity: 'in' | 'out';
}

export interface Draft {
  readonly random: Random;
  /** The family of constructs that is wanted most. */
  readonly focus: string | undefined;
  /** What was written, as `family: name`. */
  readonly constructs: Set<string>;
  readonly files: Map<string, DraftFile>;
  readonly offers: Offer[];
  readonly event: () => string;
  /** A name for an unknown input; undefined when the program has enough of them. */
  readonly input: () => string | undefined;
  /** A name that nothing else has. */
  readonly name: (stem: string) => string;
}

export interface DraftFile {
  readonly path: string;
  /** Import lines, and the local expression for each thing imported. */
  readonly imports: Map<string, string>;
  readonly locals: Map<string, string>;
  readonly body: string[];
}

const MAX_INPUTS = 4;

export function createDraft(random: Random, focus?: string): Draft {
  let events = 0;
  let inputs = 0;
  const taken = new Map<string, number>();
  return {
    random,
    focus,
    constructs: new Set(),
    files: new Map(),
    offers: [],
    event: () => `E${++events}`,
    input: () => (inputs < MAX_INPUTS ? String.fromCharCode(97 + inputs++) : undefined),
    name: (stem) => {
      const count = (taken.get(stem) ?? 0) + 1;
      taken.set(stem, count);
      return count === 1 ? stem : `${stem}${count}`;
    },
  };
}

export function fileOf(draft: Draft, path: string): DraftFile {
  const known = draft.files.get(path);
  if (known) return known;
  const made: DraftFile = { path, imports: new Map(), locals: new Map(), body: [] };
  draft.files.set(path, made);
  return made;
}

/** How a file says a name of another one; imports it in some form at the first use. */
export function use(draft: Draft, file: DraftFile, offer: Offer): string {
  if (offer.path === file.path) return offer.name;
  const key = `${offer.path} ${offer.name}`;
  const known = file.locals.get(key);
  if (known) return known;
  const local = importInSomeForm(draft, file, offer);
  file.locals.set(key, local);
  return local;
}

function importInSomeForm(draft: Draft, file: DraftFile, offer: Offer): string {
  const { random } = draft;
  const spec = `./${offer.path.replace(/\.ts$/, '')}`;
  const form = random.weigh([
    [5, 'named'],
    [2, 'renamed'],
    [2, 'namespace'],
    [2, 'barrel'],
    [1, 'star barrel'],
  ] as const);
  if (form === 'named' || form === 'renamed') return importNamed(draft, file, offer.name, spec, form === 'renamed');
  if (form === 'namespace') {
    const space = `${offer.path.replace(/\W.*$/, '')}Module`;
    file.imports.set(space, `import * as ${space} from '${spec}';`);
    return `${space}.${offer.name}`;
  }
  if (form === 'star barrel') {
    const barrel = fileOf(draft, 'all.ts');
    barrel.imports.set(spec, `export * from '${spec}';`);
    return importNamed(draft, file, offer.name, './all', false);
  }
  const renamed = random.chance(0.3) ? `${offer.name}Again` : offer.name;
  const barrel = fileOf(draft, 'index.ts');
  barrel.imports.set(
    `${spec} ${renamed}`,
    `export { ${offer.name === renamed ? renamed : `${offer.name} as ${renamed}`} } from '${spec}';`,
  );
  return importNamed(draft, file, renamed, './index', false);
}

function importNamed(draft: Draft, file: DraftFile, name: string, spec: string, renamed: boolean): string {
  const local = renamed ? draft.name(`${name}Here`) : name;
  file.imports.set(`${spec} ${name}`, `import { ${renamed ? `${name} as ${local}` : name} } from '${spec}';`);
  return local;
}

/** A name of a package, imported at the first use. */
export function usePackage(file: DraftFile, name: string, spec: string): string {
  file.imports.set(`${spec} ${name}`, `import { ${name} } from '${spec}';`);
  return name;
}

/** The consumer's rows; each file that asks makes its own client. */
export function useDatabase(file: DraftFile): string {
  usePackage(file, 'PrismaClient', '@prisma/client');
  if (!file.imports.has('db')) file.imports.set('db', 'const db = new PrismaClient();');
  return 'db';
}

export function textOf(file: DraftFile): string {
  return `${[...file.imports.values(), ...file.body].join('\n')}\n`;
}
