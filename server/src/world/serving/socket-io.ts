/** Socket.IO: who connects to a namespace passes what it uses, `(socket, next)`, before the listener for connections. */
import { escape, unknownArguments } from '../calls/escape';
import type { Native } from '../machine/machine';
import { textOf, wholeText } from '../values/strings';
import { makeApp, newApp, onApp, register } from './apps';
import { claims } from './client-data';
import type { Dialect } from './dialect';
import { handlersOf } from './registrars';
import { trackedObject } from './request';

const ALL = ['/'];

const DIALECT: Dialect = {
  name: 'socket.io',
  holders: ['socket.data'],
  members: { 'socket.use': onSocket('layer'), 'socket.on': onSocket('route'), 'socket.once': onSocket('route') },
  methods: {
    use: onApp((m, f, call, app) => {
      const shape = { kind: 'layer', method: 'ALL', paths: ALL, label: 'middleware' } as const;
      register(m, f, call, app, shape, handlersOf(m, f, call, 0));
      return undefined;
    }),
    on: onApp((m, f, call, app) => {
      const [event, ...listeners] = call.args;
      // Of several listeners for connections each is called.
      const shape = { kind: 'route', method: 'ALL', paths: undefined, label: 'connection' } as const;
      if (/^connect(?:ion)?$/.test(event ? (textOf(event) ?? '') : '')) register(m, f, call, app, shape, listeners);
      else for (const it of listeners) escape(m, f, it, call.site);
      return undefined;
    }),
    // Each has middleware of its own.
    of: onApp((m, f, call, app) => {
      const name = wholeText(call.args[0] ?? m.values.undefined);
      const key = name === undefined ? call.site : app.ref;
      const ref = m.refs.object(app.maker, key, `namespace ${name}`, 'object', app.ref.proto);
      if (!m.serving.apps.has(ref)) newApp(m, { ...f, ctx: app.maker }, ref, DIALECT);
      return m.values.ref(ref);
    }),
  },
  args: (m, link, next) => [trackedObject(m, link, 'socket', DIALECT), next],
};

/** Each connection has middleware too: `socket.use((packet, next) => …)` stands before what listens for messages. */
const SOCKET: Dialect = {
  name: 'socket',
  within: true,
  holders: [],
  members: {},
  methods: {},
  args: (m, link, next) =>
    link.registration?.kind === 'layer' ? [m.values.unknown, next] : unknownArguments(m, claims(m)),
};

function onSocket(kind: 'layer' | 'route'): Native {
  return (m, f, call) => {
    const handlers = kind === 'layer' ? call.args.slice(0, 1) : call.args.slice(1);
    const label = kind === 'layer' ? 'middleware' : 'message';
    for (const ref of call.self.refs) {
      if (ref.kind !== 'object') continue;
      const app = m.serving.apps.get(ref) ?? newApp(m, f, ref, SOCKET);
      // Each message has listeners of its own: none of them stands before another.
      register(m, f, call, app, { kind, method: 'ALL', paths: kind === 'layer' ? ALL : undefined, label }, handlers);
    }
    return call.self;
  };
}

const make: Native = (m, f, call) => makeApp(m, f, call, DIALECT);

export const SOCKET_IO: Readonly<Record<string, Native>> = {
  'new socket.io#Server': make,
  'socket.io#Server': make,
  'socket.io': make,
};
