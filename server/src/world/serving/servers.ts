/** The server frameworks whose middleware is followed, one file each. */
import type { Native } from '../machine/machine';
import { ASTRO } from './astro';
import { CLIENT_CALLS } from './client-calls';
import { ELYSIA } from './elysia';
import { EXPRESS } from './express';
import { FASTIFY } from './fastify';
import { GRAPHQL } from './graphql';
import { HAPI } from './hapi';
import { HONO } from './hono';
import { INNGEST } from './inngest';
import { KOA } from './koa';
import { MESSAGES } from './messages';
import { MIDDY } from './middy';
import { createNestApp } from './nest-app';
import { NEST_METADATA } from './nest-metadata';
import { applyDecorators, forwardRef, layerDecorator, nestModule } from './nest-module';
import { createParamDecorator } from './nest-parameters';
import { NITRO } from './nitro';
import { REACT_ROUTER } from './react-router';
import { SOCKET_IO } from './socket-io';
import { sequence } from './sveltekit';
import { TANSTACK_START } from './tanstack-start';
import { TRPC } from './trpc';

export const SERVERS: Readonly<Record<string, Native>> = {
  ...EXPRESS,
  ...KOA,
  ...HONO,
  ...FASTIFY,
  ...ELYSIA,
  ...HAPI,
  ...SOCKET_IO,
  ...TRPC,
  ...TANSTACK_START,
  ...REACT_ROUTER,
  ...ASTRO,
  ...NITRO,
  ...MIDDY,
  ...GRAPHQL,
  ...MESSAGES,
  ...INNGEST,
  ...CLIENT_CALLS,
  '@sveltejs/kit/hooks#sequence': sequence,
  ...NEST_METADATA,
  '@nestjs/common#Module': nestModule,
  '@nestjs/common#UseGuards': layerDecorator('guard'),
  '@nestjs/common#UseInterceptors': layerDecorator('interceptor'),
  '@nestjs/common#applyDecorators': applyDecorators,
  '@nestjs/common#createParamDecorator': createParamDecorator,
  '@nestjs/common#forwardRef': forwardRef,
  '@nestjs/core#NestFactory.create': createNestApp,
};
