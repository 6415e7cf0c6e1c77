/** What leaves and to whom: `` `analytics.track` sends `userId`, `email` to Segment ``. */
import type { Pathway } from '../../../../shared/src/model';
import { thirdPartyWords } from '../../../../shared/src/words';

export function describeSharing(pathway: Pathway): string {
  const { callee: own, written: callee = own, kind, data } = pathway;
  const vendorName = thirdPartyWords(pathway);
  const keys = data.map((key) => `\`${key}\``).join(', ');
  const withKeys = keys === '' ? '' : ` with ${keys}`;
  switch (kind) {
    case 'script-load':
      return `\`${callee}\` loads the script of ${vendorName}${withKeys}`;
    case 'component':
      return `\`${callee}\` mounts ${vendorName}${withKeys}`;
    case 'sdk-start':
      return `\`${callee}\` starts ${vendorName}, which sends by itself${withKeys && `,${withKeys}`}`;
    case 'image':
      return `\`${callee}\` requests an image of ${vendorName}${withKeys}`;
    case 'webhook':
      return `\`${callee}\` forwards ${keys || 'user events'} to ${vendorName}`;
    case 'pixel':
    case 'sdk-call':
    case 'http':
    case 'beacon':
      return `\`${callee}\` sends ${keys || 'data'} to ${vendorName}`;
  }
}
