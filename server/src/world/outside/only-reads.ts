/**
 * Calls that write down what they are given: an answer's body, a line of a log. They change nothing of it.
 */
import type { Access } from '../../catalogue/catalogue';

/** `res.status(403).json(result)`, `NextResponse.json(result)`, `reply.code(403).send(result)`. */
const ANSWERS = /^(?:json|jsonp)$/;
const SENDS = /^(?:send|end)$/;
const OF_ANSWERS = /^(?:status|code|type|header|headers|set|cookie|res|response|reply)$/;
const LINES = /^(?:trace|debug|info|log|warn|error|fatal|notice|verbose|http|silly)$/;
const LOGS = /^(?:log|logger|logging|winston|pino|bunyan|consola|signale)$/i;
const LOGGERS = /^(?:winston|pino|bunyan|loglevel|consola|signale|log4js|tslog|roarr|npmlog|@nestjs\/common)$/;

export function onlyReads({ root, path }: Access): boolean {
  const name = path.at(-1) ?? '';
  const receiver = path.at(-2) ?? '';
  if (LINES.test(name)) return LOGS.test(receiver) || (root.kind === 'package' && LOGGERS.test(root.spec));
  if (root.kind === 'package' && !/^(?:next\/server|@remix-run\/.*|react-router|@sveltejs\/kit)$/.test(root.spec))
    return false;
  return ANSWERS.test(name) || (SENDS.test(name) && OF_ANSWERS.test(receiver));
}
