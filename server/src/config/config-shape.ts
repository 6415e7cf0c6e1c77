/**
 * What may stand in `optgate.config.json`. A new key is one line here and one in `shared/src/config.ts`; the schema
 * file is generated from it (`UPDATE=1 npx vitest run test/config`).
 */
import { RULE_SEVERITIES } from '../../../shared/src/rules';
import { COUNT, DAY, described, GLOB, listOf, type ObjectShape, oneOf, PATH, TEXT, YES_NO } from './shape';

const CATEGORY = oneOf(
  'advertising',
  'analytics',
  'session-replay',
  'cdp',
  'crm-marketing',
  'data-broker',
  'error-monitoring',
  'feature-flags',
  'support-chat',
);

const GATE: ObjectShape = {
  kind: 'object',
  required: ['name', 'means'],
  keys: {
    name: described('Name of the function, property or variable.', TEXT),
    module: described('Module specifier it is imported from. Absent: wherever it is declared.', TEXT),
    means: described('What true says: `in` is share, `out` is do not.', oneOf('in', 'out')),
    reads: described('Which preferences it reads.', listOf(oneOf('stored', 'cmp', 'gpc', 'dnt', 'vendor', 'operator'))),
  },
};

const OPT_OUT: ObjectShape = {
  kind: 'object',
  required: ['call', 'effect'],
  keys: {
    call: described('Pattern of the call or start option.', TEXT),
    effect: described(
      'Whether nothing leaves afterwards, its use is restricted, or neither.',
      oneOf('stops', 'limits', 'nothing'),
    ),
    liftedBy: listOf(TEXT),
    processWide: described('It holds for the whole process and not for one consumer.', oneOf(true)),
  },
};

const FILTER: ObjectShape = {
  kind: 'object',
  required: ['option', 'drops'],
  keys: {
    option: described('Option of a start: a function of the app that every event passes.', TEXT),
    drops: described('Its results that drop the event.', listOf(oneOf('null', 'undefined', 'false'))),
  },
};

const VENDOR: ObjectShape = {
  kind: 'object',
  required: ['id', 'name', 'category'],
  keys: {
    id: TEXT,
    name: TEXT,
    category: CATEGORY,
    surface: oneOf('client', 'server', 'both', 'unknown'),
    packages: described('npm packages, subpaths included.', listOf(TEXT)),
    exports: described('Exports that belong to this vendor. Absent: all.', listOf(TEXT)),
    globals: described('Global variables.', listOf(TEXT)),
    hosts: described('Hosts of HTTP calls, beacons and images.', listOf(TEXT)),
    scripts: described('Hosts and paths of scripts whose loading transmits.', listOf(TEXT)),
    sends: described('Patterns of calls that send data.', listOf(TEXT)),
    starts: described('Patterns of calls that start a browser SDK.', listOf(TEXT)),
    components: described('JSX components and hooks that load or transmit.', listOf(TEXT)),
    suppresses: described('Calls among `sends` that send nothing.', listOf(TEXT)),
    optOut: listOf(OPT_OUT),
    filter: FILTER,
    multiplexer: described('A tag manager or customer data platform: every tag may hang behind it.', oneOf(true)),
    source: described('A page where these facts can be read.', TEXT),
    verified: YES_NO,
    alsoRead: described('Further pages that were read.', listOf(TEXT)),
    unseen: described('Names that none of these pages shows.', listOf(TEXT)),
  },
};

const ENTRY: ObjectShape = {
  kind: 'object',
  required: ['file', 'exports'],
  keys: {
    file: described('A glob of files.', GLOB),
    exports: described('Exports that are run from outside.', listOf(TEXT)),
  },
};

const OPERATOR_SWITCH: ObjectShape = {
  kind: 'object',
  required: ['name', 'gates'],
  keys: { name: TEXT, gates: described("Whether it counts as the consumer's preference.", YES_NO) },
};

const REPORT: ObjectShape = {
  kind: 'object',
  keys: {
    path: described('Where `optgate export` writes.', PATH),
    calendar: described('Whose holidays are no business days; `weekdays`: none are.', oneOf('us-federal', 'weekdays')),
    holidays: described('Further days that are no business days.', listOf(DAY)),
    dueSoonDays: described('Days before a deadline from which it is due soon.', COUNT),
  },
};

const SEVERITIES: ObjectShape = {
  kind: 'object',
  keys: Object.fromEntries(
    Object.keys(RULE_SEVERITIES).map((rule) => [rule, oneOf('error', 'warning', 'information', 'off')]),
  ),
};

export const CONFIG_SHAPE: ObjectShape = {
  kind: 'object',
  keys: {
    $schema: TEXT,
    regime: described('What a consumer who has not decided is assumed to want.', oneOf('opt-out', 'opt-in', 'both')),
    accept: described('Statuses beside confirmed ones that pass.', listOf(oneOf('limited'))),
    categories: described('Categories of third parties that count.', listOf(CATEGORY)),
    include: described('Globs of files to scan.', listOf(GLOB)),
    exclude: described('Globs of files to leave out.', listOf(GLOB)),
    gates: described("Names of the workspace that answer for the consumer's preference.", listOf(GATE)),
    vendors: described('Third parties beside those of the catalogue.', listOf(VENDOR)),
    entries: described('Exports that something outside the workspace runs.', listOf(ENTRY)),
    operatorSwitches: described(
      "Switches of the operator, which are no consumer's preference by themselves.",
      listOf(OPERATOR_SWITCH),
    ),
    severity: described('Severities of findings.', SEVERITIES),
    report: described('`PRIVACY_OPERATIONS.md`.', REPORT),
  },
};
