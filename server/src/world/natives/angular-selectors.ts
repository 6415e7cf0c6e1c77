/** The selectors of Angular's components, by which templates put them into the page. */
import type { FileFacts } from '../../facts/ir';
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
export function selectorsOf(facts: FileFacts, cls: number): readonly string[] {
  for (const it of facts.classes[cls]?.decorators ?? []) {
    const [options] = it.k === 'call' && decoratorName(facts, it) === 'Component' ? it.args : [];
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
  return selectors.length > 0 && selectors.every((it) => /^\w+-[\w-]*$/.test(it));
}
