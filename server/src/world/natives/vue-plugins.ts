/**
 * `app.use(plugin, options)`: what is installed is called once, with the options that it is given here.
 *
 * Source: https://vuejs.org/guide/reusability/plugins
 */
import type { LiteralArgument } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { readMember } from '../objects/members';
import { nameless } from '../outside/nameless';
import { recordSink } from '../sharing/sinks';
import { certainArgument } from '../values/certain-arguments';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

/** True where it was one, and has been handed all. */
export function installPlugin(m: Machine, f: Frame, ref: ForeignRef, call: NativeCall): boolean {
  const [plugin, ...options] = call.args;
  const isApp = isAppOfVue(ref);
  if (ref.access.path.at(-1) !== 'use' || !plugin || (options.length === 0 && !isApp)) return false;
  const installers = plugin.refs.map((it) => installerOf(m, f, m.values.ref(it)));
  if (plugin.unknown || installers.length === 0 || installers.includes(undefined)) return false;
  const given = m.relevance.outOfSight ? options.map(() => nameless(m)) : options;
  for (const it of installers) {
    const app = isApp && call.self.refs.length > 0 ? call.self : m.values.unknown;
    const { value } = callApart(m, f, it as Value, [app, ...given], call);
    escape(m, f, value, call.site);
  }
  return true;
}

/** `createApp(App).use`: what it provides is there for its components. */
function isAppOfVue({ access: { root, path } }: ForeignRef): boolean {
  return root.kind === 'package' && root.spec === 'vue' && /^create(?:SSR)?App$/.test(path.at(-2) ?? '');
}

/** A third party's own plugin starts where it is installed, unless its options leave that to the app: `app.use(createGtag({ tagId }))`. */
export function startPlugin(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): void {
  const [plugin, options] = call.args;
  if (ref.access.path.at(-1) !== 'use' || !plugin) return;
  const given = options && certainArgument(m, f, options);
  for (const it of plugin.refs) {
    if (it.kind !== 'foreign' || it.access.root.kind !== 'package') continue;
    const told = [given, ...it.access.steps.flatMap(({ args }) => args)];
    const access = { ...it.access, path: [...it.access.path, 'install'] };
    const match = told.some(isManual) ? undefined : m.catalogue.matchUse(access, 'call', []);
    if (match) recordSink(m, f, { ...match, callee: match.callee.replace(/\.?install$/, '') }, call.site, call.args);
  }
}

function isManual(told: LiteralArgument): boolean {
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return false;
  const { initMode, enabled, bootstrap } = told as Readonly<Record<string, LiteralArgument>>;
  return initMode === 'manual' || enabled === false || bootstrap === false;
}

function installerOf(m: Machine, f: Frame, plugin: Value): Value | undefined {
  const [ref] = plugin.refs;
  if (ref?.kind !== 'object' && ref?.kind !== 'module') return undefined;
  const install = readMember(m, f, plugin, 'install', undefined);
  const isKnown = !install.unknown && install.literals.length === 0 && install.refs.length > 0;
  return isKnown && install.refs.every((it) => it.kind === 'function') ? install : undefined;
}
