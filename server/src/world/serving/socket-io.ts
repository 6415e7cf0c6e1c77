/** Socket.IO: who connects to a namespace passes what it uses, `(socket, next)`, before the listener for connections. */
import { escape } from '../calls/escape';
import type { Native } from '../machine/machine';
import { textOf, wholeText } from '../values/strings';
import { makeApp, newApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { handlersOf } from './registrars';
import { trackedObject } from './request';

const ALL = ['/'];

const DIALECT: Dialect = {
  name: 'socket.io',
  holders: ['socket.data'],
  members: {},
  methods: {
    use: onApp((m, f, call, app) => {
      const shape = { kind: 'layer', method: 'ALL', paths: ALL, label: 'middleware' } as const;
      register(m, f, call, app, shape, handlersOf(m, f, call, 0));
      return undefined;
    }),
    on: onApp((m, f, call, app) => {
      const [event, ...listeners] = call.args;
      const shape = { kind: 'route', method: 'ALL', paths: ALL, label: 'connection' } as const;
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

const make: Native = (m, f, call) => makeApp(m, f, call, DIALECT);

export const SOCKET_IO: Readonly<Record<string, Native>> = {
  'new socket.io#Server': make,
  'socket.io#Server': make,
  'socket.io': make,
};
