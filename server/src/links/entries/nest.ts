/**
 * Classes whose methods a framework calls because of a decorator: Nest, and those that copy it.
 *
 * A provider is no entry by itself, since other code calls it; only its methods that the framework
 * calls are (guards, interceptors, life cycle, cron jobs, queue consumers).
 */
import type { ClassFacts, ClassMember, Expr, FileFacts } from '../../facts/ir';
import { calledName, lastName } from '../../facts/last-name';
import type { Entry } from '../links';
import { type EntryContext, exportEntry } from './entry-context';

const CLASS_LABELS: Readonly<Record<string, string>> = {
  Controller: 'Nest controller',
  JsonController: 'controller',
  RestController: 'controller',
  Resolver: 'resolver',
  Processor: 'queue consumer',
  WebSocketGateway: 'socket gateway',
};
const METHOD_LABELS: Readonly<Record<string, string>> = {
  Cron: 'cron job',
  Interval: 'cron job',
  Timeout: 'cron job',
  Process: 'queue consumer',
  OnWorkerEvent: 'queue consumer',
  OnQueueEvent: 'queue consumer',
  EventPattern: 'message handler',
  MessagePattern: 'message handler',
  SubscribeMessage: 'message handler',
};
/** Called by name, on providers that the framework knows. */
const CALLED_BY_NAME = new Set(
  `canActivate intercept use catch transform onModuleInit onModuleDestroy onApplicationBootstrap
  beforeApplicationShutdown onApplicationShutdown process handleRequest`.split(/\s+/),
);
const INJECTABLE = new Set(['Injectable', 'Catch', 'WebSocketGateway', 'Processor', 'Service', 'Module']);

export function nestEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  const entries = context.exports.flatMap(({ name, kind, index }) => {
    const found = kind === 'class' ? facts.classes[index ?? -1] : undefined;
    const called = found && calledMethods(facts, found);
    return called ? [exportEntry(name, { ...called, surface: 'server' })] : [];
  });
  return entries.length > 0 ? entries : undefined;
}

function calledMethods(
  facts: FileFacts,
  it: ClassFacts,
): { label: string; methods: readonly string[]; request: boolean } | undefined {
  const names = (decorators: readonly Expr[] | undefined) => (decorators ?? []).map((node) => nameOf(facts, node));
  const decorators = names(it.decorators);
  const own = decorators.find((name) => Object.hasOwn(CLASS_LABELS, name));
  const injectable = decorators.some((name) => INJECTABLE.has(name));
  const methods = it.members.filter((member) => {
    if (member.m !== 'method') return false;
    const decorated = names(member.decorators);
    if (own) return decorated.length > 0 || CALLED_BY_NAME.has(String(member.key));
    return decorated.some((name) => METHOD_LABELS[name]) || (injectable && CALLED_BY_NAME.has(String(member.key)));
  });
  const keys = methods.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  if (keys.length === 0) return undefined;
  const label = own
    ? CLASS_LABELS[own]
    : methods
        .flatMap((member) => names(member.decorators))
        .map((name) => METHOD_LABELS[name])
        .find((text) => text !== undefined);
  return { label: label ?? 'Nest provider', methods: keys, request: own !== undefined || methods.some(servesRequest) };
}

function servesRequest({ key }: ClassMember): boolean {
  return ['canActivate', 'intercept', 'use', 'catch', 'transform', 'handleRequest'].includes(String(key));
}

/** `@Controller('x')`, `@nest.Controller()`, `@Controller`. */
function nameOf(facts: FileFacts, node: Expr): string {
  return node.k === 'call' ? calledName(facts, node) : lastName(facts, node);
}
