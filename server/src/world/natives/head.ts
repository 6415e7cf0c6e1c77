/** `useHead({ script: [{ src }] })`: scripts that Vue's and Nuxt's head puts into the page. */
import type { Expr, Jsx } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { evaluate } from '../syntax/expressions';
import type { Value } from '../values/value';
import { noteRequest } from './http';

const useHead: Native = (m, f, call) => {
  loadHead(m, f, call, firstWritten(call), headOf(m, f, call, call.args[0] ?? m.values.undefined));
  return m.values.unknown;
};

/** `export default defineNuxtConfig({ app: { head: { script: [{ src }] } } })` */
const defineNuxtConfig: Native = (m, f, call) => {
  const config = call.args[0] ?? m.values.undefined;
  const head = ['app', 'head'].reduce((it, name) => readMember(m, f, it, name, undefined), config);
  if (head.refs.length > 0) loadHead(m, f, call, ['app', 'head'].reduce(propertyOf, firstWritten(call)), head);
  return config;
};

function loadHead(m: Machine, f: Frame, call: NativeCall, written: Expr | undefined, head: Value): void {
  loadScripts(m, f, call, scriptsOf(written), head);
}

function loadScripts(m: Machine, f: Frame, call: NativeCall, scripts: readonly Expr[] | undefined, head: Value): void {
  if (scripts) for (const it of scripts) script(m, f, call, it, evaluate(m, f, it));
  else {
    const list = readMember(m, f, head, 'script', undefined);
    let joined = m.values.never;
    for (const it of elementsOf(m, f, list, call.site).elements) joined = m.values.join(joined, it);
    if (joined !== m.values.never) script(m, f, call, call.site as Expr, joined);
  }
}

/** `<Helmet script={[{ src }]}>` */
const helmet: Native = (m, f, call) => {
  const { site } = call;
  const [props = m.values.undefined] = call.args;
  const attr = site.k === 'jsx' ? site.attrs.find((it) => it.p === 'attr' && it.name === 'script') : undefined;
  loadScripts(m, f, call, attr && eachWritten(attr.value), props);
  escape(m, f, props, site);
  return m.values.unknown;
};

function firstWritten({ site }: NativeCall): Expr | undefined {
  const [first] = site.k === 'call' ? site.args : [];
  return first?.k === 'spread' ? undefined : first;
}

function propertyOf(x: Expr | undefined, name: string): Expr | undefined {
  return x?.k === 'obj' ? x.props.find((it) => it.p === 'value' && it.key === name)?.value : undefined;
}

/** `useScript('https://…')`, `useScript({ src })`; without a framework the head itself comes first. */
const useScript: Native = (m, f, call) => {
  const [first = m.values.undefined, second = first] = call.args;
  const given = isScript(first) || !isScript(second) ? first : second;
  const src = given.refs.some((it) => it.kind === 'object') ? readMember(m, f, given, 'src', undefined) : given;
  noteRequest(m, f, call, src, 'script');
  for (const arg of call.args) escape(m, f, arg, call.site);
  return m.values.unknown;
};

function isScript({ literals, refs }: Value): boolean {
  return (
    literals.some((it) => typeof it === 'string') || refs.some((it) => it.kind === 'object' && it.heap.props.has('src'))
  );
}

/** Each where it is written, as far as all are written in place. */
function scriptsOf(head: Expr | undefined): readonly Expr[] | undefined {
  if (head?.k !== 'obj' || head.props.some((it) => it.p === 'spread')) return undefined;
  const list = head.props.find((it) => it.p === 'value' && it.key === 'script')?.value;
  if (!list) return [];
  return eachWritten(list);
}

function eachWritten(list: Expr): readonly Expr[] | undefined {
  return list.k === 'arr' && list.elems.every((it) => it.k === 'obj') ? (list.elems as readonly Expr[]) : undefined;
}

/** Also a function or a computed value that gives it. */
function headOf(m: Machine, f: Frame, call: NativeCall, given: Value): Value {
  let result = m.values.never;
  for (const it of given.refs) {
    const single = m.values.ref(it);
    if (it.kind === 'function')
      result = m.values.join(
        result,
        callValue(m, f, { callee: single, self: m.values.undefined, args: [], site: call.site }),
      );
    else if (it.kind === 'object' && it.heap.props.has('get value'))
      result = m.values.join(result, readMember(m, f, single, 'value', undefined));
    else result = m.values.join(result, single);
  }
  return result;
}

function script(m: Machine, f: Frame, call: NativeCall, node: Expr, value: Value): void {
  if (!f.state) return;
  const element = m.refs.element(f.ctx, node as unknown as Jsx);
  writeCell(m, element.tag, m.values.literal('script'), f.ctx);
  for (const it of value.refs)
    if (it.kind === 'object')
      for (const [name, cell] of allProperties(it.heap, f.ctx))
        defineProperty(
          m,
          f,
          element.props.heap,
          name === 'innerHTML' ? 'children' : name,
          given(m, f, call, readCell(cell, f.ctx)),
          true,
        );
  escape(m, f, m.values.ref(element), call.site);
}

/** `src: () => url` */
function given(m: Machine, f: Frame, { site }: NativeCall, value: Value): Value {
  const asked = value.refs.filter((it) => it.kind === 'function');
  const rest = m.values.make(
    value.literals,
    value.refs.filter((it) => it.kind !== 'function'),
    value.unknown,
    value.reads,
  );
  return asked.reduce((all, it) => {
    const call = { callee: m.values.ref(it), self: m.values.undefined, args: [], site };
    return m.values.join(all, callValue(m, f, call));
  }, rest);
}

/** Scripts that a route says are in its head: each where it is written, in the function that gives it. */
export function loadListed(m: Machine, f: Frame, call: NativeCall, list: Value): void {
  for (const it of elementsOf(m, f, list, call.site).elements)
    for (const ref of it.refs) {
      if (ref.kind !== 'object') continue;
      const { maker, place } = ref;
      const isHere = maker.unit === f.unit && (place as Partial<Expr>).k === 'obj';
      script(
        m,
        isHere ? { ...f, ctx: maker } : f,
        call,
        isHere ? (place as Expr) : (call.site as Expr),
        m.values.ref(ref),
      );
    }
}

const UNHEAD = ['vue', 'react', 'solid-js', 'svelte', 'angular'].flatMap((it) => [
  `@unhead/${it}`,
  `@unhead/${it}/scripts`,
]);
const PACKAGES = ['#imports', '#app', '#head', '@vueuse/head', 'nuxt/app', 'unhead', 'unhead/scripts', ...UNHEAD];

export const HEAD: Readonly<Record<string, Native>> = {
  // Nuxt imports it by itself.
  useHead,
  defineNuxtConfig,
  'nuxt/config#defineNuxtConfig': defineNuxtConfig,
  useScript,
  'react-helmet#Helmet': helmet,
  'react-helmet-async#Helmet': helmet,
  ...Object.fromEntries(
    PACKAGES.flatMap((spec) => [
      [`${spec}#useHead`, useHead],
      [`${spec}#useScript`, useScript],
    ]),
  ),
};
