/**
 * Scripts that stand in a page as text, and the workspace's own code that brings them to life:
 *
 *   document.querySelectorAll('script[type="text/plain"]').forEach((it) => { const s = …; s.src = it.src; … })
 *
 * Who only looks at what such an element is for, or asks where it stands, leaves it as it is; whatever else is done with it
 * may run it. An element that such code looks for waits for that code.
 */
import type { Access } from '../../catalogue/catalogue';
import { remembered } from '../../std/remembered';
import type { CallSpec } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { listOf } from '../natives/list-of';
import { nameless } from '../outside/nameless';
import { foreignReceiver } from '../values/receiver';
import type { ForeignRef, Ref } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

const QUERIES = /^(?:querySelector(?:All)?|getElements?By(?:Id|ClassName|TagName)|\$|jQuery)$/;
/** All scripts of the page, whatever they are for: only what certainly runs one of them counts. */
const EVERY = '<script>';
const RUNS_IT = /^(?:cloneNode|setAttribute|removeAttribute|replaceWith)$/;
const CODE = /^(?:src|text|innerHTML|textContent|outerHTML)$/;
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
    return (
      parkedMember(m, f, m.refs.below(foreignReceiver(m.refs, ref), 'dataset'), attribute.slice(5), call.site) ?? found
    );
  const selector = call.args[0] && selectorIn(name, textOf(call.args[0]));
  if (selector === undefined) return found;
  if (selector !== EVERY) note(m, f, LOOKED_FOR, selector);
  const [list] = found.refs;
  if (!/^(?:querySelectorAll|getElementsBy)/.test(name) || list?.kind !== 'foreign') return found;
  return elementsIn(m, f, list, call.site, selector);
}

function elementsIn(m: Machine, f: Frame, list: ForeignRef, site: Site, selector: string): Value {
  return listOf(m, f, { site }, [], m.values.ref(m.refs.below(list, '[]')), `elements ${selector}`);
}

/** What a query of this name looks for, where such elements may be meant. */
function selectorIn(method: string, text: unknown): string | undefined {
  if (typeof text !== 'string' || !QUERIES.test(method)) return undefined;
  if (method === 'getElementsByTagName') return /^script$/i.test(text) ? EVERY : undefined;
  const mark = method === 'getElementById' ? `#${text}` : method === 'getElementsByClassName' ? `.${text}` : undefined;
  if (mark !== undefined) return MARK.test(mark) ? mark : undefined;
  const isMeant = /^(?:\$|jQuery)$/.test(method) ? /(?:^|[\s,>])script\b|text\/plain/i : PARKING;
  return isMeant.test(text) ? text : undefined;
}

/** By an id or a class alone: there may be many of them in a program, and each is kept by itself. */
const MARK = /^[#.][\w-]+$/;

function note(m: Machine, f: Frame, what: string, selector: string): void {
  const isByItself = MARK.test(selector) || selector === EVERY;
  if (isByItself && what === LOOKED_FOR) remembered(marks, m, () => new Set<string>()).add(selector);
  const cell = cellIn(m, m.provided, isByItself ? `${what} ${selector}` : what);
  writeCell(m, cell, m.values.literal(selector), f.ctx);
}

const marks = new WeakMap<Machine, Set<string>>();

const LOOKED_FOR = 'parked elements that are looked for';
const BROUGHT = 'parked elements that are run';

/** `element.dataset.category`: what one of them is for; it is no choice of anybody. */
export function parkedMember(m: Machine, f: Frame, ref: ForeignRef, name: string, at: Site): Value | undefined {
  if (name === 'scripts' && ref.access.path.join('.') === 'document')
    return elementsIn(m, f, m.refs.below(ref, name), at, EVERY);
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
  if (selector === EVERY) {
    if (writes ? name === 'type' || CODE.test(name) : RUNS_IT.test(name)) bring(m, f, selector);
    return;
  }
  const isData = access.path.at(-1) === 'dataset';
  if (isData ? HARMLESS_ATTRIBUTE.test(name) : !writes && HARMLESS.test(name)) return;
  bring(m, f, selector);
}

function noteAttribute(m: Machine, f: Frame, { access }: ForeignRef, name: string | undefined): void {
  const selector = selectorOf(access);
  if (selector === undefined || selector === EVERY) return;
  if (name === undefined || !HARMLESS_ATTRIBUTE.test(name)) bring(m, f, selector);
}

/** To code out of sight, which may do anything with it. */
function noteHanded(m: Machine, f: Frame, { args }: CallSpec): void {
  for (const it of args) noteCode(m, f, it);
}

/** `copy.src = script.src` */
export function noteCode(m: Machine, f: Frame, { refs }: Value, lists = new Set<Ref>()): void {
  for (const it of refs) {
    // All that a query has found; a list may hold itself.
    if (it.kind === 'object' && it.shape === 'array' && !lists.has(it))
      noteCode(m, f, readCell(it.heap.rest, f.ctx), lists.add(it));
    const selector = it.kind === 'foreign' ? selectorOf(it.access) : undefined;
    if (it.kind !== 'foreign' || selector === undefined) continue;
    // `first.parentNode.insertBefore(own, first)` only tells where the own one is put.
    if (selector !== EVERY || CODE.test(it.access.path.at(-1) ?? '')) bring(m, f, selector);
  }
}

function bring(m: Machine, f: Frame, selector: string): void {
  note(m, f, BROUGHT, selector);
}

function selectorOf({ path, steps }: Access): string | undefined {
  const step = steps.find((it) => QUERIES.test(path[it.after - 1] ?? ''));
  if (step) return selectorIn(path[step.after - 1] ?? '', step.args[0]);
  return path[0] === 'document' && path[1] === 'scripts' ? EVERY : undefined;
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
  const own = marksOf(attributes);
  const isNoted = (what: string) =>
    isMeant(inCell(what)) || own.some((it) => inCell(`${what} ${it}`) !== m.values.never);
  const isLookedFor = isNoted(LOOKED_FOR);
  if (isNoted(BROUGHT)) return 'own code';
  return isLookedFor || m.prior?.parkedSelectors.some((it) => selects(it, attributes)) ? 'nobody' : undefined;
}

function marksOf(attributes: ReadonlyMap<string, string>): readonly string[] {
  const classes = (attributes.get('class') ?? '').split(/\s+/).filter((it) => it !== '');
  const id = attributes.get('id');
  return [EVERY, ...(id === undefined ? [] : [`#${id}`]), ...classes.map((it) => `.${it}`)];
}

export function parkedSelectors(m: Machine): readonly string[] {
  const texts = cellIn(m, m.provided, LOOKED_FOR).value.literals.filter((it) => typeof it === 'string');
  return [...texts, ...(marks.get(m) ?? [])].sort();
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
