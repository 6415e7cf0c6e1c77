/** `acme-inputs`: the package by which a generated program asks for what is not known of it. */
import type { Callback } from './browser';
import { QuietPromise } from './quiet-promise';

export function inputsPackage(ask: (name: string) => boolean, later: (run: Callback) => void): object {
  return {
    flag: ask,
    list: (name: string) => (ask(name) ? ['one', 'two'] : []),
    maybe: (name: string) => (ask(name) ? { ok: true } : undefined),
    later: (name: string) => QuietPromise.resolve(ask(name)),
    risky: (name: string) => {
      if (ask(name)) throw new Error(name);
      return name;
    },
    flaky: (name: string) => (ask(name) ? QuietPromise.reject(new Error(name)) : QuietPromise.resolve(name)),
    onIdle: (run: Callback) => later(run),
  };
}
