/** Members of values from outside: where what stands below them comes from. */
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { isTypedRequest } from '../serving/client-data';
import type { ForeignRef } from '../values/ref';
import { isOfBinding, isOnServer } from './kept-for-all';

/** Parts of a request that the client fills in: no record of a choice. */
const REQUEST_DATA =
  /^(?:body|query|params|searchParams|formData|json|text|rawBody|nextUrl|args|input|(?:multiValueQ|q)ueryStringParameters|pathParameters|parseBody)$/;
/** The same, on a server. */
const SENT = /^(?:valid|validated|payload)$/;
/** Of a bus: what it says was decided when it was sent. */
const SENT_BEFORE = /^detail$/;
/** The row itself, in what a table of DynamoDB tells of its changes. */
const IMAGE = /^(?:New|Old)Image$/;
const ENVIRONMENT =
  /^(?:env|process|import\.meta|config|configuration|publicRuntimeConfig|flags|featureFlags|features|experiments)$/i;

export function below(m: Machine, f: Frame, ref: ForeignRef, name: string): ForeignRef {
  const next = m.refs.below(ref, name);
  if (isOfBinding(next.access) || IMAGE.test(name)) return m.refs.foreign(next.access, 'unknown', next.options);
  const isServer = isOnServer(f);
  if ((ENVIRONMENT.test(name) || name === 'Records' || (isServer && SENT_BEFORE.test(name))) && next.origin !== 'env')
    return m.refs.foreign(next.access, 'env', next.options);
  // `socket.handshake.auth`
  const isAuth = name === 'auth' && ref.access.path.at(-1) === 'handshake';
  const isGiven = next.origin === 'unknown' || isTypedRequest(ref.access);
  if ((REQUEST_DATA.test(name) || isAuth || (isServer && SENT.test(name))) && isGiven)
    return m.refs.foreign(next.access, 'request-data', next.options);
  return next;
}
