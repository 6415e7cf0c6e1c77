/** Lit: html`<button @click=${this.accept}>Accept</button>`: a listener of the control before it. */
import type { Expr } from '../../facts/ir';
import { escape } from '../calls/escape';
import { escapeLabelled } from '../choice/consent-act';
import type { Native } from '../machine/machine';
import { thisOf } from '../objects/super';
import { loadMarkup } from '../sharing/markup';

const html: Native = (m, f, call) => {
  const template = call.site.k === 'call' ? call.site.args[0] : undefined;
  const strings = template?.k === 'tpl' ? template.strings : [];
  loadMarkup(m, f, strings.join(''), { at: call.site, span: call.site, written: template as Expr, runsScripts: false });
  call.args.forEach((arg, i) => {
    if (i === 0) return;
    const before = strings[i - 1] ?? '';
    const event = /@([\w-]+)=["']?$/.exec(before)?.[1];
    const label = /^[^>]*>([^<]*)</.exec(strings[i] ?? '')?.[1] ?? '';
    if (event) escapeLabelled(m, f, arg, call.site, { event: `on${event}`, label: label.trim(), self: thisOf(m, f) });
    else escape(m, f, arg, call.site);
  });
  return m.values.unknown;
};

export const LIT: Readonly<Record<string, Native>> = Object.fromEntries(
  ['lit', 'lit-html', 'lit-element', 'lit/html.js'].flatMap((spec) => [
    [`${spec}#html`, html],
    [`${spec}#svg`, html],
  ]),
);
