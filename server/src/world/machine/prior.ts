/** What the run in which anything may happen tells the worlds after it. */
import type { Expr, FunctionFacts } from '../../facts/ir';
import { type DeclaredWords, declaredWords } from '../choice/declared-words';
import { type KeptStores, keptStoresOf } from '../choice/kept-answers';
import { actedToggles } from '../choice/toggles';
import { type Holdings, holdingsOf } from '../choice/written';
import { usesCookieParser } from '../cookies/cookie-parsers';
import { besideOf } from '../natives/beside-provider';
import type { Left } from '../objects/left-by-others';
import { type Slice, sliceOf } from '../relevance/slice';
import { type OnRequests, onRequestsOf } from '../serving/never-written';
import { pageTextsOf } from '../serving/page-texts';
import { parkedSelectors } from '../sharing/parked-elements';
import { hasTextMarkup } from '../values/text-elements';
import type { Literal } from '../values/value';
import type { Machine } from './machine';

export interface Prior {
  readonly holdings: Holdings;
  /** Keys that the workspace looks for in cookie texts. */
  readonly jarKeys: readonly string[];
  /** Members of what is stored that are words: see `choice/worded-members.ts`. */
  readonly wordedMembers: ReadonlyMap<string, ReadonlySet<Literal>>;
  /** Members and columns that are declared to be words. */
  readonly declaredWords: DeclaredWords;
  /** What requests left in what a server keeps. */
  readonly left: Left;
  /** Functions that may set back what a consumer chose. */
  readonly setBack: ReadonlySet<FunctionFacts>;
  /** Places that ask for what components give, and need not stand below them: see `natives/beside-provider.ts`. */
  readonly beside: ReadonlySet<string>;
  /** Choices that a server keeps in memory. */
  readonly keptStores: KeptStores;
  /** What functions that serve requests leave there for others. */
  readonly onRequests: OnRequests;
  /** Texts with markup that a server answers with: see `serving/page-texts.ts`. */
  readonly pageTexts: ReadonlySet<string>;
  /** Whether any text holds markup. */
  readonly hasTextMarkup: boolean;
  /** The program has something take cookies apart: see `cookies/cookie-parsers.ts`. */
  readonly hasCookieParser: boolean;
  /** Scripts that stand in pages as text and that the workspace's code looks for: see `sharing/parked-elements.ts`. */
  readonly parkedSelectors: readonly string[];
  /** Switches that only the consumer turns round: see `choice/toggles.ts`. */
  readonly toggles: ReadonlySet<Expr>;
  /** What needs to be run again; undefined: all of it. */
  readonly slice: Slice | undefined;
}

/** `schema`: the text of a Prisma schema. */
export function priorOf(m: Machine, schema: string | undefined): Prior {
  const holdings = holdingsOf(m);
  const files = [...m.units.values()].map((it) => it.facts);
  const isChoice = (it: string) =>
    m.catalogue.polarityOfKey(it) !== undefined || holdings.get(`cookie:${it}`)?.spelled === true;
  const jarKeys = [...m.jarKeys].filter(isChoice).sort();
  return {
    holdings,
    jarKeys,
    wordedMembers: m.wordedMembers,
    declaredWords: declaredWords(m.links, files, schema),
    left: m.left,
    setBack: m.setBack,
    beside: besideOf(m),
    keptStores: keptStoresOf(m),
    onRequests: onRequestsOf(m),
    pageTexts: pageTextsOf(m),
    hasTextMarkup: hasTextMarkup(m),
    hasCookieParser: files.some(usesCookieParser),
    parkedSelectors: parkedSelectors(m),
    toggles: actedToggles(m),
    slice: sliceOf(m),
  };
}
