/**
 * Scripts that stand in a page as text, and the workspace's own code that brings them to life:
 *
 *   document.querySelectorAll('script[type="text/plain"]').forEach((it) => { const s = …; s.src = it.src; … })
 *
 * Who only looks at what such an element is for, or asks where it stands, leaves it as it is; whatever else is done with it
 * may run it. An element that such code looks for waits for that code.
 */
import type { Access } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { listOf } from '../natives/list-of';
import { nameless } from '../outside/nameless';
import { foreignReceiver } from '../values/receiver';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

const QUERIES = /^querySelector(?:All)?$/;
/** Texts of selectors that may mean a script which does not run. */
const PARKING = /text\/|blocked|(?:^|[\s,>])script\b|\[data-/i;

const HARMLESS =
  /^(?:dataset|getAttribute|hasAttribute|classList|className|id|tagName|nodeName|parentNode|parentElement|nextSibling|matches|closest|type|remove|isConnected|length|addEventListener|removeEventListener)$/;
const HARMLESS_ATTRIBUTE = /^(?:data-)?(?!.*(?:src|url|href|code|script|content)).*$/i;

/** What a query of the page gives, where it may mean such elements. */
export function parkedElements(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, found: Value): Value {
  noteHanded(m, f, call);
  const name = ref.access.path.at(-1) ?? '';
  const attribute = call.args[0] && textOf(call.args[0]);
  if (name === 'getAttribute') noteAttribute(m, f, ref, attribute);
  if (name === 'getAttribute' && attribute?.startsWith('data-'))
    return parkedMember(m, f, m.refs.below(foreignReceiver(m.refs, ref), 'dataset'), attribute.slice(5)) ?? found;
  const selector = QUERIES.test(name) ? call.args[0] && textOf(call.args[0]) : undefined;
  if (selector === undefined || !PARKING.test(selector)) return found;
  writeCell(m, cellIn(m, m.provided, LOOKED_FOR), m.values.literal(selector), f.ctx);
  const [list] = found.refs;
  if (name !== 'querySelectorAll' || list?.kind !== 'foreign') return found;
  return listOf(m, f, call, [], m.values.ref(m.refs.below(list, '[]')), `elements ${selector}`);
}

const LOOKED_FOR = 'parked elements that are looked for';
const BROUGHT = 'parked elements that are run';

/** `element.dataset.category`: what one of them is for; it is no choice of anybody. */
export function parkedMember(m: Machine, f: Frame, ref: ForeignRef, name: string): Value | undefined {
  noteParkedUse(m, f, ref, name, false);
  if (ref.access.path.at(-1) !== 'dataset' || selectorOf(ref.access) === undefined) return undefined;
  const isFor = HARMLESS_ATTRIBUTE.test(name) ? readCell(dataCell(m, name), f.ctx) : m.values.never;
  return isFor === m.values.never ? nameless(m) : isFor;
}

/** What stands under this name in the markup of all of them. */
function dataCell(m: Machine, name: string) {
  return cellIn(m, m.provided, `data of parked elements ${name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}`);
}

/** Something is read from, written to or called on an element. */
export function noteParkedUse(m: Machine, f: Frame, { access }: ForeignRef, name: string, writes: boolean): void {
  const selector = selectorOf(access);
  if (selector === undefined) return;
  const isData = access.path.at(-1) === 'dataset';
  if (isData ? HARMLESS_ATTRIBUTE.test(name) : !writes && HARMLESS.test(name)) return;
  bring(m, f, selector);
}

function noteAttribute(m: Machine, f: Frame, { access }: ForeignRef, name: string | undefined): void {
  const selector = selectorOf(access);
  if (selector !== undefined && (name === undefined || !HARMLESS_ATTRIBUTE.test(name))) bring(m, f, selector);
}

/** To code out of sight, which may do anything with it. */
function noteHanded(m: Machine, f: Frame, { args }: CallSpec): void {
  for (const it of args.flatMap(({ refs }) => refs)) {
    const selector = it.kind === 'foreign' ? selectorOf(it.access) : undefined;
    if (selector !== undefined) bring(m, f, selector);
  }
}

function bring(m: Machine, f: Frame, selector: string): void {
  writeCell(m, cellIn(m, m.provided, BROUGHT), m.values.literal(selector), f.ctx);
}

function selectorOf({ path, steps }: Access): string | undefined {
  const step = steps.find((it) => QUERIES.test(path[it.after - 1] ?? ''));
  const [selector] = step?.args ?? [];
  return typeof selector === 'string' && PARKING.test(selector) ? selector : undefined;
}

/** Does code that runs in this world bring an element of these attributes to life? Else, does any code do? */
export function whoRuns(
  m: Machine,
  f: Frame,
  attributes: ReadonlyMap<string, string>,
): 'own code' | 'nobody' | undefined {
  for (const [name, value] of attributes)
    if (name.startsWith('data-')) writeCell(m, dataCell(m, name.slice(5)), m.values.literal(value), f.ctx);
  const inCell = (name: string) => readCell(cellIn(m, m.provided, name), f.ctx);
  const isMeant = ({ literals, unknown }: Value) =>
    unknown || literals.some((it) => typeof it !== 'string' || selects(it, attributes));
  const looked = inCell(LOOKED_FOR);
  if (isMeant(inCell(BROUGHT))) return 'own code';
  return isMeant(looked) || m.prior?.parkedSelectors.some((it) => selects(it, attributes)) ? 'nobody' : undefined;
}

export function parkedSelectors(m: Machine): readonly string[] {
  return cellIn(m, m.provided, LOOKED_FOR)
    .value.literals.filter((it) => typeof it === 'string')
    .sort();
}

/** The last part of one of its alternatives; what is not understood may be met. */
export function selects(selector: string, attributes: ReadonlyMap<string, string>): boolean {
  return selector.split(',').some((one) => {
    const last = /(?:\[[^\]]*\]|[^\s>+~[\]])+$/.exec(one.trim())?.[0] ?? '';
    const tag = /^[a-z][\w-]*/i.exec(last)?.[0].toLowerCase();
    if (tag !== undefined && tag !== 'script') return false;
    const outside = last.replace(/\[[^\]]*\]/g, '');
    const classes = (attributes.get('class') ?? '').split(/\s+/);
    const hasClasses = [...outside.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.includes(name));
    const hasId = [...outside.matchAll(/#([\w-]+)/g)].every(([, id = '']) => attributes.get('id') === id);
    return hasClasses && hasId && [...last.matchAll(CONDITION)].every((it) => meets(it, attributes));
  });
}

const CONDITION = /\[\s*([\w:-]+)\s*(?:([~|^$*]?)=\s*["']?([^"'\]]*)["']?\s*i?)?\s*\]/g;

function meets([, name = '', how, wanted]: RegExpMatchArray, attributes: ReadonlyMap<string, string>): boolean {
  const value = attributes.get(name);
  if (value === undefined) return false;
  if (wanted === undefined || wanted.includes('\u0000')) return true;
  return how === '' ? value === wanted : value.includes(wanted) || how === '|' || how === '~';
}
