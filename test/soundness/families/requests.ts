/** Reads of a consumer's choice out of a request or out of the consumer's rows, in a server's handler. */
import type { Polarity } from '../conditions';
import type { Family } from './family';
import type { Dialect } from './server-frameworks';

export interface ServerRead {
  /** The database's client. */
  readonly db: () => string;
  readonly polarity: Polarity;
  readonly dialect: Dialect;
}

type Write = (it: ServerRead) => string;

const out =
  (test: (it: ServerRead) => string): Write =>
  (it) =>
    it.polarity === 'out' ? `(${test(it)})` : `!(${test(it)})`;

const grant =
  (test: (it: ServerRead) => string): Write =>
  (it) =>
    it.polarity === 'in' ? `(${test(it)})` : `!(${test(it)})`;

export const REQUEST_READS: Family<Write> = {
  'opt-out cookie': out(({ dialect }) => `${dialect.cookie('ccpa_opt_out')} === '1'`),
  'consent cookie': grant(({ dialect }) => `${dialect.cookie('marketing_consent')} === 'granted'`),
  'consent cookie with a default': grant(
    ({ dialect }) => `(${dialect.cookie('marketing_consent')} ?? 'granted') === 'granted'`,
  ),
  'JSON cookie': grant(({ dialect }) => `JSON.parse(${dialect.cookie('consent')} ?? '{}').marketing === true`),
  'cookie header': out(({ dialect }) => `(${dialect.header('cookie')} ?? '').includes('ccpa_opt_out=1')`),
  'cookie header, matched': out(({ dialect }) => `/(?:^|; )ccpa_opt_out=1/.test(${dialect.header('cookie')} ?? '')`),
  'cookie header, split': grant(
    ({ dialect }) => `(${dialect.header('cookie')} ?? '').split('; ').includes('marketing_consent=granted')`,
  ),
  'signal header': out(({ dialect }) => `${dialect.header('sec-gpc')} === '1'`),
  'signal or cookie': out(
    ({ dialect }) => `${dialect.header('sec-gpc')} === '1' || ${dialect.cookie('ccpa_opt_out')} === '1'`,
  ),
};

/** Those that wait. */
export const ROW_READS: Family<Write> = {
  'preference of the consumer': out(
    ({ db, dialect }) =>
      `(await ${db()}.privacyPreference.findUnique({ where: { userId: ${dialect.id} } }))?.optedOut === true`,
  ),
  'row of the consumer': out(
    ({ db, dialect }) => `(await ${db()}.user.findUnique({ where: { id: ${dialect.id} } }))?.optedOut`,
  ),
  'consent of the consumer': grant(
    ({ db, dialect }) =>
      `((await ${db()}.userConsent.findUnique({ where: { userId: ${dialect.id} } }))?.marketing ?? false)`,
  ),
  'destructured row': grant(
    ({ db, dialect }) =>
      `(({ marketing }: any) => marketing === true)((await ${db()}.userConsent.findFirst({ where: { userId: ${dialect.id} } })) ?? {})`,
  ),
  'row that is selected': out(
    ({ db, dialect }) =>
      `Boolean(await ${db()}.privacyPreference.findFirst({ where: { userId: ${dialect.id}, optedOut: true } }))`,
  ),
  'row of anybody': out(({ db }) => `(await ${db()}.privacyPreference.findFirst({ where: {} }))?.optedOut === true`),
  'some of all rows': out(
    ({ db, dialect }) =>
      `(await ${db()}.privacyPreference.findMany()).some((it: any) => it.userId === ${dialect.id} && it.optedOut)`,
  ),
  'found in all rows': out(
    ({ db, dialect }) =>
      `(await ${db()}.user.findMany()).find((it: any) => it.id === ${dialect.id})?.optedOut === true`,
  ),
  'first of all rows': out(({ db }) => `(await ${db()}.user.findMany())[0]?.optedOut === true`),
};
