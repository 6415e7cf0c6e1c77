/**
 * Angular: what the template of a component loads and calls, `@Component({ template: '…' })`. A script in it does not
 * run; what its listeners call, they call on the component: `(click)="consent.save(true)"`.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { folderOf, joinPath } from '../../std/path';
import { escape, instanceOf } from '../calls/escape';
import { runModule } from '../calls/modules';
import { escapeCalling } from '../choice/consent-act';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, unitOf } from '../machine/machine';
import { readMember } from '../objects/members';
import { loadMarkup } from '../sharing/markup';
import { offsetOfCode, runCode } from '../sharing/snippets';
import type { ClassRef } from '../values/ref';
import { textOf } from '../values/strings';

interface Listener {
  readonly event: string;
  readonly code: string;
  readonly label: string;
  /** In its file. */
  readonly at: number;
}

const component: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  const template = textOf(readMember(m, f, options, 'template', undefined));
  const url = textOf(readMember(m, f, options, 'templateUrl', undefined));
  const written = writtenAt(call.site as Expr);
  if (template !== undefined)
    loadMarkup(m, f, template, { at: call.site, span: written, written: undefined, runsScripts: false });
  for (const it of call.args) escape(m, f, it, call.site);
  const decorate: Native = (mm, ff, { args: [cls = mm.values.undefined] }) => {
    for (const ref of cls.refs) {
      if (ref.kind !== 'class') continue;
      if (template !== undefined)
        listen(mm, ff, call, ref, ff.ctx, listenersIn(template, offsetOfCode(written, call.site.s)));
      if (url !== undefined) listenElsewhere(mm, ff, call, ref, url);
    }
    return cls;
  };
  return m.values.ref(m.refs.native(`angular component ${f.ctx.id}.${call.site.s}`, decorate, options));
};

/** The text itself, where it is written there. */
function writtenAt(site: Expr): Expr {
  const [options] = site.k === 'call' ? site.args : [];
  const own = options?.k === 'obj' ? options.props.find((it) => it.p === 'value' && it.key === 'template') : undefined;
  return own?.value ?? site;
}

const TAG = /<([\w-]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>([^<]*)/g;
const LISTENER = /\[?\(([\w.:-]+)\)\]?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function listenersIn(template: string, offset: number): readonly Listener[] {
  return [...template.matchAll(TAG)].flatMap(({ 2: attributes = '', 3: label = '', index }) =>
    [...attributes.matchAll(LISTENER)].map((it) => {
      const code = it[2] ?? it[3] ?? '';
      return listener(it[0], it[1] ?? '', code, label, offset + index + it.index);
    }),
  );
}

/** `[(ngModel)]="ads"` writes what it is told. */
function listener(written: string, event: string, code: string, label: string, at: number): Listener {
  return { event, code: written.startsWith('[') ? `${code} = $event` : code, label: label.trim(), at };
}

/** As the page's elements hold them: see `facts/languages/html.ts`. */
function listenElsewhere(m: Machine, f: Frame, call: NativeCall, cls: ClassRef, url: string): void {
  const path = joinPath(folderOf(f.unit.path), url);
  const unit = path === undefined ? undefined : unitOf(m, path);
  if (!unit) return;
  const module = runModule(m, unit, f.ctx, call.site);
  listen(m, f, call, cls, module, listenersOf(unit.facts));
}

function listenersOf(facts: FileFacts): readonly Listener[] {
  const found: Listener[] = [];
  forEachExpr(facts, (node) => {
    if (node.k !== 'jsx') return;
    const [text] = node.children;
    const label = text?.k === 'lit' && typeof text.v === 'string' ? text.v : '';
    for (const it of node.attrs) {
      const [, event] = it.p === 'attr' ? (/^\[?\(([\w.:-]+)\)\]?$/.exec(it.name) ?? []) : [];
      if (event === undefined || it.p !== 'attr' || it.value.k !== 'lit' || typeof it.value.v !== 'string') continue;
      found.push(listener(it.name, event, it.value.v, label, it.value.s));
    }
  });
  return found;
}

/** `host`: in whose file the code stands. */
function listen(
  m: Machine,
  f: Frame,
  { site }: NativeCall,
  cls: ClassRef,
  host: Context,
  all: readonly Listener[],
): void {
  if (all.length === 0) return;
  const self = instanceOf(m, f, cls);
  for (const it of all) {
    const called = /([\w$]+)\s*\([^()]*\)\s*;?\s*$/.exec(it.code)?.[1] ?? '';
    const hear: Native = (mm, ff, { args: [heard = mm.values.undefined], site: at }) => {
      escapeCalling(mm, ff, heard, at, { event: it.event, label: it.label, called });
      return mm.values.undefined;
    };
    const native = m.refs.native(`angular listener ${host.unit.path} ${it.at} ${cls.id}`, hear, self);
    runCode(m, `__hear(($event) => { ${onSelf(it.code)} })`, it.at, host, site, [
      ['__self', self],
      ['__hear', m.values.ref(native)],
    ]);
  }
}

const TEXTS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/;
const NAME = /(?<![\w$.])[A-Za-z_$][\w$]*(?!\s*:(?!:))/;
const WORDS = /^(?:true|false|null|undefined|this|typeof|void|in|if|else|return|\$event|__self|__hear)$/;

/** Names in a template are the component's. */
function onSelf(code: string): string {
  return code.replace(new RegExp(`${TEXTS.source}|${NAME.source}`, 'g'), (it) =>
    /^[A-Za-z_$]/.test(it) && !WORDS.test(it) ? `__self.${it}` : it === 'this' ? '__self' : it,
  );
}

export const ANGULAR_TEMPLATES: Readonly<Record<string, Native>> = { '@angular/core#Component': component };
