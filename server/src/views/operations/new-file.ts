/** What a new `PRIVACY_OPERATIONS.md` holds beside its regions: from then on people's own. */
import { REGION_NAMES, type RegionName } from './region-lines';

const INTRODUCTION = `# Privacy operations

How this project keeps a consumer's opt-out: who gets data, what stops it, and what is done about requests. One
question decides every status: assume this consumer has opted out; can this place in the code still run?

\`optgate export\` writes what stands between its markers and brings it up to date. All other text, the table of
[third-party removals](#third-party-removals) and the Notes columns are yours, and are never changed.
`;

const REMOVALS = `## Third-party removals

One row for each third party that is told of a request to opt out. Due is 15 business days after Received.

| Request | Received | Third party | Due | Done | Evidence |
| --- | --- | --- | --- | --- | --- |
`;

/** The table stands below what is said about deadlines. */
function withPeoplesPart(name: RegionName): string {
  const region = `<!-- optgate:begin ${name} -->\n<!-- optgate:end ${name} -->\n`;
  return name === 'deadline' ? `${region}\n${REMOVALS}` : region;
}

export const NEW_FILE = [INTRODUCTION, ...REGION_NAMES.map(withPeoplesPart)].join('\n');
