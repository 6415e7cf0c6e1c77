/** What a program's own settings are called: its operator decided them, for all consumers alike. */
export function isSettingsName(name: string): boolean {
  return SETTINGS.test(name) && !PERSONAL.test(name);
}

const SETTINGS =
  /(?:config(?:uration)?(?:service|manager|provider)?|(?:instance|site|global|system|server)_?settings)$/i;
const PERSONAL = /user|account|customer|consumer|visitor|member|profile|\/me\/|consent|privacy|cookie|pref/i;
