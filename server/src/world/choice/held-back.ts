/**
 * Markup that a consent platform holds back: `<script type="text/plain" data-category="analytics">`.
 *
 * The platform lets it run once the consumer has agreed, so it is a touchpoint that only some worlds
 * reach. Attributes that a later spread may replace hold nothing back.
 */
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { whoRuns } from '../sharing/parked-elements';
import type { ElementRef } from '../values/ref';
import { textOf } from '../values/strings';
import { answerTo } from '../worlds';
import { recordCut } from './cuts';
import { readOf } from './preferences';

const PARKED_SOURCES = ['data-src', 'data-cookieblock-src', 'data-cmp-src', 'data-suppressedsrc', 'data-consent-src'];

/** Is the element kept from running in this world? Notes that it is. */
export function isHeld(m: Machine, f: Frame, ref: ElementRef): boolean {
  const attributes = attributesOf(f, ref);
  const isPlatforms = m.catalogue.isHeldBack(attributes);
  const runs = isPlatforms || m.catalogue.isText(attributes) ? whoRuns(m, f, attributes) : undefined;
  if (runs === 'own code' || (!isPlatforms && (!runs || !m.prior))) return false;
  const maker: Frame = { ...f, ctx: ref.maker, unit: ref.maker.unit };
  if (!isPlatforms) {
    recordCut(m, ref.maker, ref.node, 'markup', readOf(m, maker, 'stored', 'any', { name: 'markup', at: undefined }));
    return true;
  }
  const purpose =
    [...attributes].map(([name, value]) => purposeOf(m, name, value)).find((it) => it !== undefined) ?? 'any';
  const answer = answerTo(m.world, { source: 'cmp', purpose });
  if (answer === 'unknown' || answer === 'yes') return false;
  // The platform reads it, no place in the program does.
  recordCut(m, ref.maker, ref.node, 'markup', readOf(m, maker, 'cmp', purpose, { name: 'markup', at: undefined }));
  return true;
}

/** Where a parked element keeps its address. */
export function parkedSource(f: Frame, ref: ElementRef): string | undefined {
  const attributes = attributesOf(f, ref);
  return PARKED_SOURCES.map((it) => attributes.get(it)).find((it) => it !== undefined);
}

function purposeOf(m: Machine, name: string, value: string) {
  return name.startsWith('data-') || name === 'class' ? m.catalogue.purposeOfName(value) : undefined;
}

function attributesOf(f: Frame, ref: ElementRef): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const attrs = ref.node.attrs ?? [];
  const lastSpread = attrs.findLastIndex((it) => it.p === 'spread');
  const settled = new Set(attrs.flatMap((it, i) => (it.p === 'attr' && i > lastSpread ? [it.name] : [])));
  for (const [name, cell] of ref.props.heap.props) {
    if (lastSpread >= 0 && !settled.has(name)) continue;
    const value = readCell(cell, f.ctx);
    const text =
      value.literals.length === 1 && value.literals[0] === true && value.refs.length === 0 ? '' : textOf(value);
    if (text !== undefined) attributes.set(name === 'className' ? 'class' : name, text);
  }
  return attributes;
}
