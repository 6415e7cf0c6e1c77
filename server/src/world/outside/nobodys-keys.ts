/**
 * Keys of a server's store that are built on nobody: `optout:${process.env.REGION}`, `optout:${productId}`. What stands
 * there was said by whoever wrote it last, and of anybody.
 */
import type { Argument, Expr, FileFacts } from '../../facts/ir';
import { tellingName } from '../database/key-kinds';
import { aboutOf, isNobodysKey, isPersonal } from '../database/several';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import { wholeText } from '../values/strings';
import { isNobodysMark, nobodysMark } from '../values/text-elements';
import type { Value } from '../values/value';

const CLOCK = /^(?:Date|Math|performance|Temporal|Intl)$/;
const CLOCKS = /^(?:date-fns.*|dayjs|moment|luxon|@js-temporal\/polyfill)$/;
const RANDOM = /^(?:randomUUID|randomBytes|getRandomValues|nanoid|ulid|cuid|createId|uuidv[147]|v[147])$/;
const KEY = /^_?(?:id|uuid|uid|key|slug|code|name|type)$/i;
/** They only write a text otherwise. */
const FORMS =
  /^(?:to(?:Locale)?(?:Lower|Upper)Case|to(?:ISO|Date|Locale(?:Date)?)?String|toJSON|trim|slice|substring|substr|split|replace(?:All)?|padStart|at)$/;
const ASKS = /^(?:get|param|query|header|getRouterParam|getQuery)$/;

/** A part of a text, which a key may be. `x`: as it is written. */
export function asPartOfText(m: Machine, f: Frame, part: Value, x?: Expr): Value {
  if (!isOpen(part) || !mayServe(f) || !isNobodys(f, part, x)) return part;
  return m.values.join(part, m.values.ref(nobodysMark(m)));
}

/** A key that is the same for all, or that does not tell whose entry it is. */
export function isKeyOfNobody(f: Frame, key: Value, x: Argument | undefined): boolean {
  if (wholeText(key) !== undefined || key.refs.some(isNobodysMark)) return true;
  return isOpen(key) && isNobodys(f, key, x?.k === 'spread' ? undefined : x);
}

function isOpen({ literals, refs, unknown }: Value): boolean {
  return literals.length === 0 && (unknown || refs.length > 0);
}

function mayServe({ ctx, unit }: Frame): boolean {
  return ctx.mode.side !== 'client' && !unit.isOfOneUser;
}

function isNobodys(f: Frame, { refs }: Value, x: Expr | undefined): boolean {
  const foreign = refs.filter((it): it is ForeignRef => it.kind === 'foreign');
  if (foreign.some(isOfNobody)) return true;
  if (refs.length > foreign.length || foreign.some((it) => isPersonal(it.access.path))) return false;
  const name = x && nameOf(f.unit.facts, x);
  return name !== undefined && isNobodysKey(name);
}

function isOfNobody(ref: ForeignRef): boolean {
  const { root, path } = ref.access;
  if (isNobodysMark(ref)) return true;
  const [first = ''] = path;
  const last = path.at(-1) ?? '';
  if (ref.origin === 'env') return path.some((it) => /^(?:env|import\.meta)$/.test(it));
  if (root.kind === 'global' && CLOCK.test(first)) return true;
  if (root.kind === 'package' && CLOCKS.test(root.spec)) return true;
  if (RANDOM.test(last) && ref.access.steps.at(-1)?.after === path.length) return true;
  if (KEY.test(last) && aboutOf(ref.access) === 'thing') return true;
  return isNobodysKey(tellingName(ref.access));
}

/** What an expression is called that tells what it is. */
function nameOf(facts: FileFacts, x: Expr): string | undefined {
  switch (x.k) {
    case 'ref':
      return facts.bindings[x.b]?.name;
    case 'member':
      return KEY.test(x.name) ? above(facts, x.obj, x.name) : x.name;
    case 'await':
      return nameOf(facts, x.x);
    case 'new':
      return x.callee.k === 'global' ? x.callee.name : undefined;
    case 'call':
      return nameOfCall(facts, x);
    default:
      return undefined;
  }
}

/** `product.id` is called as `productId` is. */
function above(facts: FileFacts, of: Expr, name: string): string | undefined {
  const owner = nameOf(facts, of);
  return owner === undefined || /^(?:item|event|entry|post|message|record)$/i.test(owner)
    ? undefined
    : `${owner}_${name}`;
}

function nameOfCall(facts: FileFacts, { callee, args }: Extract<Expr, { k: 'call' }>): string | undefined {
  if (callee.k !== 'member') return callee.k === 'ref' ? facts.bindings[callee.b]?.name : undefined;
  const [first] = args;
  if (ASKS.test(callee.name) && first?.k === 'lit') return typeof first.v === 'string' ? first.v : undefined;
  return FORMS.test(callee.name) ? nameOf(facts, callee.obj) : callee.name;
}
