/** User settings for a VS Code that is quiet, the same every time, and talks to nobody. */
export const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true, // else "Fix" and "Explain" join every list of quick fixes
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tree.enableStickyScroll': false, // a row that sticks looks like the first
  'window.confirmBeforeClose': 'never',
  'files.autoSave': 'off', // as on the desktop; in a browser the default is afterDelay
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
};
