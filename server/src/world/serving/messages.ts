/**
 * Messages of queues: what one says was decided when it was sent. Time passes between, so none of its names tells
 * what the consumer says now (SEMANTICS, Settled questions).
 */

import type { ClassMember } from '../../facts/ir';
import { escape } from '../calls/escape';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { nameless } from '../outside/nameless';
import type { ClassRef } from '../values/ref';
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
  'inngest#Inngest.createFunction()': takesConsumer,
  'kafkajs#Kafka.consumer.run()': takesConsumers,
  'sqs-consumer#Consumer.create': takesConsumers,
};
