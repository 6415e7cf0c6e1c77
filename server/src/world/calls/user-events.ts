/**
 * Handlers that run only when the consumer acts on what is rendered: on an element of the platform, for events that
 * no rendering brings about. A component may call what it is given whenever it likes, and focus comes by itself.
 */
import type { Argument } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { ElementRef, Ref } from '../values/ref';
import { truthOf } from '../values/value';
import { isElementOfNewestRender, namesNewest } from './newest-render';

const EVENTS =
  /^on(?:(?:dbl|double|aux)?click|contextmenu|change|input|beforeinput|submit|(?:long)?press(?:in|out)?|key(?:down|up|press)|(?:pointer|mouse)(?:down|up)|touch(?:start|end)|drag(?:start|end)|drop)$/i;
/** What a control of a library hands on to the element that it renders. */
const CONTROL = /(?:Button|Link|Pressable|MenuItem)$/;
const PRESSES = /^on(?:click|press)$/i;

export function isUserEvent(m: Machine, f: Frame, ref: ElementRef, name: string): boolean {
  if (!EVENTS.test(name) || ref.node.k !== 'jsx' || m.componentStates.keepsProps) return false;
  const { refs, unknown } = readCell(ref.tag, f.ctx);
  if (unknown || !refs.every((it) => handsOn(it, name))) return false;
  return isInPlace(ref, name) && !mayBeActedOn(f, ref);
}

/** `<Button onClick>` of a library; React Native has no other elements. */
function handsOn(tag: Ref, name: string): boolean {
  if (tag.kind !== 'foreign' || tag.access.root.kind !== 'package') return false;
  const { root, path } = tag.access;
  const component = path.at(-1) ?? '';
  return root.spec === 'react-native' || component === 'Slot' || (PRESSES.test(name) && CONTROL.test(component));
}

function isInPlace({ node, maker }: ElementRef, name: string): boolean {
  const { facts } = maker.unit;
  if (!isElementOfNewestRender(facts, maker.fn, node)) return false;
  return node.attrs.every((it) => (it.p === 'attr' && it.name !== name) || namesNewest(facts, it.value));
}

/** Code that holds an element, or one in it, can click it. */
function mayBeActedOn(f: Frame, { node, props }: ElementRef): boolean {
  const own = props.heap.props.get('ref');
  return (own !== undefined && truthOf(readCell(own, f.ctx)).canBeTrue) || node.children.some(holdsRef);
}

function holdsRef(x: Argument): boolean {
  if (x.k !== 'jsx') return false;
  return x.attrs.some((it) => it.p === 'attr' && it.name === 'ref') || x.children.some(holdsRef);
}
