/** The page's own style: light and dark by the reader's choice, readable on paper, no colour without a word beside it. */
export const STYLE = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --text: #1f2328; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --text: #f0f6fc; --link: #79c0ff; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
a { color: var(--link); } .lead { margin-top: .25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
code { font: .875em ui-monospace, monospace; background: var(--soft); padding: .1em .3em; border-radius: 4px; overflow-wrap: break-word; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
.bars { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .4rem .8rem; align-items: center; }
.bars dd { margin: 0; } .bar { display: flex; gap: 2px; }
.bar span { padding: .2rem .5rem; border-radius: 4px; color: #1f2328; font-size: .85rem; white-space: nowrap; }
.ungated { background: #ffb3ad; } .limited { background: #ffe08a; } .gated { background: #a5e8b5; } .exempt { background: #cfd6dd; }
@media print { body { max-width: none; margin: 0; font-size: 11px; } nav { display: none; } .wide { overflow: visible; } tr { break-inside: avoid; }
  .bar span { print-color-adjust: exact; } }
`;
