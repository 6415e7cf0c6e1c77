/**
 * What somebody's preferences say of a purpose: `user.preferences.marketing`, `profile.privacy.personalizedAds`. By
 * itself either name may mean anything else.
 */
const OF_SOMEBODY = /^(?:user|customer|account|profile|member|my|current)?_?(?:preferences?|prefs|privacy)$/i;
const PURPOSE =
  /^(?:analytics|marketing|advertising|ads|advertisement|tracking|targeting|retargeting|remarketing|telemetry|data_?sharing|third_?party_?(?:sharing|ads|tracking|marketing|analytics)|(?:targeted|personali[sz]ed|behaviou?ral|interest_?based)_?(?:ads|advertising|marketing))$/i;

/** Does true allow it? */
export function isChosen(owner: string, name: string): boolean {
  return PURPOSE.test(name) && OF_SOMEBODY.test(owner);
}

const SETTING = /^(?:telemetry|analytics|tracking|usage_?(?:data|stats|statistics|reports?))$/i;

/** Among the settings that somebody made of a program of their own: is it on? */
export function isSwitch(name: string): boolean {
  return SETTING.test(name);
}
