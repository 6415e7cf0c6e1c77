/**
 * Names that a framework imports by itself. Nuxt: what `composables`, `utils`, `stores` and the server's `utils`
 * export, its layers' and the folders its configuration names too, and Vue's own functions
 * (nuxt.com/docs/guide/concepts/auto-imports). They are asked for by a specifier
 * that nobody writes: `#auto/useConsent`.
 */
import type { FileFacts } from '../facts/ir';
import { baseName, folderOf, isInside, pathWithin } from '../std/path';
import { remembered } from '../std/remembered';
import { exportedNames } from './exported-names';
import type { Resolution } from './links';
import { configuredFolders, nuxtFolders } from './nuxt-folders';
import { reExports } from './re-exports';
import type { PackageJson } from './resolve/package-json';

export const AUTO = '#auto/';

export interface AutoImports {
  /** What a name that a file does not declare means there. */
  resolve(from: string, name: string): Resolution;
  /** The files of the workspace that such names in this one may mean. */
  offeredTo(from: string): ReadonlyMap<string, string>;
  /** Differs whenever an answer does, of those asked for. */
  signature(): string;
}

export interface AutoImportNeeds {
  readonly scripts: readonly string[];
  packageOf(path: string): PackageJson | undefined;
  facts(path: string): FileFacts | undefined;
}

const APP = /^(?:src\/|app\/)?(?:composables|utils|stores)\/(?:[^/]+|[^/]+\/index)\.[cm]?[jt]s$/;
const SHARED = /^shared\/utils\/(?:[^/]+|[^/]+\/index)\.[cm]?[jt]s$/;
const SERVER = /^server\/utils\/.+\.[cm]?[jt]s$/;
const VUE = new Set(
  (
    'computed customRef defineAsyncComponent effectScope getCurrentInstance h inject isReactive isRef markRaw nextTick ' +
    'onActivated onBeforeMount onBeforeUnmount onBeforeUpdate onDeactivated onErrorCaptured onMounted onScopeDispose ' +
    'onServerPrefetch onUnmounted onUpdated provide reactive readonly ref shallowReactive shallowRef toRaw toRef toRefs ' +
    'toValue triggerRef unref useAttrs useSlots watch watchEffect watchPostEffect watchSyncEffect'
  ).split(' '),
);
const PINIA = new Set(['acceptHMRUpdate', 'defineStore', 'storeToRefs']);

const NOTHING: Resolution = { to: 'nothing' };
const NONE: ReadonlyMap<string, string> = new Map();

export function createAutoImports({ scripts, packageOf, facts }: AutoImportNeeds): AutoImports {
  const offered = new Map<string, ReadonlyMap<string, string>>();
  let configured: ReadonlySet<string> | undefined;
  return {
    resolve,
    offeredTo,
    signature: () => JSON.stringify([...offered].map(([scope, names]) => [scope, ...names])),
  };

  function resolve(from: string, name: string): Resolution {
    const own = packageOf(from);
    if (!own || !(isNuxt(own) || own.dependencies.has('unplugin-auto-import'))) return NOTHING;
    const path = offeredTo(from).get(name);
    if (path !== undefined) return path === from ? NOTHING : { to: 'file', path };
    if (isServers(own, from)) return NOTHING;
    if (VUE.has(name)) return { to: 'package', spec: 'vue', name: 'vue' };
    return own.dependencies.has('@pinia/nuxt') && PINIA.has(name)
      ? { to: 'package', spec: 'pinia', name: 'pinia' }
      : NOTHING;
  }

  function offeredTo(from: string): ReadonlyMap<string, string> {
    const own = packageOf(from);
    if (!own || !isNuxt(own)) return NONE;
    const isServer = isServers(own, from);
    return remembered(offered, `${isServer} ${own.folder}`, () => collect(own, isServer ? SERVER : APP));
  }

  /** An app's own come before its layers'. */
  function collect(own: PackageJson, folders: RegExp): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    const { apps, imported } = nuxtFolders(own.folder, { scripts, facts });
    const isOffered = (path: string, app: string) => {
      if (!isInside(path, app) || (app === own.folder && packageOf(path) !== own)) return false;
      const inside = pathWithin(path, app);
      return folders.test(inside) || SHARED.test(inside);
    };
    const offer = (path: string) => {
      for (const name of namesOf(path)) if (!names.has(name)) names.set(name, path);
    };
    for (const app of apps) for (const path of scripts) if (isOffered(path, app)) offer(path);
    if (folders === APP) for (const it of imported) for (const path of scripts) if (isFileOf(it, path)) offer(path);
    return names;
  }

  /** An app, or a layer of one. */
  function isNuxt(own: PackageJson): boolean {
    configured ??= configuredFolders(scripts);
    return own.dependencies.has('nuxt') || configured.has(own.folder);
  }

  function namesOf(path: string): readonly string[] {
    const own = facts(path);
    if (!own) return [];
    const names = [...exportedNames(own).map((it) => it.name), ...reExports(own).flatMap((it) => it.name ?? [])];
    return names.map((it) => (it === 'default' ? camelCase(path) : it));
  }
}

/** Of `folder` itself, unless all below it are meant. */
function isFileOf(folder: string, path: string): boolean {
  const all = folder.replace(/\/\*\*(?:\/.*)?$/, '');
  if (!isInside(path, all) || !/\.[cm]?[jt]s$/.test(path)) return false;
  return all !== folder || /^(?:[^/]+|[^/]+\/index\.\w+)$/.test(pathWithin(path, all));
}

function isServers(own: PackageJson, path: string): boolean {
  return pathWithin(path, own.folder).startsWith('server/');
}

/** `use-consent.ts`, `useConsent/index.ts`: a default export goes by the file's name. */
function camelCase(path: string): string {
  const stem = baseName(path).replace(/\.[^.]+$/, '');
  const name = stem === 'index' ? baseName(folderOf(path)) : stem;
  return name.replace(/[-_.](\w)/g, (_, char: string) => char.toUpperCase());
}
