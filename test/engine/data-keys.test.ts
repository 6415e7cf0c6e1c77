/** Keys of user data that a call hands over: what a reader of the report is told that leaves. */
import { expect, test } from 'vitest';
import { analyse } from '../harness/analyse';

async function dataOf(body: string): Promise<readonly string[][]> {
  const text = `export async function send(email, user, key) {\n${body}\n}`;
  const { pathways } = await analyse({ 'send.ts': text });
  return pathways.map((it) => [...it.data]);
}

const TO = "'https://api.brevo.com/v3/contacts'";

test.each([
  ['an object', `fetch(${TO}, { body: { email } });`, ['email']],
  [
    'JSON in the call',
    `fetch(${TO}, { body: JSON.stringify({ email, plan: 1, name: user.name }) });`,
    ['email', 'name'],
  ],
  [
    'JSON of a variable',
    `const it = { email };\nit.phone = 1;\nfetch(${TO}, { body: JSON.stringify(it) });`,
    ['email', 'phone'],
  ],
  ['JSON in a variable', `const it = JSON.stringify({ email });\nawait fetch(${TO}, { body: it });`, ['email']],
  ['a beacon', `navigator.sendBeacon(${TO}, JSON.stringify({ email }));`, ['email']],
  ['parameters', `const it = new URLSearchParams({ email });\nfetch(${TO}, { body: it });`, ['email']],
  ['parameters in the address', `fetch(${TO} + '?' + new URLSearchParams({ email }));`, ['email']],
  ['the query of a template', `fetch(\`https://api.brevo.com/v3/contacts?plan=1&email=\${email}\`);`, ['email']],
  ['the query of a sum', `fetch(${TO} + '?user_id=' + user.id);`, ['user_id']],
  ['other JSON beside it', `log(JSON.stringify({ email }));\nfetch(${TO}, { body: JSON.stringify({ key }) });`, []],
  ['another variable', `const it = JSON.stringify({ email });\nlog(it);\nfetch(${TO}, { body: key });`, []],
  [
    'keys that say whose',
    `fetch(${TO}, { body: { customerEmail: email, customer_external_id: 1, hashedEmail: 2, contactPhone: 3 } });`,
    ['contactPhone', 'customerEmail', 'customer_external_id', 'hashedEmail'],
  ],
  [
    'names of other things',
    `fetch(${TO}, { body: { eventName: 1, file_name: 2, userInterface: 3, client_id: 4, namespace: 5, page: 6 } });`,
    [],
  ],
  ['a form', `const it = new FormData();\nit.append('email', email);\nfetch(${TO}, { body: it });`, ['email']],
  ['another form', `const it = new FormData();\nit.append('email', email);\nfetch(${TO}, { body: key });`, []],
  [
    'parameters that are set',
    `const it = new URL(${TO});\nit.searchParams.set('phone', user.phone);\nfetch(it);`,
    ['phone'],
  ],
  [
    'what it is, under another name',
    `fetch(${TO}, { body: { contact: user.email, to: email, where: user.name } });`,
    ['email'],
  ],
  ['a header', `fetch(${TO}, { headers: { 'api-key': key } });`, []],
])('%s', async (_, body, keys) => {
  expect(await dataOf(body)).toEqual([keys]);
});
