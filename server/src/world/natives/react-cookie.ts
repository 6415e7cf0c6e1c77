/** react-cookie: `const [cookies, setCookie, removeCookie] = useCookies(['consent'])`, by key like any jar. */
import { noteWriter } from '../choice/writers';
import { decoded } from '../cookies/as-json';
import { jar } from '../cookies/jar';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import type { Value } from '../values/value';
import { listOf } from './list-of';

const useCookies: Native = (m, f, call) => {
  const parts = [decoded(m, jar(m)), writer(m, call, 'setCookie'), writer(m, call, 'removeCookie'), m.values.undefined];
  return listOf(m, f, call, parts, m.values.never, 'cookies');
};

function writer(m: Machine, { self }: NativeCall, method: string): Value {
  const write = (mm: Machine, ff: Frame, { args, site }: NativeCall): Value => {
    for (const ref of self.refs)
      if (ref.kind === 'foreign')
        noteWriter(mm, ff, mm.refs.below(ref, method), { callee: self, self: mm.values.undefined, args, site });
    return mm.values.undefined;
  };
  return m.values.ref(m.refs.native(`react-cookie ${method}`, write, self));
}

export const REACT_COOKIE: Readonly<Record<string, Native>> = { 'react-cookie#useCookies': useCookies };
