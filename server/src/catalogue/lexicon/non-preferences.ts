/**
 * Names on which conditions are often made and that say nothing of the consumer's choice: environment,
 * a key that is there, a log-in, a feature flag, sampling, a jurisdiction, a host name, a banner that
 * was answered, an operator's switch. They make a reason (`not-a-preference`), never a gate.
 */
import { polarityOfName } from './polarity';
import { OFF, ON, VENDORS } from './vocabulary';
import { findRun, toWords } from './words';

type Words = readonly string[];

export function isNonPreference(name: string): boolean {
  if (polarityOfName(name) !== undefined) return false;
  const words = toWords(name);
  return isAnswered(words) || isOperators(words, name) || TOPICS.some((run) => findRun(words, run) >= 0);
}

/** "A decision was made" is not "the decision was yes". */
export function isAnswered(words: Words): boolean {
  if (words.some((it) => ANSWERS.has(it))) return true;
  return words.includes('valid') && words.some((it) => it.startsWith('consent'));
}

const ANSWERS = new Set(
  (
    'responded response answered answer decided decision dismissed dismiss closed shown seen displayed asked prompted ' +
    'interacted interaction chosen completed acknowledged counted migrated synced'
  ).split(' '),
);

function isOperators(words: Words, name: string): boolean {
  if (words.some((it) => VENDORS.has(it)) && words.some((it) => ON.has(it) || OFF.has(it) || STATES.has(it)))
    return true;
  return /^[A-Z][A-Z\d_]*_/.test(name);
}

const STATES = new Set('active available configured loaded ready initialized initialised running use'.split(' '));

const TOPICS = [
  // Environment
  'node env|envs',
  'env|environment|production|prod|development|dev|staging|debug|ci|test|testing|preview|local|localhost|sandbox|demo',
  'window|document|browser|server|ssr|mounted|hydrated|client',
  // A key that is there
  'key|keys|token|secret|dsn|apikey|configured|credentials|id',
  // Log-in
  'logged|signed|signedin|loggedin|authenticated|authorized|authorised|auth|session|user|account|guest|anonymous|role|admin|subscriber|premium',
  // Feature flags
  'feature|features|flag|flags|experiment|experiments|variant|rollout|beta|toggle',
  // Sampling
  'sample|sampled|sampling|random|rate|throttle|throttled|debounced|bot|crawler',
  // Jurisdiction
  'country|region|eu|eea|jurisdiction|geo|locale|california|timezone|continent',
  'gdpr applies|applicable|required',
  'consent required|needed|mode',
  'required|requires|applies',
  // Host names
  'host|hostname|domain|origin|pathname|url|route',
  // The SDK itself
  'initialized|initialised|initialised|loaded|ready|available|enabled|disabled|installed',
  // Do Not Track
  'do not track',
];
