/** The server frameworks whose middleware is followed, one file each. */
import type { Native } from '../machine';
import { EXPRESS } from './express';
import { FASTIFY } from './fastify';
import { HONO } from './hono';
import { KOA } from './koa';
import { nestModule } from './nest-module';

export const SERVERS: Readonly<Record<string, Native>> = {
  ...EXPRESS,
  ...KOA,
  ...HONO,
  ...FASTIFY,
  '@nestjs/common#Module': nestModule,
};
