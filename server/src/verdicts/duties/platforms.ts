/**
 * Consent platforms that the program loads: by import, by global, by the address of their script. And whether a control
 * opens one again, which is how a consumer takes back what was said to it.
 */
import { comparePlaces } from '../../../../shared/src/compare-places';
import type { LoadedPlatform } from '../../../../shared/src/duties';
import type { Place } from '../../../../shared/src/model';
import type { Access, Catalogue } from '../../catalogue/catalogue';
import type { ConsentPlatform } from '../../catalogue/consent-platform';
import type { Expr, FileFacts } from '../../facts/ir';
import { rangeOf } from '../../facts/positions';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

/** They hold a state or a signal, and ask nobody. */
const NO_DIALOG =
  /^(?:google-consent-mode|gpc|dnt|partytown|vscode-telemetry|nuxt-scripts|.*-readers|amplitude.*|segment.*)$/;

export interface PlatformOpening extends Place {
  readonly platform: string;
}

interface Load {
  readonly platform: ConsentPlatform;
  readonly at: Place;
}

const known = new WeakMap<FileFacts, readonly Load[]>();

export function platformsIn(
  catalogue: Catalogue,
  files: readonly FileFacts[],
  openings: readonly PlatformOpening[],
): readonly LoadedPlatform[] {
  const found = new Map<string, Load>();
  for (const it of files.flatMap((facts) => remembered(known, facts, () => collect(catalogue, facts)))) {
    const first = found.get(it.platform.id);
    if (!first || comparePlaces(it.at, first.at) < 0) found.set(it.platform.id, it);
  }
  return [...found.values()]
    .map(({ platform: { id, name, staysOpen }, at }) => ({
      ...at,
      id,
      name,
      staysOpen: staysOpen ?? false,
      opener: openings.filter((it) => it.platform === id).sort(comparePlaces)[0],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function collect(catalogue: Catalogue, facts: FileFacts): readonly Load[] {
  const loads: Load[] = [];
  const note = (
    platform: ConsentPlatform | undefined,
    access: Access | undefined,
    { s, e }: { readonly s: number; readonly e: number },
  ) => {
    if (!platform || NO_DIALOG.test(platform.id) || (platform.partOfMore && !isOf(platform, access))) return;
    loads.push({ platform, at: { file: facts.path, range: rangeOf(facts, s, e) } });
  };
  for (const item of facts.imports) {
    if (item.typeOnly) continue;
    const paths = item.names.length > 0 ? item.names.map((it) => [it.imported]) : [['default']];
    for (const path of paths) {
      const access: Access = { root: { kind: 'package', spec: item.spec }, path, steps: [] };
      note(platformUsed(catalogue, access), access, item);
    }
  }
  forEachExpr(facts, (node) => {
    if (node.k === 'global' || node.k === 'member') {
      const access = globalAccess(node);
      if (access) note(platformUsed(catalogue, access), access, node);
    } else if (node.k === 'lit' && typeof node.v === 'string' && node.v.includes('//'))
      note(catalogue.platformOfScript(node.v), undefined, node);
    else if (node.k === 'tpl' && isWholeHost(node.strings[0] ?? ''))
      note(catalogue.platformOfScript(node.strings.join('\u0000')), undefined, node);
  });
  return loads;
}

function isWholeHost(text: string): boolean {
  return /\/\/[^/]+\//.test(text);
}

/** Cookiebot and CookieConsent share a global: its name alone tells neither. */
function platformUsed(catalogue: Catalogue, access: Access): ConsentPlatform | undefined {
  const all = catalogue.platformsOf(access);
  return all.length > 1 ? all.find((it) => isOf(it, access)) : all[0];
}

/** Of a package that holds much else: is it this part that is used? */
function isOf(
  { readers = [], setters = [], starts = [], opens = [], onConsent = [], onChange = [] }: ConsentPlatform,
  access?: Access,
) {
  const paths = [
    ...readers.map((it) => it.path),
    ...setters,
    ...starts,
    ...opens,
    ...[...onConsent, ...onChange].map((it) => it.path),
  ];
  const heads = paths.map((it) => it.split(/[.(]/)[0]);
  return access?.path.some((it) => heads.includes(it)) ?? false;
}

/** `OneTrust.OnConsentChanged`, `window.Didomi.preferences`. */
function globalAccess(x: Expr): Access | undefined {
  const path: string[] = [];
  let it = x;
  while (it.k === 'member' || it.k === 'chain') {
    if (it.k === 'member') path.unshift(it.name);
    it = it.k === 'member' ? it.obj : it.x;
  }
  if (it.k !== 'global') return undefined;
  const isWindow = /^(?:window|globalThis|self)$/.test(it.name);
  return { root: { kind: 'global' }, path: isWindow ? path : [it.name, ...path], steps: [] };
}
