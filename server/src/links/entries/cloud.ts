/** Functions that a cloud runs: AWS Lambda, Netlify, workers of Cloudflare and their like, Firebase. */
import type { Expr, FileFacts } from '../../facts/ir';
import { declaredFunction, exportedValue } from '../declared-value';
import type { Entry } from '../links';
import { type EntryContext, type EntryShape, exportEntries, exportEntry } from './entry-context';

const WORKER_METHODS = ['fetch', 'scheduled', 'queue', 'email', 'tail', 'trace', 'alarm'];
const FUNCTION_FOLDER = /(?:^|\/)(?:lambdas?|functions|netlify\/functions|netlify\/edge-functions|api)\//;
const REQUEST: EntryShape = { label: 'request handler', surface: 'server', params: ['request', 'unknown'] };
const PAGES_FUNCTION: EntryShape = { ...REQUEST, params: ['context'] };
const PAGES_FUNCTIONS = Object.fromEntries(
  [
    'onRequest',
    'onRequestGet',
    'onRequestPost',
    'onRequestPut',
    'onRequestPatch',
    'onRequestDelete',
    'onRequestHead',
    'onRequestOptions',
  ].map((name) => [name, PAGES_FUNCTION]),
);

export function cloudEntries(facts: FileFacts, context: EntryContext): readonly Entry[] | undefined {
  const worker = workerEntry(facts, context);
  if (worker) return [worker];
  const entries = exportEntries(context, tableFor(facts, context));
  return entries.length > 0 ? entries : undefined;
}

function tableFor(facts: FileFacts, context: EntryContext): Readonly<Record<string, EntryShape>> {
  if (
    context.uses('firebase-functions', '@google-cloud/functions-framework') &&
    /(?:^|\/)index\.[cm]?[jt]s$/.test(context.inPackage)
  ) {
    return { '*': { label: 'cloud function', surface: 'server' } };
  }
  const inFolder = FUNCTION_FOLDER.test(context.inPackage);
  const aws =
    context.uses('aws-lambda', '@types/aws-lambda', 'serverless', 'sst', 'aws-cdk-lib', '@middy/core') ||
    takesEvent(facts);
  const netlify = /(?:^|\/)netlify\//.test(context.inPackage);
  return {
    ...(aws || inFolder ? { handler: { ...REQUEST, label: aws ? 'Lambda handler' : 'function handler' } } : {}),
    ...(netlify ? { default: { ...REQUEST, label: 'function handler' } } : {}),
    ...(inFolder ? PAGES_FUNCTIONS : {}),
  };
}

/** `export const handler = async (event) => …`, wherever it lies. */
function takesEvent(facts: FileFacts): boolean {
  if (/\.(?:[jt]sx|vue|svelte|astro)$/.test(facts.path)) return false;
  const declared = exportedValue(facts, 'handler');
  const fn = facts.functions[declared?.k === 'fn' ? declared.f : (declaredFunction(facts, 'handler') ?? -1)];
  const first = fn?.params[0]?.target;
  return fn?.async === true && first?.k === 'pid' && facts.bindings[first.b]?.name === 'event';
}

/** `export default { fetch(request, env) {} }`, also with `satisfies` or by a name. */
function workerEntry(facts: FileFacts, context: EntryContext): Entry | undefined {
  if (!context.exports.some(({ name }) => name === 'default')) return undefined;
  const methods = keysOf(exportedValue(facts, 'default')).filter((it) => WORKER_METHODS.includes(it));
  if (!methods.includes('fetch') && !methods.includes('scheduled') && !methods.includes('queue')) return undefined;
  return exportEntry('default', {
    label: 'worker',
    surface: 'server',
    params: ['request', 'unknown', 'unknown'],
    methods,
  });
}

function keysOf(value: Expr | undefined): string[] {
  if (value?.k !== 'obj') return [];
  return value.props.flatMap((it) => (it.p !== 'spread' && typeof it.key === 'string' ? [it.key] : []));
}
