/**
 * Requests of frameworks that find their functions by their files: a link for each function that a request passes,
 * so that what one leaves on it (`event.locals.x = …`) is what the next finds.
 */
import { remembered } from '../../std/remembered';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';
import type { Dialect } from './dialect';
import { passFlow } from './flow';
import { linkOfRequest, trackedObject } from './request';
import type { ChainLink } from './serving';

export function makeLink(m: Machine, root: Context, parent: ChainLink | undefined, label: string): ChainLink {
  return {
    id: m.serving.links++,
    parent,
    registration: undefined,
    step: 0,
    label,
    next: new Map(),
    calledOn: new Set(),
    callees: new Set(),
    root,
  };
}

/** The first function that a request passes. */
export function firstLink(m: Machine, root: Context): ChainLink {
  const top = remembered(m.serving.requests, root, () => makeLink(m, root, undefined, 'request'));
  return linkBelow(m, top, 'first');
}

/** It calls on here. */
export function linkAfter(m: Machine, f: Frame, link: ChainLink, key: string): ChainLink {
  link.calledOn.add(f.ctx);
  passFlow(m, f, link);
  return linkBelow(m, link, key);
}

export function linkBelow(m: Machine, link: ChainLink, key: string): ChainLink {
  return remembered(link.next, key, () => makeLink(m, link.root, link, 'request'));
}

const LOCALS: Dialect = { name: 'locals', methods: {}, holders: [], members: {}, args: () => [] };

/** An event with `locals` of its own; `url`: where its path is known. */
export function eventWithLocals(m: Machine, f: Frame, link: ChainLink, url: Value | undefined): Value {
  const event = m.refs.object(link.root, link, 'event', 'object', foreignUnknown(m));
  defineProperty(m, f, event.heap, 'locals', trackedObject(m, link, 'event.locals', LOCALS), true);
  if (url) defineProperty(m, f, event.heap, 'url', url, true);
  return m.values.ref(event);
}

/** The same event as the function finds it that comes next. */
export function eventAfter(m: Machine, f: Frame, event: Value, key: string): Value {
  const [ref] = event.refs;
  const link = linkOfRequest(m, readMember(m, f, event, 'locals', undefined));
  if (!link || event.refs.length !== 1 || event.unknown || ref?.kind !== 'object') return event;
  const url = ref.heap.certain.has('url') ? readMember(m, f, event, 'url', undefined) : undefined;
  return eventWithLocals(m, f, linkAfter(m, f, link, key), url);
}

/** The `url` of a request to this path. */
export function urlOf(m: Machine, f: Frame, link: ChainLink, path: string | undefined): Value | undefined {
  if (path === undefined || path.includes('[')) return undefined;
  const url = m.refs.object(link.root, link, 'url', 'object', foreignUnknown(m));
  defineProperty(m, f, url.heap, 'pathname', m.values.literal(path), true);
  return m.values.ref(url);
}
