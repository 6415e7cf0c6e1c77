/**
 * What a page's own functions give to its component: SvelteKit's `load`, React Router's loaders, `getServerSideProps`.
 *
 * The names in it say what those functions put there, so they are run wherever such a component may matter; until
 * they have answered, the component waits for what it reads.
 */
import type { Entry, Links } from '../../links/links';
import { componentsBelow, dataFilesOf } from '../../links/page-files';
import { remembered } from '../../std/remembered';
import { callValue, settled } from '../calls/calls';
import { exportNames } from '../calls/modules';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, readCell, unitOf, writeCell } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { defineProperty, readMember } from '../objects/members';
import { spreadInto } from '../objects/spread';
import { foreignUnknown } from '../outside/foreign';
import { nameless } from '../outside/nameless';
import type { Value } from '../values/value';

const GIVES = /^(?:load|loader|client loader|getServerSideProps|getStaticProps)$/;

export function givesData({ relevance }: Machine, { label }: Entry): boolean {
  return GIVES.test(label) && !relevance.outOfSight;
}

/** Does a component read it that can matter? */
export function isReadByPage(m: Machine, unit: Unit, entry: Entry): boolean {
  return givesData(m, entry) && componentsBelow(m.links.files, unit.path).some((it) => leads(m, it));
}

function leads(m: Machine, path: string): boolean {
  const facts = m.links.facts(path);
  return facts !== undefined && (m.relevance.exports(facts, 'default') || m.relevance.leads(facts, 0));
}

/** Its answer is sent: nobody changes it on the way. */
export function giveData(m: Machine, f: Frame, unit: Unit, name: string, callee: Value, args: readonly Value[]): void {
  const call = { callee, self: m.values.undefined, args, site: NOWHERE, isAsked: true };
  const result = callValue(m, f, call);
  if (f.state) writeCell(m, cellFor(m, unit.path, name), settled(m, result, f.ctx), f.ctx);
}

const known = new WeakMap<Links, ReadonlySet<string>>();

function filesIn(links: Links): ReadonlySet<string> {
  return remembered(known, links, () => new Set(links.files));
}

function cellFor(m: Machine, path: string, name: string) {
  return cellIn(m, m.serving.pageData, `${path} ${name}`);
}

/** The properties of a page's component. Undefined where no function in sight fills them, NEVER until each has. */
export function pagePropsOf(m: Machine, f: Frame, unit: Unit, { label, params }: Entry): Value | undefined {
  if (params?.[0] !== 'props') return undefined;
  const isAstro = unit.path.endsWith('.astro');
  // A page of Astro's is given nothing, unless `getStaticPaths` names its paths.
  if (isAstro && !exportNames(m, unit).includes('getStaticPaths'))
    return m.values.ref(m.refs.object(f.ctx, unit, 'no page props', 'object'));
  const sources = dataFilesOf(filesIn(m.links), unit.path).flatMap(({ path, names }) => {
    const own = unitOf(m, path);
    return own ? names.filter((it) => exportNames(m, own).includes(it)).map((name) => ({ path, name })) : [];
  });
  if (sources.length === 0) return undefined;
  // Nobody in sight has run them.
  if (m.relevance.outOfSight) return nameless(m);
  const given = sources.map((it) => readCell(cellFor(m, it.path, it.name), f.ctx));
  if (given.includes(m.values.never)) return m.values.never;
  const props = m.refs.object(f.ctx, unit, `page props ${label}`, 'object', foreignUnknown(m));
  const [first] = sources;
  if (first && /^get/.test(first.name)) return propsIn(m, f, given);
  const isSvelte = unit.path.endsWith('.svelte');
  const data = isSvelte ? merged(m, f, unit, given) : given.reduce((a, b) => m.values.join(a, b));
  defineProperty(m, f, props.heap, isSvelte ? 'data' : 'loaderData', data, true);
  return m.values.ref(props);
}

/** `{ props: … }`; one that redirects renders nothing. */
function propsIn(m: Machine, f: Frame, given: readonly Value[]): Value {
  let result = m.values.never;
  for (const value of given) {
    if (value.unknown) result = m.values.join(result, m.values.unknown);
    for (const ref of value.refs) {
      const props = readMember(m, f, m.values.ref(ref), 'props', undefined);
      const there = props.literals.filter((it) => it !== undefined);
      result = m.values.join(result, m.values.make(there, props.refs, props.unknown, props.reads));
    }
  }
  return result;
}

/** A page's own answers come after those of the layouts around it. */
function merged(m: Machine, f: Frame, unit: Unit, given: readonly Value[]): Value {
  const [only] = given;
  if (given.length === 1 && only && only.literals.length === 0) return only;
  const data = m.refs.object(f.ctx, unit, 'page data', 'object');
  for (const [i, it] of given.entries()) spreadInto(m, f, data, it, { at: `data ${i}` });
  return m.values.ref(data);
}

/** `createBrowserRouter([{ path, Component, loader }])`: the components of such a route, in whatever files, ask for it. */
export function giveRouteData(m: Machine, f: Frame, components: readonly Value[], answer: Value): void {
  for (const path of ['', ...components.flatMap((it) => filesOf(f, it))])
    writeCell(m, cellFor(m, path, 'route'), answer, f.ctx);
}

function filesOf(f: Frame, { refs }: Value): readonly string[] {
  return refs.flatMap((it) => {
    if (it.kind === 'element') return filesOf(f, readCell(it.tag, f.ctx));
    return it.kind === 'function' || it.kind === 'class' ? [it.unit.path] : [];
  });
}

/** Of the routes that show something of this file, else of all routes. */
function routeData(m: Machine, f: Frame): Value | undefined {
  for (const path of [f.unit.path, '']) {
    const given = m.serving.pageData.has(`${path} route`) ? readCell(cellFor(m, path, 'route'), f.ctx) : m.values.never;
    if (given !== m.values.never) return given;
  }
  return undefined;
}

/** `useLoaderData()` in a route's own file. */
const useLoaderData: Native = (m, f) => {
  const names = m.links
    .entriesOf(f.unit.facts)
    .flatMap(({ label, what }) => (what.k === 'export' && /loader$/.test(label) ? [what.name] : []));
  if (m.relevance.outOfSight) return nameless(m);
  if (names.length === 0) return routeData(m, f) ?? foreignUnknown(m);
  return names.map((it) => readCell(cellFor(m, f.unit.path, it), f.ctx)).reduce((a, b) => m.values.join(a, b));
};

/** `json({ … })` is answered with what is in it. */
const answer: Native = (m, _f, { args }) => args[0] ?? m.values.undefined;

const ROUTERS = ['react-router', 'react-router-dom', '@remix-run/react'];
const ANSWERS = ['react-router#data', 'remix-typedjson#typedjson'];
for (const spec of ['node', 'cloudflare', 'deno', 'server-runtime'])
  ANSWERS.push(`@remix-run/${spec}#json`, `@remix-run/${spec}#defer`, `@remix-run/${spec}#data`);

export const PAGE_DATA: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(ROUTERS.map((spec) => [`${spec}#useLoaderData`, useLoaderData])),
  'remix-typedjson#useTypedLoaderData': useLoaderData,
  ...Object.fromEntries(ANSWERS.map((name) => [name, answer])),
};
