/** Writing to things from outside: globals, cookies, the source of an injected script. */
import type { Expr } from '../../facts/ir';
import { escape } from '../calls/escape';
import { ACTS_ON, escapeAct } from '../choice/consent-act';
import { noteCookieText, noteStorageProperty } from '../choice/writers';
import { noteSchemaMember } from '../database/schema-members';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { noteOnInstances } from '../natives/app-names';
import { messageEvent } from '../natives/dom-events';
import { takeSettings } from '../natives/platform-settings';
import { addToPrototype, builtInPrototype } from '../objects/built-in-prototypes';
import { allProperties } from '../objects/properties';
import { givenBy } from '../serving/client-data';
import { noteHandedName } from '../serving/handed-names';
import { noteRewritten } from '../serving/rewritten';
import { loadMarkup } from '../sharing/markup';
import { noteOpenLoad } from '../sharing/open-loads';
import { noteOptOuts } from '../sharing/opt-outs';
import { noteCode, noteParkedUse } from '../sharing/parked-elements';
import { recordSink } from '../sharing/sinks';
import { placeOfCode, runCode } from '../sharing/snippets';
import { asText, vendorUrls } from '../values/addresses';
import { codeTexts } from '../values/code-texts';
import type { ForeignRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';
import { writeGlobal } from './global-names';
import { isOwnGlobal } from './own-globals';

export function writeForeign(m: Machine, f: Frame, ref: ForeignRef, name: string, given: Value, at: object): void {
  const { access } = ref;
  const value = name === 'onmessage' ? toldOfMessages(m, f, given, at as Site) : given;
  if (access.root.kind === 'global' && access.path.length === 0) {
    if (/^on[a-z]+$/.test(name)) escape(m, f, value, at as Site);
    const written = { root: access.root, path: [name], steps: [] };
    noteOptOuts(m, f, at as Site, [{ access: written, how: 'set', args: [value], sink: undefined }]);
    takeSettings(m, f, name, value, at as Site);
    return writeGlobal(m, f, name, value);
  }
  if (takeSettings(m, f, [...access.path, name].join('.'), value, at as Site)) return;
  noteOnInstances(m, f, ref, name, value);
  if (access.path.join('.') === 'document' && name === 'cookie') {
    const before = f.state;
    for (const literal of value.literals) if (typeof literal === 'string') noteCookieText(m, f, at as Site, literal);
    // One of several texts may be what is written: none of them ends an act of consenting.
    if (!onlyLiteral(value)) f.state = before;
    return;
  }
  noteParkedUse(m, f, ref, name, true);
  if (name === 'src' || CONTENT.test(name)) noteCode(m, f, value);
  const owner = builtInPrototype(access);
  if (owner !== undefined) addToPrototype(m, f, owner, name, value);
  noteStorageProperty(m, f, ref, name, value, at as Site);
  noteHandedName(m, f, ref, name, value, at);
  noteSchemaMember(m, f, ref, name, value);
  noteRewritten(m, f, ref, name, value, at);
  if (name === 'src' || name === 'href') loadUrl(m, f, ref, name, value, at as Site);
  if (CONTENT.test(name)) putContent(m, f, ref, name, value, at as Site);
  // What a global of the workspace's own holds is in sight.
  if (isOwnGlobal(m, access)) return;
  if (ACTS_ON.test(name.replace(/^on/, ''))) return escapeAct(m, f, value, at as Site, access);
  escape(m, f, value, at as Site);
}

function toldOfMessages(m: Machine, f: Frame, { refs, literals, unknown, reads }: Value, at: Site): Value {
  const told = refs.map((it) =>
    it.kind === 'function' ? givenBy(m, m.values.ref(it), messageEvent(m, f, at), 0, f.ctx.mode.side) : it,
  );
  return m.values.make(literals, told, unknown, reads);
}

/** `Object.assign(document.createElement('script'), { src })` */
export function writeAll(m: Machine, f: Frame, ref: ForeignRef, from: Value, at: Site): void {
  for (const it of from.refs)
    if (it.kind === 'object')
      for (const [name, cell] of allProperties(it.heap, f.ctx))
        writeForeign(m, f, ref, name, readCell(cell, f.ctx), at);
}

/** `script.src = url`: the assignment is the touchpoint (SEMANTICS, Settled questions). */
function loadUrl(m: Machine, f: Frame, ref: ForeignRef, name: string, url: Value, at: Site): void {
  const use = elementMade(ref) ?? (name === 'src' && isFound(ref) ? 'script' : undefined);
  if (!use) return;
  if (use === 'script') noteOpenLoad(m, f, url);
  for (const it of vendorUrls(m, asText(m, f, url), use)) recordSink(m, f, it.match, at, [], assignmentOf(at), it.url);
}

const CONTENT = /^(?:innerHTML|outerHTML|srcdoc|text|textContent|innerText)$/;

/** Text of a script element is code; a script in markup that is put in place does not run, an image does. */
function putContent(m: Machine, f: Frame, ref: ForeignRef, name: string, value: Value, at: Site): void {
  const span = assignmentOf(at);
  for (const text of codeTexts(value))
    if (elementMade(ref) === 'script') runCode(m, text, placeOfCode(m, f.unit, span.value, at), f.ctx, at);
    else if (/HTML$|^srcdoc$/.test(name)) loadMarkup(m, f, text, { at, span, written: span.value, runsScripts: false });
}

/** The assignment around a written member, when it is known. */
const assignments = new WeakMap<object, Assignment>();
type Assignment = { readonly s: number; readonly e: number; readonly value?: Expr };
export function noteAssignment(target: object, whole: Assignment): void {
  assignments.set(target, whole);
}
function assignmentOf(at: Site): Assignment {
  return assignments.get(at) ?? at;
}

/** `document.getElementById('tag').src = url`: whatever has an address loads it. */
function isFound({ access: { root, path, steps } }: ForeignRef): boolean {
  const name = path.at(-1) ?? '';
  return root.kind === 'global' && steps.at(-1)?.after === path.length && FINDS.test(name);
}
const FINDS = /^(?:getElementById|querySelector|closest)$/;

export function elementMade(ref: ForeignRef): 'script' | 'image' | undefined {
  const { path, steps } = ref.access;
  const made = steps.at(-1);
  if (!made || made.after !== path.length) return undefined;
  const name = path.at(-1);
  if (name === 'Image' && made.how === 'new') return 'image';
  if (name !== 'createElement' && name !== 'createElementNS') return undefined;
  const tag = made.args.find((it) => typeof it === 'string' && /^(?:script|img|iframe)$/i.test(it));
  if (typeof tag !== 'string') return undefined;
  return tag.toLowerCase() === 'script' ? 'script' : 'image';
}
