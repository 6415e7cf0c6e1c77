/** An argument as it is written: what is known of it without running anything. */
import type { LiteralArgument } from '../catalogue/catalogue';
import type { Expr } from '../facts/ir';

export function writtenArgument(x: Expr): LiteralArgument {
  switch (x.k) {
    case 'lit':
      return x.v;
    case 'tpl':
      return x.strings.join('\u0000');
    case 'arr':
      return x.elems.map((it) => (it.k === 'spread' ? undefined : writtenArgument(it)));
    case 'obj':
      return Object.fromEntries(
        x.props.flatMap((it) =>
          it.p === 'value' && typeof it.key === 'string' ? [[it.key, writtenArgument(it.value)]] : [],
        ),
      );
    default:
      return undefined;
  }
}
