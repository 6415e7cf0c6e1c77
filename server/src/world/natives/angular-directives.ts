/**
 * Structural directives of Angular: `*appIfConsent="'marketing'"`. What they stand on is a template, of which the directive
 * makes a view when it likes: `this.views.createEmbeddedView(this.template)`.
 */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Context } from '../machine/context';
import { cellIn, type Machine, type Native, readCell, writeCell } from '../machine/machine';
import type { ClassRef } from '../values/ref';
import { textOf } from '../values/strings';
import { structuralSelector } from './angular-selectors';
import { ANGULAR_TEMPLATES, handOver, selected, shown } from './angular-templates';
import { called } from './called';

const directive: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  handOver(m, f, options, call.site, true);
  const decorate: Native = (mm, ff, { args: [cls = mm.values.undefined] }) => {
    for (const ref of cls.refs) {
      const selector = ref.kind === 'class' ? structuralSelector(ref.unit.facts, ref.cls) : undefined;
      if (selector !== undefined) writeCell(mm, selected(mm, selector), mm.values.ref(ref), ff.ctx);
    }
    return cls;
  };
  return m.values.ref(m.refs.native(`angular directive ${f.ctx.id}.${call.site.s}`, decorate, options));
};

/** What stands under it: the directive that decides, else the template itself. */
const structural: Native = (m, f, { args: [name = m.values.unknown, make = m.values.undefined] }) => {
  const found = readCell(selected(m, `[${textOf(name) ?? ''}]`), f.ctx);
  const classes = found.refs.filter((it) => it.kind === 'class');
  for (const it of classes) writeCell(m, templatesOf(m, it), make, f.ctx);
  const parts = classes.map((it) => shown(m, it, f.ctx));
  if (parts.length > 0) return parts.reduce((a, b) => m.values.join(a, b));
  const always: Native = (mm, ff, call) => called(mm, ff, call, make);
  return m.values.ref(m.refs.native(`angular template ${make.shape}`, always, make));
};

const ANY = 'any';

const templatesOf = (m: Machine, cls: ClassRef | typeof ANY) =>
  cellIn(m, m.provided, `angular templates ${cls === ANY ? cls : cls.id}`);

const createView: Native = (m, f, call) => {
  for (const it of call.args.slice(1)) escape(m, f, it, call.site);
  const home = homeOf(f.ctx);
  const make = home ? readCell(templatesOf(m, home), f.ctx) : m.values.never;
  const made =
    make === m.values.never
      ? make
      : callValue(m, f, { callee: make, self: m.values.undefined, args: [], site: call.site });
  if (f.state) escape(m, f, made, call.site);
  return m.values.unknown;
};

/** The class whose method, or a function in it, runs here. */
function homeOf(ctx: Context): ClassRef | undefined {
  for (let at: Context | undefined = ctx; at; at = at.scope) if (at.callee?.home) return at.callee.home;
  return undefined;
}

export const ANGULAR_MARKUP: Readonly<Record<string, Native>> = {
  ...ANGULAR_TEMPLATES,
  '@angular/core#Directive': directive,
  '@angular/core#__structural': structural,
  '@angular/core#ViewContainerRef.createEmbeddedView()': createView,
};
