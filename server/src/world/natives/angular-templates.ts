/** Angular: what the template of a component loads, `@Component({ template: '…' })`. A script in it does not run. */
import type { Expr } from '../../facts/ir';
import { escape } from '../calls/escape';
import type { Native } from '../machine/machine';
import { readMember } from '../objects/members';
import { loadMarkup } from '../sharing/markup';
import { textOf } from '../values/strings';

const component: Native = (m, f, call) => {
  const [options = m.values.undefined] = call.args;
  const template = textOf(readMember(m, f, options, 'template', undefined));
  if (template !== undefined)
    loadMarkup(m, f, template, {
      at: call.site,
      span: writtenAt(call.site as Expr),
      written: undefined,
      runsScripts: false,
    });
  for (const it of call.args) escape(m, f, it, call.site);
  return m.values.unknown;
};

/** The text itself, where it is written there. */
function writtenAt(site: Expr): Expr {
  const [options] = site.k === 'call' ? site.args : [];
  const own = options?.k === 'obj' ? options.props.find((it) => it.p === 'value' && it.key === 'template') : undefined;
  return own?.value ?? site;
}

export const ANGULAR_TEMPLATES: Readonly<Record<string, Native>> = { '@angular/core#Component': component };
