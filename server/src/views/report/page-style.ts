/** The page's own style: light and dark by the reader's choice, readable on paper, no colour without a word beside it. */
export const STYLE = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --text: #1f2328; --link: #0550ae; --bad: #b42318; --good: #116329; --dim: #57606a; }
@media screen and (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --text: #f0f6fc; --link: #79c0ff; --bad: #ff9b93; --good: #7ee2a0; --dim: #9ea7b3; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
a { color: var(--link); } .fail { color: var(--bad); } .pass { color: var(--good); } .place { color: var(--dim); font-size: .9em; } .lead { margin-top: .25rem; }
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
@media print { @page { size: A4 landscape; margin: 12mm; } :root { font-size: 10px; color-scheme: light; } body { max-width: none; margin: 0; padding: 0; font-size: 1.1rem; }
  nav { display: none; } .wide { overflow: visible; } td, th { padding: .3rem .4rem; } td code { overflow-wrap: anywhere; } tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; } .bar span { print-color-adjust: exact; } }
`;
