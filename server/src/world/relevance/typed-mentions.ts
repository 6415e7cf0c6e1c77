/**
 * What types, and names that a framework gives, bring together: no name leads from an SDK to a parameter that is declared to hold it, and none
 * from `{ provide: Consent, useClass: AllowAll }` to who declares a `Consent`.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import { providedNames } from '../../facts/app-names';
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts, TypeRef } from '../../facts/ir';
import { isVendorText } from './known-text';
import { type Asking, bindingKey, type Node, newNode } from './mention-node';
import { boundBy } from './shallow-walk';

/** Parameters, fields and members of interfaces of a vendor's type: they hold its SDK, whoever passes it. */
export function typedNodes(facts: FileFacts, functions: readonly Node[], links: Asking, catalogue: Catalogue): Node[] {
  const nodes: Node[] = [];
  for (const [fn, { params }] of facts.functions.entries()) {
    for (const { target, type, field } of params) {
      const keys = boundBy(target).map((b) => bindingKey(facts, b));
      declare(field === undefined ? keys : [...keys, `.${field}`], type, functions[fn]);
    }
  }
  for (const { members } of facts.classes) {
    for (const { key, type } of members) if (typeof key === 'string') declare([`.${key}`], type);
  }
  for (const { members } of facts.types) for (const [key, type] of Object.entries(members)) declare([`.${key}`], type);
  return nodes;

  function declare(keys: readonly string[], type: TypeRef | undefined, container?: Node): void {
    if (type?.b === undefined || !isVendors(type.b)) return;
    const node = newNode();
    for (const key of keys) node.defines.add(key);
    node.container = container;
    node.holds = true;
    node.shares = true;
    nodes.push(node);
  }

  function isVendors(b: number): boolean {
    const item = importOf(facts, b);
    const target = item && links.resolve(facts.path, item.spec);
    return target?.to === 'package' && isVendorText(catalogue, target.spec);
  }
}

/** What it puts in a class's place matters wherever the class does (`provided.ts`). */
export function isProvider({ props }: Extract<Expr, { k: 'obj' }>): boolean {
  const keys = props.flatMap((it) => (it.p !== 'spread' && typeof it.key === 'string' ? it.key : []));
  return keys.includes('provide') && keys.some((it) => /^use(?:Class|Existing|Value|Factory)$/.test(it));
}

/** Of a plugin that knows a third party or a choice: who asks the app for what it gives may share, or be gated by it. */
export function providedNodes(facts: FileFacts, functions: readonly Node[], others: readonly Node[]): Node[] {
  const names = [...providedNames(facts)];
  if (names.length === 0) return [];
  const knows = [...functions, ...others].some((it) => it.shares || it.holds || it.prefers || it.chooses);
  return names.map(([name, fn]) => {
    const node = newNode();
    const plugin = functions[fn];
    if (plugin) plugin.shares ||= knows;
    node.defines.add(`.${name}`);
    node.container = plugin;
    node.shares = knows;
    node.holds = knows;
    return node;
  });
}
