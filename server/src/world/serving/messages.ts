/**
 * Messages of queues: what one says was decided when it was sent. Time passes between, so none of its names tells
 * what the consumer says now (SEMANTICS, Settled questions).
 */
import type { ClassMember } from '../../facts/ir';
import type { CallSpec } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { nameless } from '../outside/nameless';
import type { ClassRef, ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { claims, givenBy } from './client-data';
import { decoratorName } from './nest';

/** What a framework calls an entry with that takes messages or what a client sends; undefined for any other. */
export function messageFor(m: Machine, label: string): Value | undefined {
  if (label === 'server action' || label === 'socket gateway') return claims(m);
  return label === 'queue consumer' || label === 'message handler' ? nameless(m) : undefined;
}

/** `@EventPattern('bought')`, `@SubscribeMessage('buy')`: what a method is given that a class of Nest's has beside others. */
export function messageOf(m: Machine, { unit }: ClassRef, { decorators = [] }: ClassMember): Value | undefined {
  const names = decorators.map((it) => decoratorName(it, unit.facts, /^@nestjs\//));
  if (names.includes('SubscribeMessage')) return claims(m);
  return names.some((it) => it !== undefined && PATTERNS.test(it)) ? nameless(m) : undefined;
}

const PATTERNS = /^(?:EventPattern|MessagePattern|GrpcMethod|GrpcStreamMethod|OnQueueEvent|OnWorkerEvent|Process)$/;

/** `new Worker('queue', async (job) => …)`, `queue.process(5, fn)`: every function that it is given takes messages. */
const takesConsumer: Native = (m, f, call) => {
  for (const it of call.args) handOver(m, f, call, it);
  return made(m, call);
};

/** `consumer.run({ eachMessage })`. */
const takesConsumers: Native = (m, f, call) => {
  for (const options of call.args)
    for (const ref of options.refs) {
      if (ref.kind !== 'object') handOver(m, f, call, m.values.ref(ref));
      else for (const [, cell] of allProperties(ref.heap, f.ctx)) handOver(m, f, call, readCell(cell, f.ctx));
    }
  return made(m, call);
};

/** `run({ taskList: { seen: (payload) => … } })`. */
const takesTasks: Native = (m, f, call) => {
  for (const options of call.args)
    takesConsumers(m, f, { ...call, args: [readMember(m, f, options, 'taskList', undefined)] });
  return made(m, call);
};

/** `for await (const message of connection.subscribe('seen'))`. */
const givesMessages: Native = (m, f, call) => {
  takesConsumers(m, f, call);
  return nameless(m);
};

/** `export default { fetch() {}, queue(batch) {} }`. False where it is not a plain object with such a method. */
export function escapeWorker(m: Machine, f: Frame, value: Value, site: Site): boolean {
  const [ref] = value.refs;
  if (value.refs.length !== 1 || ref?.kind !== 'object' || !ref.heap.props.has('queue')) return false;
  for (const [name, cell] of allProperties(ref.heap, f.ctx))
    for (const it of readCell(cell, f.ctx).refs) {
      const given = m.values.ref(it);
      escape(m, f, name === 'queue' && it.kind === 'function' ? consumerOf(m, given) : given, site);
    }
  return true;
}

/** In packages of which it is not known otherwise: `subscriber.subscribe('seen', (message) => …)`. */
const HEARS = /^(?:[ps]?subscribe|subscribeTo\w*|consume|onMessage|receiveMessages?|createConsumer|createWorker)$/i;
const LISTENS = /^(?:on|once|addListener)$/;
const MESSAGE = /^(?:[ps]?message|msg|job|envelope)$/i;
/** What these tell is of the process itself. */
const STATE =
  /^(?:rxjs(?:\/.*)?|redux|@reduxjs\/toolkit|zustand(?:\/.*)?|svelte\/store|nanostores|mobx|xstate|effector|jotai(?:\/.*)?|valtio|pubsub-js)$/;

export function isMessaging(f: Frame, { access: { root, path } }: ForeignRef, { args: [first] }: CallSpec): boolean {
  if (f.ctx.mode.side === 'client' || root.kind !== 'package' || STATE.test(root.spec)) return false;
  const name = path.at(-1) ?? '';
  return HEARS.test(name) || (LISTENS.test(name) && first !== undefined && MESSAGE.test(textOf(first) ?? ''));
}

/** What a consumer of messages is handed. */
export function toldBy(m: Machine, value: Value): Value {
  const refs = value.refs.map((it) => (it.kind === 'function' ? givenBy(m, m.values.ref(it), nameless(m)) : it));
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

function handOver(m: Machine, f: Frame, call: NativeCall, value: Value): void {
  for (const ref of value.refs) {
    const it = m.values.ref(ref);
    escape(m, f, ref.kind === 'function' ? consumerOf(m, it) : it, call.site);
  }
}

function consumerOf(m: Machine, callee: Value): Value {
  return m.values.ref(givenBy(m, callee, nameless(m)));
}

function made(m: Machine, { self, isNew }: NativeCall): Value {
  const ref = self.refs.find((it) => it.kind === 'foreign');
  return ref?.kind === 'foreign'
    ? m.values.ref(m.refs.after(ref, { how: isNew ? 'new' : 'call', args: [] }))
    : m.values.unknown;
}

export const MESSAGES: Readonly<Record<string, Native>> = {
  'new bullmq#Worker': takesConsumer,
  'bull#process()': takesConsumer,
  'bee-queue#process()': takesConsumer,
  'pg-boss#work()': takesConsumer,
  'amqplib#connect.createChannel.consume()': takesConsumer,
  'amqplib#connect.createConfirmChannel.consume()': takesConsumer,
  '@google-cloud/pubsub#PubSub.subscription.on()': takesConsumer,
  'kafkajs#Kafka.consumer.run()': takesConsumers,
  'sqs-consumer#Consumer.create': takesConsumers,
  'agenda#Agenda.define()': takesConsumer,
  'agenda#define()': takesConsumer,
  'graphile-worker#run': takesTasks,
  'graphile-worker#runOnce': takesTasks,
  'nats#connect.subscribe()': givesMessages,
  ...Object.fromEntries(
    ['@trigger.dev/sdk', '@trigger.dev/sdk/v3'].flatMap((it) =>
      ['task', 'schemaTask', 'schedules.task'].map((name) => [`${it}#${name}`, takesConsumers]),
    ),
  ),
};
