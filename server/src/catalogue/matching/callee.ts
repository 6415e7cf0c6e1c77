/**
 * How a touchpoint is shown: `fbq('track')`, `analytics.track`, `<GoogleAnalytics>`.
 *
 * Made from the access, not from the source text, so that an alias or a destructured method reads the
 * same as the plain call. An instance is shown by its class in lower case, a default export by the
 * vendor's usual global or the package's name.
 */
import { type Access, ANY_NAME } from '../catalogue';
import { commandOf, type Use } from '../patterns/use';
import { accessedNames } from './to-use';
import type { VendorPatterns } from './vendor-patterns';

export function toCallee(entry: VendorPatterns, access: Access, use: Use): string {
  const names = shownNames(entry, access);
  const text = names.join('.').replaceAll(`.${ANY_NAME}`, '[…]');
  if (use.how === 'jsx') return `<${text}>`;
  if (use.how === 'new') return `new ${text}`;
  const command = use.names.length === 0 && !use.result ? commandOf(use.args[0]) : undefined;
  return command === undefined ? text : `${text}('${command}')`;
}

function shownNames(entry: VendorPatterns, access: Access): readonly string[] {
  const names = accessedNames(access);
  if (access.root.kind === 'global') return shorten(names);

  const dropped = access.path.length - names.length;
  const instance = access.steps.findLast((it) => it.how === 'new' && it.after < access.path.length);
  if (instance && instance.after > dropped) {
    const [made = '', ...rest] = names.slice(instance.after - dropped - 1);
    return shorten([made.charAt(0).toLowerCase() + made.slice(1), ...rest]);
  }
  const isDefault = dropped > 0;
  return shorten(isDefault ? [defaultName(entry, access.root.spec), ...names] : names);
}

function shorten(names: readonly string[]): readonly string[] {
  return names.length <= 4 ? names : names.slice(-4);
}

/** `posthog` for `posthog-js`, because the vendor's global is the name people know; `reactGa4` for `react-ga4`. */
function defaultName({ vendor }: VendorPatterns, spec: string): string {
  const last = spec.slice(spec.lastIndexOf('/') + 1);
  const known = vendor.globals?.find((it) => last.toLowerCase().startsWith(it.toLowerCase()));
  return known ?? last.replace(/[-.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
