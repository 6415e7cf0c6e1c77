/** Names of somebody else than the one who asks: `req.body.friendId`, `params.otherUserId`, `invitee.email`. */

const SUFFIX = '(?:_?(?:user|person|member|customer|account|party))?(?:_?(?:id|uuid|uid|key|e?mail))?';
/** Whoever bears such a name is another person. */
const OTHER = new RegExp(
  `^(?:friend|invitee|invited|referee|referred|other|another|peer|opponent|follower|followee|recipient|receiver|addressee|beneficiary|payee|assignee|mentee|teammate|colleague|nominee)${SUFFIX}$`,
  'i',
);
/** These may be a thing or an address, too: the target of a click, the referrer of a page. */
const ROLE =
  'target|referr?er|author|assigned_?to|mentioned|impersonated|seller|instructor|reviewer|commenter|taker|host|driver|rider|passenger|mentor|spouse|partner|sibling|manager|matched|blocked|reported|tagged|creator|poster|uploader|winner';
const PERSON = '(?:user|person|member|customer|account)(?:_?(?:id|uuid|uid|key|e?mail))?';
const ROLE_OF_PERSON = new RegExp(
  `^(?:(?:${ROLE})_?(?:${PERSON}|id|uuid|uid|e?mail)|(?:to|for|on_?behalf_?of)_?${PERSON})$`,
  'i',
);
const ROLE_ONLY = new RegExp(`^(?:${ROLE})$`, 'i');
const GIVEN = /^(?:body|params|query|input|args|payload)$/;
const TO = /^(?:to|on_?behalf_?of)$/i;
const OF_PERSON = /^(?:_?id|uuid|uid|user_?id|e?mail|phone(?:_?number)?|first_?name|last_?name|username)$/i;

/** `next`: the member that is taken of it. */
export function isOtherPerson(name: string, next?: string): boolean {
  // `req.body.to`
  if (next !== undefined && GIVEN.test(name) && TO.test(next)) return true;
  if (OTHER.test(name) || ROLE_OF_PERSON.test(name)) return true;
  return next !== undefined && OF_PERSON.test(next) && ROLE_ONLY.test(name);
}

/** Who does something, and to whom it is done. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:giver|sender|donor|from|actor)$/i, /^(?:taker|recei?ver|recipient|beneficiary|to|subject|target)$/i],
  [/^(?:source|origin)$/i, /^(?:target|destination|dest)$/i],
  [/^(?:buyer|payer|borrower|debtor)$/i, /^(?:seller|payee|lender|creditor)$/i],
  [
    /^(?:inviter|referr?er|host|caller|mentor|winner|follower|blocker|reporter)$/i,
    /^(?:invitee|invited|referee|referred|guest|callee|mentee|loser|followee|followed|blocked|reported)$/i,
  ],
  [
    /^(?:rider|passenger|patient|student|employee|child|tenant)$/i,
    /^(?:driver|doctor|teacher|manager|parent|landlord)$/i,
  ],
];
const NUMBERED = /^([a-z_]+?)_?(1|2|a|b|one|two)$/i;

/** `giver` and `taker`, in either order; `user1` and `user2`. */
export function isPairOfPersons(one: string, other: string): boolean {
  if (PAIRS.some(([a, b]) => (a.test(one) && b.test(other)) || (a.test(other) && b.test(one)))) return true;
  const [, stem, which] = NUMBERED.exec(one) ?? [];
  const [, again, another] = NUMBERED.exec(other) ?? [];
  return stem !== undefined && stem === again && which !== another && new RegExp(PERSON, 'i').test(stem);
}
