/** `import('./pixel')`, `require('./pixel')`: run the module's top level from here. */
import type { Expr } from '../../facts/ir';
import { importedSpecs } from '../../links/imported-modules';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, unitOf } from '../machine/machine';
import { notePassed } from '../sharing/opt-out-modes';
import { recordSink } from '../sharing/sinks';
import { evaluate } from '../syntax/expressions';
import { vendorUrls } from '../values/addresses';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { exportedValue, runImported } from './modules';
import { promiseResolved } from './promises';

export function importModule(m: Machine, f: Frame, x: Extract<Expr, { k: 'import' }>): Value {
  const spec = evaluate(m, f, x.spec);
  if (!f.state) return m.values.never;
  return promiseResolved(m, f, x, moduleNamed(m, f, spec, x, '*'));
}

export function moduleNamed(m: Machine, f: Frame, spec: Value, site: Site, name: string): Value {
  for (const it of vendorUrls(m, spec, 'script')) recordSink(m, f, it.match, site, [], site, it.url);
  const text = wholeText(spec);
  if (text === undefined) return m.values.unknown;
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
  // Of a name that is made in another file nobody knows who else asks for the module, and changes it.
  const isKnown = target.to === 'file' && importedSpecs(f.unit.facts).has(text);
  const unit = isKnown ? unitOf(m, target.path) : undefined;
  if (!unit) return m.values.unknown;
  notePassed(m, f, site);
  runImported(m, f, unit, site);
  return exportedValue(m, f, unit, name);
}
