/** Makes abstract objects, each once: the same place in the same context gives the same object. */
import type { Access, AccessStep, LiteralArgument } from '../../catalogue/catalogue';
import type { Jsx } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import { createCell } from '../machine/cell';
import type { Context, Unit } from '../machine/context';
import type { Native } from '../machine/machine';
import { collapsing, type Meaning } from './collapse';
import { createHeap } from './heap';
import { builtOn } from './levels';
import { createPathBound, isAnyAgain, memberName } from './paths';
import type {
  ChoiceRef,
  ClassRef,
  ElementRef,
  ForeignRef,
  FunctionInit,
  FunctionRef,
  Heap,
  ModuleRef,
  NativeRef,
  ObjectRef,
  PromiseRef,
  Ref,
  RegexRef,
} from './ref';
import { isOfRows, isOneOfBatch, isUnnamed, originWithoutName, promising } from './rows';
import type { Value, Values } from './value';

/** Longer paths below a foreign value are not told apart. */
const MAX_PATH = 9;

type ChoiceInit = Pick<ChoiceRef, 'form' | 'polarity' | 'answer' | 'read'> &
  Partial<Pick<ChoiceRef, 'jar' | 'decoded' | 'own' | 'pairs' | 'text' | 'inside' | 'raw'>>;

/** Below a value that we know nothing of, a name or two may still speak; a chain of calls does not. */
const MAX_UNNAMED = 7;
const MAX_UNNAMED_STEPS = 3;
/** Beyond this many shapes, what a place makes of them is one. */
const MAX_SHAPES = 4;

export interface Refs {
  function(ctx: Context, key: object, init: FunctionInit): FunctionRef;
  class(ctx: Context, key: object, init: Omit<ClassRef, 'id' | 'kind' | 'truth' | 'heap'>): ClassRef;
  /** `slot` tells several objects of one place apart. */
  object(ctx: Context, key: object, slot: string, shape: ObjectRef['shape'], proto?: Value): ObjectRef;
  /** May what is made here of a value of this shape be one of its own? A list that is made from itself has no end of shapes. */
  tellsApart(ctx: Context, key: object, shape: number | string): boolean;
  promise(ctx: Context, key: object, slot: string): PromiseRef;
  element(ctx: Context, key: Jsx): ElementRef;
  module(unit: Unit): ModuleRef;
  foreign(
    access: Access,
    origin: ForeignRef['origin'],
    options?: LiteralArgument,
    truth?: ForeignRef['truth'],
  ): ForeignRef;
  /** A value of which nothing but its kind of source is known. */
  nameless(origin: ForeignRef['origin']): ForeignRef;
  unnamed(ref: ForeignRef): ForeignRef;
  /** Too many values without a name of their own are one, which takes in whatever comes later. */
  collapse(refs: readonly Ref[]): readonly Ref[];
  /** One name further. */
  below(ref: ForeignRef, name: string): ForeignRef;
  /** After a call, construction or await. */
  after(ref: ForeignRef, step: Omit<AccessStep, 'after'>): ForeignRef;
  native(name: string, native: Native, self: Value, bound?: readonly Value[]): NativeRef;
  choice(init: ChoiceInit): ChoiceRef;
  regex(source: string, flags: string): RegexRef;
  newHeap(): Heap;
  /** Every function made so far. */
  readonly functions: readonly FunctionRef[];
}

export function createRefs(values: Values, meaning: Meaning): Refs {
  let nextId = 1;
  const interned = new Map<string, unknown>();
  const members = new Map<ForeignRef, Map<string, ForeignRef>>();
  const boundOf = createPathBound();
  const withoutName = new Map<ForeignRef['origin'], ForeignRef>();
  const modules = new Map<Unit, ModuleRef>();
  const functions: FunctionRef[] = [];
  return {
    function: fn,
    class: cls,
    object,
    tellsApart,
    nameless,
    promise,
    element,
    module,
    foreign,
    below,
    unnamed,
    collapse: collapsing({ foreign, nameless, meaning }),
    after,
    native,
    choice,
    regex,
    newHeap: () => createHeap(values),
    functions,
  };

  /** Per context and place: contexts own what they make, so nothing is kept beyond them. */
  function made<T>(ctx: Context, key: object, slot: string, create: () => T): T {
    let slots = ctx.made.get(key) as Map<string, T> | undefined;
    if (!slots) ctx.made.set(key, (slots = new Map()));
    let ref = slots.get(slot);
    if (!ref) slots.set(slot, (ref = create()));
    return ref;
  }

  function once<T>(key: string, create: () => T): T {
    let ref = interned.get(key) as T | undefined;
    if (!ref) interned.set(key, (ref = create()));
    return ref;
  }

  function fn(ctx: Context, key: object, { isArrow, ...init }: FunctionInit): FunctionRef {
    return made(ctx, key, `fn.${init.home?.id ?? ''}`, () => {
      const lexicalThis = isArrow ? createCell(values.never) : undefined;
      const ref: FunctionRef = {
        id: nextId++,
        kind: 'function',
        truth: 'true',
        heap: createHeap(values),
        lexicalThis,
        ...init,
      };
      functions.push(ref);
      return ref;
    });
  }

  function cls(ctx: Context, key: object, init: Omit<ClassRef, 'id' | 'kind' | 'truth' | 'heap'>): ClassRef {
    return made(ctx, key, `class${init.parent.shape}`, () => {
      const ref: ClassRef = { id: nextId++, kind: 'class', truth: 'true', heap: createHeap(values), ...init };
      return builtOn(ref, init.parent);
    });
  }

  function object(ctx: Context, key: object, slot: string, shape: ObjectRef['shape'], proto?: Value): ObjectRef {
    const whole = `${shape}${slot}${proto ? proto.shape : ''}`;
    return made(ctx, key, whole, () => {
      const heap = createHeap(values);
      const ref: ObjectRef = {
        id: nextId++,
        kind: 'object',
        truth: 'true',
        heap,
        shape,
        proto,
        maker: ctx,
        place: key,
      };
      return proto ? builtOn(ref, proto) : ref;
    });
  }

  function tellsApart(ctx: Context, key: object, shape: number | string): boolean {
    const shapes = made(ctx, key, 'shapes', () => new Set<number | string>());
    if (shapes.size < MAX_SHAPES) shapes.add(shape);
    return shapes.has(shape);
  }

  function promise(ctx: Context, key: object, slot: string): PromiseRef {
    return made(ctx, key, `promise${slot}`, () => ({
      id: nextId++,
      kind: 'promise',
      truth: 'true',
      value: createCell(values.never),
      rejection: createCell(values.never),
    }));
  }

  function element(ctx: Context, key: Jsx): ElementRef {
    return made(ctx, key, 'element', () => ({
      id: nextId++,
      kind: 'element',
      truth: 'true',
      node: key,
      maker: ctx,
      tag: createCell(values.never),
      props: object(ctx, key, 'props', 'object'),
    }));
  }

  function module(unit: Unit): ModuleRef {
    let ref = modules.get(unit);
    if (!ref) modules.set(unit, (ref = { id: nextId++, kind: 'module', truth: 'true', unit }));
    return ref;
  }

  function foreign(
    access: Access,
    origin: ForeignRef['origin'],
    options?: LiteralArgument,
    truth: ForeignRef['truth'] = 'open',
  ): ForeignRef {
    const key = `foreign ${origin} ${truth} ${JSON.stringify([access.root, access.path, access.steps, options])}`;
    return once(key, () => ({ id: nextId++, kind: 'foreign', truth, access, origin, options }));
  }

  function below(ref: ForeignRef, name: string): ForeignRef {
    const known = remembered(members, ref, () => new Map<string, ForeignRef>());
    return remembered(known, name, () => memberOf(ref, name));
  }

  function memberOf(ref: ForeignRef, written: string): ForeignRef {
    const name = memberName(written);
    const { root, path, steps } = ref.access;
    if (path.length >= MAX_PATH || isAnyAgain(path, name)) return ref;
    if (isUnnamed(ref) && path.length >= MAX_UNNAMED) return unnamed(ref);
    // An element of a list has no name of its own, unless a package or a query made the list.
    if (root.kind === 'global' && /^\d+$/.test(name) && !isOfRows(ref.access)) return unnamed(ref);
    return foreign(boundOf({ root, path: [...path, name], steps }), ref.origin, ref.options);
  }

  function after(ref: ForeignRef, taken: Omit<AccessStep, 'after'>): ForeignRef {
    const step = promising(ref.access, taken);
    const { root, path, steps } = ref.access;
    if (steps.length >= MAX_PATH) return step.rows ? nameless('env') : ref;
    if (isUnnamed(ref) && steps.length >= MAX_UNNAMED_STEPS) return unnamed(ref);
    const options = step.args.find((it) => typeof it === 'object' && it !== null) ?? ref.options;
    const truth = step.how === 'new' || step.rows?.promised ? 'true' : 'open';
    return foreign({ root, path, steps: [...steps, { after: path.length, ...step }] }, ref.origin, options, truth);
  }

  /** Far enough from anything with a name, all values are alike. */
  function unnamed(ref: ForeignRef): ForeignRef {
    if (isOneOfBatch(ref.access))
      return foreign({ ...ref.access, path: ref.access.path.slice(0, 2), steps: [] }, 'env');
    return nameless(originWithoutName(ref));
  }

  function nameless(origin: ForeignRef['origin']): ForeignRef {
    return remembered(withoutName, origin, () => foreign({ root: { kind: 'global' }, path: ['?'], steps: [] }, origin));
  }

  function native(name: string, run: Native, self: Value, bound: readonly Value[] = []): NativeRef {
    const key = `native ${name} ${self.shape} ${bound.map((it) => it.shape).join(',')}`;
    return once(key, () => ({ id: nextId++, kind: 'native', truth: 'true', name, native: run, self, bound }));
  }

  function choice(init: ChoiceInit): ChoiceRef {
    const { form, polarity, answer, read, jar, decoded, own, pairs, text, inside, raw } = init;
    const key = `choice ${form} ${polarity} ${answer} ${read?.id ?? ''} ${jar?.part ?? ''} ${jar?.key ?? ''} ${jar?.list ?? ''}${jar?.blank ? 'blank' : ''} ${decoded ?? ''} ${own ?? ''} ${pairs ? 'pairs' : ''} ${text ?? ''} ${inside ?? '-'} ${raw ?? ''}`;
    return once(key, () => ({
      id: nextId++,
      kind: 'choice',
      truth: truthOfChoice(init),
      form,
      polarity,
      answer,
      read,
      jar,
      decoded,
      own,
      pairs,
      text,
      inside,
      raw,
    }));
  }

  function regex(source: string, flags: string): RegexRef {
    return once(`regex ${flags} ${source}`, () => ({ id: nextId++, kind: 'regex', truth: 'true', source, flags }));
  }
}

/** The record of a choice is there; a stored refusal may be any text (`'denied'`, `'0'`, nothing). */
function truthOfChoice(init: ChoiceInit): ChoiceRef['truth'] {
  if (init.form === 'record' || init.form === 'rows' || init.form === 'answers') return 'true';
  if (init.form === 'members') return 'open';
  if (init.form === 'jar') return init.jar?.part === 'entry' ? 'true' : 'open';
  const saysYesToItsName = (init.polarity === 'out') === (init.answer === 'no');
  return saysYesToItsName ? 'true' : 'open';
}
