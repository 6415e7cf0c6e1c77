/**
 * The line between server and client components: `'use client'`.
 *
 * A server component renders a client component on both sides: its server makes markup of it, and the browser runs it.
 * What the server component hands it as children is the server's, wherever the client component puts it.
 */
import { hasDirective } from '../../links/entries/entry-context';
import type { Mode } from '../machine/context';
import type { Frame } from '../machine/frame';
import { enterHub } from '../machine/hubs';
import { type Machine, modeOf } from '../machine/machine';
import type { ClassRef, ElementRef, FunctionRef } from '../values/ref';

/** Renders the component on the sides where it runs; false where that is the side which renders already. */
export function crossBoundary(
  m: Machine,
  f: Frame,
  ref: ElementRef,
  tag: FunctionRef | ClassRef,
  render: (inner: Frame) => void,
): boolean {
  const modes = modesAcross(m, f.ctx.mode, ref.maker.mode, hasDirective(tag.unit.facts, 'use client'));
  for (const mode of modes)
    enterHub(m, f, ref.node, {
      key: `render ${ref.id}.${tag.id}`,
      unit: ref.maker.unit,
      mode,
      opens: true,
      maker: ref.maker,
      of: m.values.ref(ref),
      body: render,
    });
  return modes.length > 0;
}

function modesAcross(m: Machine, here: Mode, made: Mode, isClient: boolean): readonly Mode[] {
  const isServer = ({ side, markup }: Mode) => side === 'server' && !markup;
  if (isClient) {
    if (!isServer(here)) return [];
    return [modeOf(m, 'client', true), modeOf(m, 'server', here.request, { markup: true })];
  }
  return isServer(made) && !isServer(here) ? [made] : [];
}
