/** The selectors of Angular's components, by which templates put them into the page. */
import type { Argument, Expr, FileFacts, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { decoratorName } from '../calls/escape-providers';

/** Its template may do what its methods do not. */
export function isComponent(facts: FileFacts, name: string): boolean {
  const decorators = facts.classes.flatMap((it) =>
    it.name === name || name === 'default' ? (it.decorators ?? []) : [],
  );
  return decorators.some((it) => decoratorName(facts, it) === 'Component');
}

/** `host: { '(window:blur)': 'track()' }` */
export function isOfHost({ classes }: FileFacts, cls: number, name: string): boolean {
  const options = (classes[cls]?.decorators ?? []).flatMap((it) => (it.k === 'call' ? it.args : []));
  const hosts = options.flatMap((it) =>
    it.k === 'obj' ? it.props.filter((prop) => 'key' in prop && prop.key === 'host') : [],
  );
  return hosts.some(
    ({ value }) =>
      value.k !== 'obj' || value.props.some(({ value: it }) => it.k !== 'lit' || String(it.v).includes(name)),
  );
}

/** `selector: 'app-pixel, [appPixel]'` */
export function selectorsOf(facts: FileFacts, cls: number, decorator = 'Component'): readonly string[] {
  for (const it of facts.classes[cls]?.decorators ?? []) {
    const [options] = it.k === 'call' && decoratorName(facts, it) === decorator ? it.args : [];
    if (options?.k !== 'obj') continue;
    for (const { value, ...prop } of options.props)
      if ('key' in prop && prop.key === 'selector' && value.k === 'lit' && typeof value.v === 'string')
        return value.v.split(',').map((it) => it.trim());
  }
  return [];
}

/** By their tags alone: what only declares it does not show it. */
export function isPlaced(facts: FileFacts, cls: number): boolean {
  const selectors = selectorsOf(facts, cls);
  const isByTag = selectors.length > 0 && selectors.every((it) => /^\w+-[\w-]*$/.test(it));
  return isByTag || structuralSelector(facts, cls) !== undefined;
}

const structural = new WeakMap<FileFacts, Map<number, string | undefined>>();

/** `[appIfConsent]` of a directive that does nothing with the template it stands on but to make a view of it. */
export function structuralSelector(facts: FileFacts, cls: number): string | undefined {
  const known = remembered(structural, facts, () => new Map<number, string | undefined>());
  return remembered(known, cls, () => {
    const [selector, ...others] = selectorsOf(facts, cls, 'Directive');
    const isOne = selector !== undefined && others.length === 0 && /^\[\w+\]$/.test(selector);
    return isOne && onlyMakesViews(facts) ? selector : undefined;
  });
}

function onlyMakesViews(facts: FileFacts): boolean {
  const names = templatesIn(facts);
  const isTemplate = (x: Argument | undefined) =>
    (x?.k === 'member' && names.has(x.name)) || (x?.k === 'ref' && names.has(facts.bindings[x.b]?.name ?? ''));
  let views = 0;
  let others = 0;
  forEachExpr(facts, (it) => {
    const isView = it.k === 'call' && isNamed(it, 'createEmbeddedView') && isTemplate(it.args[0]);
    if (isView) views++;
    else if (heldBy(it).some(isTemplate)) others++;
  });
  return views > 0 && others === 0;

  /** Where it may come into other hands. A field of its own keeps it. */
  function heldBy(it: Expr | Stmt): readonly (Argument | undefined)[] {
    if (it.k === 'call' || it.k === 'new') return it.args;
    if (it.k === 'obj') return it.props.map(({ value }) => value);
    if (it.k === 'arr') return it.elems.map((each) => each ?? undefined);
    if (it.k === 'return') return [it.x];
    if (it.k === 'var') return it.decls.map(({ init }) => init);
    if (it.k !== 'assign') return [];
    return it.target.k === 'pmem' && isTemplate(it.target.x) ? [] : [it.value];
  }
}

function isNamed({ callee }: Extract<Expr, { k: 'call' }>, name: string): boolean {
  return callee.k === 'member' && callee.name === name;
}

/** What holds a `TemplateRef`: parameters, and fields of that type or that ask for one. */
function templatesIn(facts: FileFacts): ReadonlySet<string> {
  const isType = (name: string | undefined) => name === 'TemplateRef';
  const asks = (fn: number | undefined) => {
    const [only] = fn === undefined ? [] : (facts.functions[fn]?.body ?? []);
    const made = only?.k === 'return' ? only.x : undefined;
    const [token] = made?.k === 'call' ? made.args : [];
    return token?.k === 'ref' && isType(facts.bindings[token.b]?.name);
  };
  const fields = facts.classes
    .flatMap((it) => it.members)
    .filter((it) => it.m === 'field' && (isType(it.type?.name) || asks(it.f)))
    .map((it) => String(it.key));
  return new Set([...facts.bindings.filter((it) => isType(it.type?.name)).map((it) => it.name), ...fields]);
}
