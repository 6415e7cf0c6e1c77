/**
 * SDKs that an interface holds: `deps.analytics`, where `deps: Deps` is declared to and nobody in sight passes it.
 *
 * Beside the unknown that it is, such a parameter is a value of which only the declared SDKs are known.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts, TypeFacts, TypeRef } from '../../facts/ir';
import { type DeclaredType, declaredMember, declaredType } from '../../links/declared-types';
import type { Links } from '../../links/links';
import { remembered } from '../../std/remembered';
import type { Machine } from '../machine/machine';
import { isVendorText } from '../relevance/known-text';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

type Members = Extract<DeclaredType, { from: 'workspace' }>;

const DECLARED = 'as declared';
const MAX_DEPTH = 3;

/** What is known of a value of this type; undefined where it holds no SDK. */
export function holderOf(m: Machine, facts: FileFacts, type: TypeRef): Value | undefined {
  const declared = declaredType(m.links, facts, type);
  return declared?.from === 'workspace' ? holder(m, declared) : undefined;
}

/** Of a holder: the SDK of that name, or what holds one; NEVER else. Undefined of any other value. */
export function heldSdk(m: Machine, ref: ForeignRef, name: string): Value | undefined {
  const [, mark, path = '', type = ''] = ref.access.path;
  if (mark !== DECLARED) return undefined;
  const facts = ref.access.steps.length === 0 ? m.links.facts(path) : undefined;
  const declared = facts && declaredType(m.links, facts, { name: type });
  const member = declared?.from === 'workspace' ? declaredMember(m.links, declared, name) : undefined;
  if (member?.from === 'workspace') return holder(m, member) ?? m.values.never;
  if (!member || !isVendorText(m.catalogue, member.spec)) return m.values.never;
  const root = { kind: 'package', spec: member.spec } as const;
  const sdk = m.refs.foreign({ root, path: [member.name], steps: [] }, 'package');
  return m.values.ref(m.refs.after(sdk, { how: 'new', args: [] }));
}

function holder(m: Machine, declared: Members): Value | undefined {
  if (!holdsSdk(m.links, m.catalogue, declared)) return undefined;
  const path = ['?', DECLARED, declared.facts.path, declared.type.name, '?'];
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path, steps: [] }, 'unknown'));
}

const holding = new WeakMap<Links, WeakMap<TypeFacts, boolean>>();

function holdsSdk(links: Links, catalogue: Catalogue, declared: Members, depth = 0): boolean {
  const known = remembered(holding, links, () => new WeakMap());
  const answer = known.get(declared.type);
  if (answer !== undefined) return answer;
  const holds =
    depth < MAX_DEPTH &&
    [...Object.values(declared.type.members), ...(declared.type.extends ?? [])].some((it) => {
      const type = declaredType(links, declared.facts, it);
      if (type?.from === 'package') return isVendorText(catalogue, type.spec);
      return type !== undefined && holdsSdk(links, catalogue, type, depth + 1);
    });
  if (depth === 0 || holds) known.set(declared.type, holds);
  return holds;
}
