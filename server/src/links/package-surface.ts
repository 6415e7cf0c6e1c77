/** Where the code of a package runs when its files do not say: a web page's, a server's, or either. */
import type { Surface } from '../../../shared/src/model';
import type { PackageJson } from './resolve/package-json';

const SERVER = ['express', 'fastify', 'koa', 'hono', '@nestjs/core', '@hapi/hapi', 'aws-lambda', 'firebase-functions'];
const CLIENT = ['react-dom', 'vue', 'svelte', 'preact', 'solid-js', '@angular/core', 'react-native', 'jquery'];
/** Others whose package answers requests; a desktop program may use them too. */
const ANSWERS = [
  'socket.io',
  'polka',
  'restify',
  'h3',
  'elysia',
  '@apollo/server',
  'graphql-yoga',
  '@hono/node-server',
  'micro',
];
/** Frameworks whose packages hold both sides. */
const BOTH = [
  'next',
  'nuxt',
  'gatsby',
  'astro',
  '@sveltejs/kit',
  '@remix-run/node',
  '@remix-run/react',
  '@react-router/node',
  '@tanstack/react-start',
];

/** An editor's extension or a desktop program, and no server beside it: whoever runs it is the consumer. */
export function isRunByOneUser({ vscode, dependencies }: PackageJson): boolean {
  return (
    vscode || (dependencies.has('electron') && ![...SERVER, ...ANSWERS, ...BOTH].some((it) => dependencies.has(it)))
  );
}

export function packageSurface(it: PackageJson): Surface {
  if (it.vscode) return 'server';
  const has = (names: readonly string[]) => names.some((name) => it.dependencies.has(name));
  if (has(BOTH)) return 'unknown';
  if (has(SERVER)) return has(CLIENT) ? 'unknown' : 'server';
  return has(CLIENT) ? 'client' : 'unknown';
}
