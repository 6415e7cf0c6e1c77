/** The page: elements that are made and put into it. */
import type { Expr } from '../../facts/ir';
import { escape } from '../calls/escape';
import type { Site } from '../machine/context';
import type { Native } from '../machine/machine';
import { foreignUnknown } from '../outside/foreign';
import { elementMade, writeForeign } from '../outside/foreign-writes';
import { loadMarkup } from '../sharing/markup';
import { placeOfCode, runCode } from '../sharing/snippets';
import { raise } from '../syntax/jumps';
import { codeTexts } from '../values/code-texts';
import { wholeText } from '../values/strings';

const setAttribute: Native = (m, f, call) => {
  const [name, value = m.values.undefined] = call.args;
  const attribute = name && wholeText(name);
  for (const ref of call.receiver?.refs ?? [])
    if (ref.kind === 'foreign' && attribute !== undefined) writeForeign(m, f, ref, attribute, value, call.site);
  raise(m, f, m.values.unknown);
  return m.values.undefined;
};

/** `renderer.setAttribute(script, 'src', url)` */
const rendererSets: Native = (m, f, call) => {
  const [element = m.values.undefined, ...args] = call.args;
  return setAttribute(m, f, { ...call, receiver: element, args });
};

/** `script.appendChild(document.createTextNode(code))` */
const append: Native = (m, f, call) => {
  const isScript = (call.receiver?.refs ?? []).some((it) => it.kind === 'foreign' && elementMade(it) === 'script');
  for (const arg of call.args) {
    escape(m, f, arg, call.site);
    const [made] = arg.refs;
    const isNode = made?.kind === 'foreign' && made.access.path.at(-1) === 'createTextNode';
    if (!isScript) continue;
    const written = argumentAt(call.site, 0);
    const code = isNode && written ? argumentAt(written, 0) : written;
    for (const text of isNode ? [made.access.steps.at(-1)?.args[0]] : codeTexts(arg))
      if (typeof text === 'string') runCode(m, text, placeOfCode(m, f.unit, code, call.site), f.ctx, call.site);
  }
  raise(m, f, m.values.unknown);
  return call.args[0] ?? m.values.undefined;
};

function argumentAt(call: Site, at: number): Expr | undefined {
  const arg = call.k === 'call' ? call.args[at] : undefined;
  return arg?.k === 'spread' ? undefined : arg;
}

/** `at`: which argument is the markup. */
function writesMarkup(at: number, runsScripts = at === 0): Native {
  return (m, f, call) => {
    for (const arg of call.args) escape(m, f, arg, call.site);
    const { site } = call;
    for (const text of codeTexts(call.args[at] ?? m.values.never))
      loadMarkup(m, f, text, { at: site, span: site, written: argumentAt(site, at), runsScripts });
    raise(m, f, m.values.unknown);
    return foreignUnknown(m);
  };
}

const MADE = ['document.createElement', 'document.createElementNS', 'Image'];
const PLACES = ['document.body.', 'document.head.', 'document.documentElement.'];
const FOUND = ['document.getElementById', 'document.querySelector', 'document.createElement'];
const JQUERY = ['append', 'prepend', 'before', 'after', 'html', 'replaceWith'];

export const DOM: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(MADE.map((it) => [`${it}.setAttribute()`, setAttribute])),
  ...Object.fromEntries(MADE.flatMap((it) => ['append', 'appendChild'].map((name) => [`${it}.${name}()`, append]))),
  'document.write': writesMarkup(0),
  'document.writeln': writesMarkup(0),
  'document.createRange.createContextualFragment()': writesMarkup(0),
  postscribe: writesMarkup(1, true),
  ...Object.fromEntries(
    ['setAttribute', 'setProperty'].map((name) => [`@angular/core#Renderer2.${name}()`, rendererSets]),
  ),
  ...Object.fromEntries(PLACES.map((it) => [`${it}insertAdjacentHTML`, writesMarkup(1)])),
  ...Object.fromEntries(FOUND.map((it) => [`${it}.insertAdjacentHTML()`, writesMarkup(1)])),
  ...Object.fromEntries(['$', 'jQuery'].flatMap((it) => JQUERY.map((name) => [`${it}.${name}()`, writesMarkup(0)]))),
};
