/**
 * Variables of which nobody ever sees what they are declared with, since it is replaced before any code that reads
 * them can run.
 *
 *     let isOptedOut = false;
 *     function load() { isOptedOut = readCookie('ccpa_opt_out') === '1'; }
 *     load();
 *
 * Between the declaration and what replaces it stands only what cannot lead to a reader: see `cannotReach`.
 */
import { constantsOf } from '../../facts/constants';
import type { ClassFacts, Expr, FileFacts, Pattern, Stmt } from '../../facts/ir';
import { namedFunctions } from '../../facts/named-functions';
import { importedBy, importedSpecs } from '../../links/imported-modules';
import type { Links } from '../../links/links';
import { remembered } from '../../std/remembered';
import { isSeen, usesIn } from './uses';

type Asked = Pick<Links, 'facts' | 'resolve'>;

const known = new WeakMap<Asked, Map<FileFacts, Map<string, boolean>>>();

/** `b`: of this file. */
export function isReplacedAtOnce(links: Asked, facts: FileFacts, b: number): boolean {
  return asked(links, facts, `variable ${b}`, (search) => findVariable({ ...search, b }, b));
}

/** `class Privacy { optedOut = false; constructor() { this.load(); } … }`: a field of a class of this file. */
export function isFieldReplacedAtOnce(links: Asked, facts: FileFacts, c: number, key: string): boolean {
  return asked(links, facts, `field ${c} ${key}`, (search) => findField({ ...search, key, c }, c, key));
}

function asked(links: Asked, facts: FileFacts, what: string, ask: (search: Search) => boolean): boolean {
  const ofLinks = remembered(known, links, () => new Map<FileFacts, Map<string, boolean>>());
  const ofFile = remembered(ofLinks, facts, () => new Map<string, boolean>());
  return remembered(ofFile, what, () => ask({ links, facts, open: new Set() }));
}

interface Search {
  readonly links: Asked;
  readonly facts: FileFacts;
  /** The variable, or the field and its class. */
  readonly b?: number;
  readonly key?: string;
  readonly c?: number;
  /** Functions and variables that are being looked at. */
  readonly open: Set<string>;
}

function findVariable(search: Search, b: number): boolean {
  const { facts } = search;
  const binding = facts.bindings[b];
  if (binding?.kind !== 'let' || !binding.assignedInside || isSeen(facts, b)) return false;
  // The functions of a script that stopped half-way can still be called.
  if (binding.owner === 0 && !facts.esm) return false;
  const body = facts.functions[binding.owner]?.body ?? [];
  const at = body.findIndex(
    (it) => it.k === 'var' && it.decls.some(({ target }) => target.k === 'pid' && target.b === b),
  );
  const declaration = body[at];
  if (declaration?.k !== 'var') return false;
  const place = declaration.decls.findIndex(({ target }) => target.k === 'pid' && target.b === b);
  const beside = (start: number, end?: number): Stmt => ({
    ...declaration,
    decls: declaration.decls.slice(start, end),
  });
  // Whoever was handed a reader before may be asked to run it: by an event that is dispatched.
  const isHandedOut = ![...body.slice(0, at), beside(0, place)].every((it) => isPassedBy(search, it));
  if (isHandedOut || !replaces(search, [beside(place + 1), ...body.slice(at + 1)])) return false;
  return binding.owner !== 0 || standsApart(search);
}

/** A module that nothing it imports imports, however far away: nobody has any of it before it has run. */
function standsApart({ links, facts }: Search): boolean {
  for (const it of importedBy([facts], links)) if (it === facts) return false;
  return [...importedSpecs(facts)].every((spec) => {
    const target = links.resolve(facts.path, spec);
    if (target.to === 'file') return links.facts(target.path) !== undefined;
    return target.to === 'package' || STYLES.test(spec);
  });
}

const STYLES = /\.(?:css|s[ac]ss|less|styl|svg|png|jpe?g|gif|webp|woff2?)(?:\?.*)?$/;

/** What the other fields begin with is made once it is there; a parent is made before. */
function findField(search: Search, c: number, key: string): boolean {
  const { functions, classes } = search.facts;
  const cls = classes[c];
  const maker = cls?.members.find((it) => it.m === 'constructor')?.f;
  if (!cls || cls.extends || cls.decorators || maker === undefined || isHeard(cls, key)) return false;
  const fields = cls.members.filter((it) => it.m === 'field' && !it.static && it.f !== undefined);
  const areTame = fields.every(
    (it) => it.key === key || (!it.decorators && cannotReach(search, functions[it.f ?? -1]?.body)),
  );
  return areTame && cannotReach(search, functions[maker]?.params) && replaces(search, functions[maker]?.body ?? []);
}

/** A setter of that name, or of one that is made. */
function isHeard({ members }: ClassFacts, key: string): boolean {
  return members.some(
    (it) => (it.m === 'setter' || it.m === 'getter') && (it.key === key || typeof it.key !== 'string'),
  );
}

/** These, one after the other, write to the variable before they can lead to a reader. */
function replaces(search: Search, body: readonly Stmt[]): boolean {
  for (const it of body) {
    if (isReplacement(search, it)) return true;
    if (!isPassedBy(search, it)) return false;
  }
  return false;
}

function isReplacement(search: Search, stmt: Stmt): boolean {
  switch (stmt.k) {
    case 'expr':
      return writes(search, stmt.x);
    case 'return':
      return stmt.x !== undefined && writes(search, stmt.x);
    case 'block':
      return replaces(search, stmt.body);
    case 'if':
      return (
        stmt.else !== undefined &&
        cannotReach(search, stmt.test) &&
        replaces(search, [stmt.then]) &&
        replaces(search, [stmt.else])
      );
    case 'try':
      return (
        replaces(search, [stmt.block]) &&
        (!stmt.handler || replaces(search, [stmt.handler])) &&
        cannotReach(search, stmt.finalizer)
      );
    default:
      return false;
  }
}

/** `x = …`, and the call of a function that begins with it. */
function writes(search: Search, x: Expr): boolean {
  if (x.k === 'un' && x.op === 'void') return writes(search, x.x);
  if (x.k === 'assign') return x.op === '=' && isTarget(search, x.target) && cannotReach(search, x.value);
  const f = x.k === 'call' ? (methodOf(search, x.callee) ?? functionOf(search.facts, x.callee)) : undefined;
  const callee = f === undefined ? undefined : search.facts.functions[f];
  // What an asynchronous one throws stops nobody.
  if (x.k !== 'call' || !callee || callee.generator || callee.async) return false;
  const key = `writes ${f}`;
  if (search.open.has(key)) return false;
  search.open.add(key);
  const does = cannotReach(search, [x.args, callee.params]) && replaces(search, callee.body);
  search.open.delete(key);
  return does;
}

function isTarget({ b, key }: Search, target: Pattern): boolean {
  if (target.k === 'pid') return target.b === b;
  return key !== undefined && target.k === 'pmem' && isOwnMember(target.x) && target.x.name === key;
}

function isOwnMember(x: Expr): x is Extract<Expr, { k: 'member' }> {
  return x.k === 'member' && x.obj.k === 'this';
}

/** `this.load()`, of a class that nobody extends, or where nobody can put another method in its place. */
function methodOf({ facts, c }: Search, callee: Expr): number | undefined {
  const cls = c === undefined ? undefined : facts.classes[c];
  if (!cls || !isOwnMember(callee) || !(callee.name.startsWith('#') || isLast(facts, cls))) return undefined;
  return cls.members.find((it) => it.m === 'method' && !it.static && it.key === callee.name && !it.decorators)?.f;
}

/** No class can be made from it: it is not handed out, and no class of this file is. */
function isLast(facts: FileFacts, cls: ClassFacts): boolean {
  const b = facts.bindings.findIndex((it) => it.kind === 'class' && it.name === cls.name);
  if (b < 0 || isSeen(facts, b)) return false;
  return (usesIn(facts).ofVariable.get(b) ?? []).every(
    ({ at, around: [parent] }) => at.k === 'pid' || (parent?.k === 'new' && parent.callee === at),
  );
}

function functionOf(facts: FileFacts, callee: Expr): number | undefined {
  if (callee.k === 'fn') return callee.f;
  return callee.k === 'ref' ? functionNamed(facts, callee.b) : undefined;
}

/** Of this file, and always the same. */
function functionNamed(facts: FileFacts, b: number): number | undefined {
  const { assigned, assignedInside } = facts.bindings[b] ?? {};
  return assigned || assignedInside ? undefined : namedFunctions(facts).get(b);
}

function isPassedBy(search: Search, stmt: Stmt): boolean {
  if (stmt.k === 'function') return true;
  // `this.other = …`
  const part = stmt.k === 'expr' && stmt.x.k === 'assign' && isOtherField(search, stmt.x.target) ? stmt.x.value : stmt;
  return (stmt.k === 'expr' || stmt.k === 'var') && cannotReach(search, part);
}

function isOtherField({ facts, c, key }: Search, target: Pattern): boolean {
  const cls = c === undefined ? undefined : facts.classes[c];
  if (!cls || target.k !== 'pmem' || !isOwnMember(target.x)) return false;
  return target.x.name !== key && !isHeard(cls, target.x.name);
}

const ENDS = new Set(['await', 'yield', 'jsx', 'import', 'super', 'this', 'class', 'classdecl']);

/**
 * No code of ours that reads the variable can run by it: it mentions none, hands none to anybody, and calls only what
 * cannot either. What waits is never reached in time.
 */
function cannotReach(search: Search, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if (Array.isArray(part)) return part.every((it) => cannotReach(search, it));
  const node = part as Expr;
  if (ENDS.has(node.k)) return false;
  if (node.k === 'ref') return isTame(search, node.b);
  if (node.k === 'fn') return cannotRun(search, node.f);
  return Object.values(node).every((it) => cannotReach(search, it));
}

function cannotRun(search: Search, f: number | undefined): boolean {
  const fn = f === undefined ? undefined : search.facts.functions[f];
  return fn !== undefined && once(search, `runs ${f}`, () => cannotReach(search, [fn.params, fn.body]));
}

function isTame(search: Search, b: number): boolean {
  const { facts } = search;
  if (b === search.b) return false;
  const binding = facts.bindings[b];
  const kind = binding?.kind;
  // What a function that is looked at keeps for itself comes from what is looked at.
  const isOwn = search.open.has(`runs ${binding?.owner}`) || search.open.has(`writes ${binding?.owner}`);
  if (isOwn && kind !== 'function' && kind !== 'class') return true;
  // Of an import: see `standsApart`; what a function or a constructor keeps, no other module has.
  if (kind === 'param' || kind === 'catch' || kind === 'enum' || kind === 'import') return true;
  if (kind === 'function') return cannotRun(search, functionNamed(facts, b));
  const made = kind === 'const' ? constantsOf(facts).get(b) : undefined;
  return made !== undefined && once(search, `constant ${b}`, () => cannotReach(search, made));
}

/** What is asked about itself cannot, as far as all else in it cannot. */
function once(search: Search, key: string, ask: () => boolean): boolean {
  if (search.open.has(key)) return true;
  search.open.add(key);
  const is = ask();
  search.open.delete(key);
  return is;
}
