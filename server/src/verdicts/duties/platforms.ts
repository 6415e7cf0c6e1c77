/** Consent platforms that the program loads: by import, by global, by the address of their script. */
import type { Access, Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';

/** They hold a state or a signal, and ask nobody. */
const NO_DIALOG =
  /^(?:google-consent-mode|gpc|dnt|partytown|vscode-telemetry|nuxt-scripts|.*-readers|amplitude.*|segment.*)$/;

const known = new WeakMap<FileFacts, readonly string[]>();

export function platformsIn(catalogue: Catalogue, files: readonly FileFacts[]): readonly string[] {
  const found = new Set<string>();
  for (const facts of files) {
    let own = known.get(facts);
    if (!own) known.set(facts, (own = collect(catalogue, facts)));
    for (const it of own) found.add(it);
  }
  return [...found].sort();
}

function collect(catalogue: Catalogue, facts: FileFacts): readonly string[] {
  const found = new Set<string>();
  const note = (it: { readonly id: string } | undefined) => {
    if (it && !NO_DIALOG.test(it.id)) found.add(it.id);
  };
  for (const { spec, names, typeOnly } of facts.imports) {
    if (typeOnly) continue;
    const paths = names.length > 0 ? names.map((it) => [it.imported]) : [['default']];
    for (const path of paths) note(catalogue.platformOf({ root: { kind: 'package', spec }, path, steps: [] }));
  }
  forEachExpr(facts, (node) => {
    if (node.k === 'global') note(catalogue.platformOf(globalAccess(node.name)));
    else if (node.k === 'member' && node.obj.k === 'global' && /^(?:window|globalThis|self)$/.test(node.obj.name))
      note(catalogue.platformOf(globalAccess(node.name)));
    else if (node.k === 'lit' && typeof node.v === 'string' && node.v.includes('//'))
      note(catalogue.platformOfScript(node.v));
    else if (node.k === 'tpl' && node.strings.some((it) => it.includes('//')))
      note(catalogue.platformOfScript(node.strings.join('\u0000')));
  });
  return [...found];
}

function globalAccess(name: string): Access {
  return { root: { kind: 'global' }, path: [name], steps: [] };
}
