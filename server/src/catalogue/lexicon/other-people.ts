/** Names of somebody else than the one who asks: `req.body.friendId`, `params.otherUserId`, `invitee.email`. */

const OTHER =
  /^(?:friend|invitee|invited|referr?er|referee|referred|other|another|peer|opponent|follower|followee)(?:_?(?:user|person|member|customer|account|party))?(?:_?(?:id|uuid|uid|key|e?mail))?$/i;

export function isOtherPerson(name: string): boolean {
  return OTHER.test(name);
}
