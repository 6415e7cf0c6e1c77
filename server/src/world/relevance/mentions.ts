/**
 * The names that each function and each initialised variable of a file mentions, defines and reads as state.
 * Keys: `F#b3` a binding, `F#x:name` an export, `F#any` anything in a file, `.name` a property,
 * `=name` writing a property, `global:name`, `text:name` a string: see `mentioned-edges.ts`.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import { askedModule } from '../../facts/asked-module';
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts, Pattern, Stmt } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { forEachExpr } from '../../facts/walk';
import { handedNames } from '../serving/handed-names';
import { noteCookieFilled } from './cookie-variables';
import { declaredFunctions, isSharedByName, isState, parentAround } from './declared-functions';
import { handedKeys } from './handed';
import { isVendorText } from './known-text';
import { type Asking, bindingKey, type Node, newNode } from './mention-node';
import { assignedKeys, eventKeys, mentionStore, storesUnderAnyKey, textKeys, writtenGlobals } from './mentioned-edges';
import { type Mentioning, mentionByItself, mentionImport } from './mentioned-imports';
import { noteMember, noteName, noteText, putsText, textsOf } from './note-words';
import { boundBy, namesIn, walkShallow } from './shallow-walk';
import { isProvider, providedNodes, typedNodes } from './typed-mentions';
import { isFunctionName, withoutProperty } from './unnamed-functions';

export interface Mentions {
  readonly functions: readonly Node[];
  readonly nodes: readonly Node[];
}

export function collectMentions(facts: FileFacts, links: Asking, catalogue: Catalogue): Mentions {
  const functions = facts.functions.map(newNode);
  const declared = typedNodes(facts, functions, links, catalogue);
  const context: Mentioning = { facts, links, catalogue, note };
  const isScript = scriptBindings(facts).length > 0;
  const unnamed = isScript ? new Set<number>() : withoutProperty(facts);
  facts.functions.forEach((it, fn) => {
    const node = functions[fn] as Node;
    // A function that only has a name at the top level is reached by that name; a script's is there for other scripts.
    const isDeclared = it.parent === 0 && !isScript && declaredFunctions(facts).has(fn);
    node.container = it.parent >= 0 && !isDeclared ? functions[it.parent] : undefined;
    if (it.name && !unnamed.has(fn)) node.defines.add(`.${it.name}`);
    if (fn === 0) node.defines.add(`${facts.path}#module`);
    node.defines.add(`${facts.path}#any`);
  });
  for (const cls of facts.classes) {
    for (const member of cls.members) {
      const node = member.f === undefined ? undefined : functions[member.f];
      if (!node) continue;
      if (cls.name) node.defines.add(`.${cls.name}`);
      if (cls.self !== undefined) node.defines.add(bindingKey(facts, cls.self));
    }
  }
  linkModules();
  forEachExpr(facts, visit);
  for (const item of facts.exports) if (item.x === 'local') aliasExport(item.name, item.b);
  return { functions, nodes: [...functions, ...declared, ...providedNodes(facts, functions, declared)] };

  function linkModules(): void {
    const top = functions[0];
    if (!top) return;
    for (const item of facts.imports) mentionModule(top, item.spec, '#module');
    for (const item of facts.exports) {
      if (item.x !== 'from' && item.x !== 'star') continue;
      mentionModule(top, item.spec, '#module');
      const alias = newNode();
      const target = links.resolve(facts.path, item.spec);
      if (target.to !== 'file') continue;
      alias.mentions.add(
        item.x === 'star' || item.imported === '*' ? `${target.path}#any` : `${target.path}#x:${item.imported}`,
      );
      alias.mentions.add(`${target.path}#any`);
      alias.defines.add(item.x === 'star' ? `${facts.path}#any` : `${facts.path}#x:${item.name}`);
      alias.defines.add(`${facts.path}#any`);
      declared.push(alias);
    }
  }

  function mentionModule(node: Node, spec: string, what: string): void {
    const target = links.resolve(facts.path, spec);
    if (target.to === 'file') node.mentions.add(`${target.path}${what}`);
    else if (target.to === 'package') note(node, spec);
  }

  function aliasExport(name: string, b: number): void {
    const alias = newNode();
    const key = bindingKey(facts, b);
    alias.mentions.add(key);
    alias.defines.add(`${facts.path}#x:${name}`);
    declared.push(alias);
  }

  function visit(it: Expr | Stmt, fn: number): void {
    const node = functions[fn] as Node;
    switch (it.k) {
      case 'ref':
        return mentionBinding(node, it.b, fn);
      case 'global':
        node.mentions.add(`global:${it.name}`);
        node.mentions.add(`.${it.name}`);
        node.state.add(`=${it.name}`);
        note(node, it.name);
        return mentionByItself(context, node, it.name);
      case 'member':
        node.mentions.add(`.${it.name}`);
        node.state.add(`=${it.name}`);
        mentionStore(node, it.name);
        // Of a directive: whatever stands in the template.
        if (it.name === 'createEmbeddedView') node.shares = true;
        return noteMember(catalogue, node, it);
      case 'lit':
        if (typeof it.v !== 'string') return;
        noteText(catalogue, node, it.v);
        // It may inject a script of anybody's.
        if (it.v === 'script') node.shares = true;
        for (const key of textKeys(it.v)) node.mentions.add(key);
        return;
      case 'tpl':
      case 'regex':
        for (const text of it.k === 'tpl' ? it.strings : [it.source]) noteText(catalogue, node, text);
        return;
      case 'assign':
        assignedValue(it.target, it.value, fn);
        node.keeps ||= storesUnderAnyKey(it);
        for (const key of handedNames(facts, catalogue, it)) node.mentions.add(key);
        return assigned(node, it.target, fn);
      case 'new':
        return noteCall(node, it);
      case 'jsx':
        if (typeof it.tag === 'string' && /^(?:script|iframe|img)$/.test(it.tag)) node.mentions.add('global:script');
        for (const attr of it.attrs) if (attr.p === 'attr') note(node, attr.name);
        return;
      case 'super': {
        const parent = parentAround(facts, fn);
        return parent && collectFrom(node, parent, fn);
      }
      case 'obj':
        node.shares ||= isProvider(it) || putsText(it);
        for (const prop of it.props) {
          if (prop.p === 'spread') continue;
          if (typeof prop.key === 'string') named(node, prop.key, prop.value, fn);
          else node.computes = true;
        }
        return;
      case 'import':
      case 'call': {
        if (it.k === 'call') noteCall(node, it);
        const spec = askedModule(it);
        if (spec !== undefined) for (const what of ['#any', '#module']) mentionModule(node, spec, what);
        return;
      }
      case 'function':
        functions[it.f]?.defines.add(bindingKey(facts, it.b));
        return;
      case 'classdecl':
        for (const member of facts.classes[it.c]?.members ?? []) {
          if (member.f !== undefined) functions[member.f]?.defines.add(bindingKey(facts, it.b));
        }
        return inherit(it, fn);
      case 'var':
        for (const { target, init } of it.decls) declare(target, init, fn);
        return;
      case 'forof':
      case 'forin':
        return patternKeys(node, it.target);
      default:
        return;
    }
  }

  /** A class is as relevant as the one that it extends. */
  function inherit(it: Extract<Stmt, { k: 'classdecl' }>, fn: number): void {
    const parent = facts.classes[it.c]?.extends;
    if (!parent) return;
    const node = newNode();
    node.defines.add(bindingKey(facts, it.b));
    collectFrom(node, parent, fn);
    declared.push(node);
  }

  /** `{ track }`: who reads the property has what the name stands for. */
  function named(node: Node, name: string, value: Expr, fn: number): void {
    note(node, name);
    if (value.k !== 'ref' || !isFunctionName(facts, value.b)) return;
    const alias = newNode();
    mentionBinding(alias, value.b, fn);
    alias.defines.add(`.${name}`);
    declared.push(alias);
  }

  /** A variable is as relevant as what it is made from. */
  function declare(target: Pattern, init: Expr | undefined, fn: number): void {
    patternKeys(functions[fn] as Node, target);
    const node = newNode();
    if (fn > 0) node.container = functions[fn];
    // `export const { accept } = consent.actions`: who imports it mentions no property. So does `{ $track } = useNuxtApp()`.
    for (const key of namesIn(target)) if (fn === 0 || key.startsWith('$')) node.mentions.add(`.${key}`);
    for (const b of boundBy(target)) node.defines.add(bindingKey(facts, b));
    // `const [allowed, setAllowed] = createSignal(false)`: who has the second changes the first.
    if (target.k === 'parr' && fn === 0) for (const key of node.defines) node.state.add(key);
    if (init) collectFrom(node, init, fn);
    declared.push(node);
  }

  /** So is what is put on a property or a global, and a variable that an SDK is put into later. */
  function assignedValue(target: Pattern, value: Expr, fn: number): void {
    const keys = assignedKeys(target);
    const names = boundBy(target).map((b) => bindingKey(facts, b));
    if (keys.length + names.length === 0) return;
    const node = newNode();
    for (const key of keys) node.defines.add(key);
    collectFrom(node, value, fn);
    if (node.holds) for (const key of names) node.defines.add(key);
    if (node.defines.size > 0) declared.push(node);
  }

  function noteCall(node: Node, it: Extract<Expr, { k: 'call' | 'new' }>): void {
    const { own, passed } = handedKeys(facts, links, it);
    for (const key of own) node.hands.add(key);
    for (const key of passed) node.passes.add(key);
    node.keeps ||= storesUnderAnyKey(it);
    const keys = eventKeys(it);
    for (const key of keys.mentions) node.mentions.add(key);
    for (const key of keys.state) node.state.add(key);
    // `create((set) => ({ accept: () => set({ hasConsent: true }) }))`
    if (it.callee.k === 'ref' && facts.bindings[it.callee.b]?.name === 'set') node.mentions.add('.set');
  }

  function collectFrom(node: Node, init: Expr, fn: number): void {
    const within = newNode();
    walkShallow(init, (it) => {
      if (it.k === 'fn') {
        // The function that it is, or that is handed to what makes it.
        for (const key of functions[it.f]?.defines ?? []) within.mentions.add(key);
        const inner = functions[it.f];
        if (inner) for (const b of node.defines) inner.defines.add(b);
      } else if (it.k === 'ref') mentionBinding(within, it.b, fn);
      else if (it.k === 'member' || it.k === 'global') {
        within.mentions.add(it.k === 'member' ? `.${it.name}` : `global:${it.name}`);
        if (it.k === 'global') mentionByItself(context, within, it.name);
        note(within, it.name);
        within.holds ||= isVendorText(catalogue, it.name);
      }
      const parent = it.k === 'class' ? facts.classes[it.c]?.extends : undefined;
      if (parent) collectFrom(within, parent, fn);
      for (const text of textsOf(it)) {
        if (it.k === 'lit' || text.includes('//')) noteText(catalogue, within, text);
        // An address may be put together from it elsewhere.
        within.holds ||= text.includes('//') && isVendorText(catalogue, text);
        if (it.k === 'lit') for (const key of textKeys(text)) within.mentions.add(key);
      }
    });
    for (const key of within.mentions) if (!key.endsWith('#any')) node.mentions.add(key);
    node.holds ||= within.holds;
    node.shares ||= within.shares;
    node.prefers ||= within.prefers;
  }

  function mentionBinding(node: Node, b: number, fn: number): void {
    const binding = facts.bindings[b];
    if (!binding) return;
    note(node, binding.name);
    mentionStore(node, binding.name);
    const item = binding.kind === 'import' ? importOf(facts, b) : undefined;
    if (binding.kind === 'import') return item && mentionImport(context, node, item);
    const key = bindingKey(facts, b);
    node.mentions.add(key);
    if (binding.owner !== fn && (binding.kind === 'param' || binding.owner !== 0)) node.seesParameters = true;
    if (binding.assignedInside || (binding.owner === 0 && isState(facts, links, b))) node.state.add(key);
  }

  function assigned(node: Node, target: Pattern, fn: number): void {
    // A field that another method or file reads. Objects with a name of their own are followed by that name.
    if (target.k === 'pmem' && target.x.k === 'member' && isSharedByName(facts, links, target.x.obj))
      node.mentions.add(`=${target.x.name}`);
    if (target.k === 'pmem' && target.x.k === 'member') note(node, target.x.name);
    if (target.k === 'pglobal') node.mentions.add(`global:${target.name}`);
    for (const name of writtenGlobals(facts, target)) node.mentions.add(`=${name}`);
    for (const b of boundBy(target)) mentionBinding(node, b, fn);
    noteCookieFilled(catalogue, node, facts, target);
  }

  function patternKeys(node: Node, target: Pattern): void {
    if (target.k === 'pdef') return patternKeys(node, target.target);
    if (target.k === 'parr') for (const it of target.elems) if (it) patternKeys(node, it);
    if (target.k !== 'pobj') return;
    for (const prop of target.props) {
      if (typeof prop.key === 'string') {
        node.mentions.add(`.${prop.key}`);
        node.state.add(`=${prop.key}`);
        note(node, prop.key);
      }
      patternKeys(node, prop.value);
    }
  }

  function note(node: Node, name: string): void {
    noteName(catalogue, node, name);
  }
}
