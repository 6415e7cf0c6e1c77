/** The text of a new `optgate.config.json`: the defaults, each with a sentence. */
import { DEFAULT_CONFIG } from './config';

/** `schema`: where the schema is found from there; an editor with the extension knows it without. */
export function renderInitialConfig({ schema }: { readonly schema: string | undefined }): string {
  const { regime, accept, categories, include, exclude, report } = DEFAULT_CONFIG;
  return `{
${schema === undefined ? '' : `  "$schema": ${JSON.stringify(schema)},\n\n`}  // What a consumer who has not decided is assumed to want: "opt-out", "opt-in" or "both".
  "regime": ${inline(regime)},
  // ["limited"]: pathways under a vendor's restriction of use pass too.
  "accept": ${inline(accept)},
  // Categories of third parties that count.
  "categories": ${inline(categories)},
  // Globs from this folder.
  "include": ${inline(include)},
  "exclude": ${inline(exclude)},

  // Names of your own that answer for the consumer; "means" is what true says, "in" is share:
  //   { "name": "canShare", "module": "@acme/privacy", "means": "in", "reads": ["stored", "gpc"] }
  "gates": [],
  // Third parties beside those that are known:
  //   { "id": "acme-ads", "name": "Acme Ads", "category": "advertising", "packages": ["@acme/ads"], "sends": ["track"] }
  "vendors": [],
  // Exports that something outside runs:
  //   { "file": "src/jobs/*.ts", "exports": ["run"] }
  "entries": [],
  // Switches of the operator, which are no consumer's preference:
  //   { "name": "telemetryEnabled", "gates": false }
  "operatorSwitches": [],
  // Severities of findings: "error", "warning", "information" or "off".
  "severity": {},
  "report": ${inline(report)}
}
`;
}

function inline(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(',"', ', "')
    .replaceAll('":', '": ')
    .replace(/^\{(.*)\}$/, '{ $1 }');
}
