/** `import('./pixel')`, `require('./pixel')`: run the module's top level from here. */
import type { Expr } from '../facts/ir';
import { vendorUrl } from './addresses';
import type { Site } from './context';
import { evaluate } from './expressions';
import type { Frame } from './frame';
import { type Machine, unitOf } from './machine';
import { exportedValue, runImported } from './modules';
import { notePassed } from './opt-out-modes';
import { promiseResolved } from './promises';
import { recordSink } from './sinks';
import { wholeText } from './strings';
import type { Value } from './value';

export function importModule(m: Machine, f: Frame, x: Extract<Expr, { k: 'import' }>): Value {
  const spec = evaluate(m, f, x.spec);
  if (!f.state) return m.values.never;
  return promiseResolved(m, f, x, moduleNamed(m, f, spec, x, '*'));
}

export function moduleNamed(m: Machine, f: Frame, spec: Value, site: Site, name: string): Value {
  const text = wholeText(spec);
  if (text === undefined) return m.values.unknown;
  const loaded = vendorUrl(m, spec, 'script');
  if (loaded) recordSink(m, f, loaded.match, site, [], site, loaded.url);
  const target = m.links.resolve(f.unit.path, text);
  if (target.to === 'package') {
    return m.values.ref(
      m.refs.foreign(
        { root: { kind: 'package', spec: target.spec }, path: ['*'], steps: [] },
        'package',
        undefined,
        'true',
      ),
    );
  }
  const unit = target.to === 'file' ? unitOf(m, target.path) : undefined;
  if (!unit) return m.values.unknown;
  notePassed(m, f, site);
  runImported(m, f, unit, site);
  return exportedValue(m, f, unit, name, 0);
}
