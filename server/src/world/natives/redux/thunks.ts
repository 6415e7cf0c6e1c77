/** Redux Toolkit: `createAsyncThunk(type, run)`. What it makes runs when it is called, whether or not it is dispatched. */

import { callApart } from '../../calls/promises';
import type { Native } from '../../machine/machine';
import { foreignUnknown } from '../../outside/foreign';
import { storeValue } from './store';

export const createAsyncThunk: Native = (m, f, call) => {
  const run = call.args[1] ?? m.values.unknown;
  const native = m.refs.native(
    `dispatch thunk ${f.ctx.id}.${call.site.s}`,
    (mm, ff, it) => {
      const args = [it.args[0] ?? mm.values.undefined, storeValue(mm, ff, it.site)];
      callApart(mm, ff, run, args, it);
      return mm.values.unknown;
    },
    run,
  );
  m.nativeMembers.set(native, m.refs.object(f.ctx, call.site, 'redux thunk', 'object', foreignUnknown(m)));
  return m.values.ref(native);
};
