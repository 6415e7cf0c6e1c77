/** The text of a helper that asks a gate and then makes one call of a third party. */
import type { Helper } from './call-helper';
import { forbids } from './condition';
import type { ProjectGate } from './project-gates';
import type { SdkImport } from './sdk-import';
import type { Sending } from './sending';

export type HelperText = Helper;

export interface HelperParts {
  readonly name: string;
  readonly file: string;
  readonly side: 'client' | 'server';
  readonly gate: ProjectGate;
  /** Of the gate's file, from the helper's. */
  readonly specifier: string;
  readonly heedsSignal: boolean;
  readonly sdk: SdkImport;
  readonly sending: Sending;
  /** The call is waited for. */
  readonly isAwaited: boolean;
  readonly isTyped: boolean;
  readonly vendorName: string;
}

export function writeHelper(parts: HelperParts): HelperText {
  const { name, file, side, gate, sending, isAwaited } = parts;
  const isAsync = isAwaited || gate.async;
  const needed = gate.parameters.filter((it) => !it.optional).map((it) => it.name);
  const call = `${sending.callee}${sending.isOptional ? '?.' : ''}(${argumentsOf(sending)})`;
  const start = `export ${isAsync ? 'async ' : ''}function ${name}`;
  const head = signature(start, [...askedFor(parts, needed), ...sent(parts)], result(parts, isAsync));
  const before = `${imports(parts)}
/** Sends an event to ${parts.vendorName.replace(/\*\//g, '')}; nothing where this consumer opted out. */
${head}
${condition(parts, needed)}
  ${isAwaited ? 'await ' : ''}`;
  const text = `${before}${call};\n}\n`;
  const parameters = [
    ...needed.map((it) => ({ name: it, optional: false })),
    ...(sending.parameters ?? []).map((it) => ({ name: it.name, optional: it.optional })),
  ];
  const rest = sending.parameters ? {} : { rest: 'sent' };
  const fn: ProjectGate = {
    ...{ file, exported: name, name, polarity: 'in', async: isAsync, parameters, surface: side, esm: true },
    ...rest,
  };
  return { fn, text, span: [before.length, before.length + call.length] };
}

/** On one line where it fits. Behind a parameter that takes the rest no comma may stand. */
function signature(start: string, parameters: readonly string[], given: string): string {
  const line = `${start}(${parameters.join(', ')})${given} {`;
  if (line.length <= MAX_LINE) return line;
  const comma = parameters.at(-1)?.startsWith('...') ? '' : ',';
  return `${start}(\n${parameters.map((it) => `  ${it}`).join(',\n')}${comma}\n)${given} {`;
}

function imports({ sdk, gate, specifier }: HelperParts): string {
  const own = gate.exported === 'default' ? gate.name : `{ ${gate.name} }`;
  const lines = [`import ${own} from '${specifier}';\n`];
  if (sdk.clause !== undefined) lines.unshift(`import ${sdk.clause} from '${sdk.specifier}';\n`);
  return lines.join('');
}

function argumentsOf({ command, parameters }: Sending): string {
  if (!parameters) return '...sent';
  return [command, ...parameters.map((it) => it.name)].join(', ');
}

function askedFor({ gate, isTyped }: HelperParts, needed: readonly string[]): string[] {
  return needed.map((name) => {
    const index = gate.parameters.findIndex((it) => it.name === name);
    return isTyped ? `${name}: Parameters<typeof ${gate.name}>[${index}]` : name;
  });
}

function sent({ sending: { callee, isOptional, parameters }, isTyped }: HelperParts): string[] {
  if (!isTyped) return parameters ? parameters.map((it) => it.name) : ['...sent'];
  if (parameters) return parameters.map((it) => `${it.name}${it.optional ? '?' : ''}: ${it.type}`);
  const type = isOptional ? `NonNullable<typeof ${callee}>` : `typeof ${callee}`;
  return [`...sent: Parameters<${type}>`];
}

function result({ isTyped }: HelperParts, isAsync: boolean): string {
  if (!isTyped) return '';
  return isAsync ? ': Promise<void>' : ': void';
}

function condition({ gate, heedsSignal, isTyped }: HelperParts, needed: readonly string[]): string {
  const call = `${gate.name}(${needed.join(', ')})`;
  const forbidden = forbids({ call, async: gate.async, polarity: gate.polarity });
  if (!heedsSignal) return `  if (${forbidden}) return;`;
  const type = isTyped ? ' as Navigator & {\n    globalPrivacyControl?: boolean;\n  }' : '';
  return `  const { globalPrivacyControl } = navigator${type};
  if (${forbidden} || globalPrivacyControl) return;`;
}

const MAX_LINE = 80;
