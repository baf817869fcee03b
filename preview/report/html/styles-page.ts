/** Colours, page, verdict and tiles. */
export const pageStyles = `
:root {
  color-scheme: light dark;
  --page: #f4f5f8; --card: #fff; --text: #1a1d26; --soft: #5a6072; --line: #e1e4ec; --sunk: #eef0f5;
  --mandatory: #b3202c; --mandatory-soft: #fdecec; --advisory: #8a5a00; --advisory-soft: #fdf3dc;
  --exempt: #4f5b78; --exempt-soft: #e9edf6; --ok: #17703c; --ok-soft: #e2f5e9;
  --critical: #a3123a; --high: #d1453b; --medium: #d98a13; --low: #5b7bb5; --link: #2456c4;
  --shadow: 0 1px 2px rgb(20 24 40 / .06), 0 6px 20px rgb(20 24 40 / .05);
  --h0: #2b5fc7; --h1: #7a45c2; --h2: #b0388d; --h3: #b0502b; --h4: #7c6a10; --h5: #2f7a3a; --h6: #10777c; --h7: #556070;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11131a; --card: #1a1d27; --text: #e9ebf2; --soft: #a2a9bb; --line: #2c3040; --sunk: #232734;
    --mandatory: #ff8b8b; --mandatory-soft: #3a1c22; --advisory: #f4c15d; --advisory-soft: #38301a;
    --exempt: #b5c1dd; --exempt-soft: #252c3d; --ok: #74d79b; --ok-soft: #173024;
    --critical: #ff6b8e; --high: #ff8673; --medium: #f1b04c; --low: #8fb0ea; --link: #8fb4ff;
    --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 8px 24px rgb(0 0 0 / .25);
    --h0: #8fb4ff; --h1: #c5a1ff; --h2: #ff9ede; --h3: #ffab85; --h4: #ddca66; --h5: #8ddb98; --h6: #74d3d8; --h7: #b3bccc;
  }
}
* { box-sizing: border-box; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, .overview, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
footer { padding: 32px 24px; color: var(--soft); font-size: 13px; }
p, ul, dl, h1, h2, h3, h4 { margin: 0; }
ul { padding: 0; list-style: none; }
a { color: var(--link); text-underline-offset: 3px; }
code, pre { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 8px 0 0; white-space: pre-wrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 6px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; background: var(--card); padding: 8px 14px; z-index: 2; border-radius: 8px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.overview { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 12px; padding-top: 24px; }
.overview .stack { display: flex; gap: 12px; align-items: center; padding: 14px 16px; color: inherit; text-decoration: none; }
.overview .stack:hover { border-color: var(--link); }
.mark { display: grid; place-items: center; flex: none; border-radius: 50%; font-weight: 700; }
.overview .mark { width: 34px; height: 34px; font-size: 17px; }
.passed .mark { background: var(--ok-soft); color: var(--ok); }
.attention .mark { background: var(--advisory-soft); color: var(--advisory); }
.violations .mark, .failed .mark { background: var(--mandatory-soft); color: var(--mandatory); }
.stack-report { padding-top: 28px; }
.hero { display: flex; gap: 22px; align-items: center; padding: 30px 32px; border-radius: 20px; color: #fff; position: relative;
  overflow: hidden; box-shadow: var(--shadow); }
.hero.passed { background: linear-gradient(120deg, #0f5c38, #1a7f57 60%, #17768a); }
.hero.attention { background: linear-gradient(120deg, #6b4700, #8a5a00 60%, #8f4a12); }
.hero.violations { background: linear-gradient(120deg, #7d1128, #b3262f 55%, #b3442a); }
.hero.failed { background: linear-gradient(120deg, #2b2140, #5a2a5f 60%, #7d2352); }
.hero .mark { width: 72px; height: 72px; font-size: 36px; background: rgb(255 255 255 / .18); color: #fff; }
.hero .path { font-size: 14px; color: rgb(255 255 255 / .88); }
.hero .verdict { font-size: clamp(22px, 3.4vw, 32px); line-height: 1.2; letter-spacing: -.015em; margin: 4px 0 8px; font-weight: 700; }
.hero .facts { color: rgb(255 255 255 / .92); font-size: 14px; }
.tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 2fr); gap: 12px; margin-top: 14px; }
.tile { padding: 16px 18px; display: flex; flex-direction: column; }
.tile b { font-size: 30px; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile span, .severity-tile > span { color: var(--soft); font-size: 13px; }
.tile.mandatory b { color: var(--mandatory); } .tile.advisory b { color: var(--advisory); }
.tile.exempt b { color: var(--exempt); } .tile.clean b { color: var(--ok); } .tile.none b { color: var(--soft); }
.severity-tile { padding: 16px 18px; }
.stack-bar { display: flex; gap: 2px; height: 12px; margin: 10px 0; background: var(--sunk); border-radius: 8px; overflow: hidden; }
.stack-bar i.critical, .severities .critical i { background: var(--critical); } .stack-bar i.high, .severities .high i { background: var(--high); }
.stack-bar i.medium, .severities .medium i { background: var(--medium); } .stack-bar i.low, .severities .low i { background: var(--low); }
.severities { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 13px; color: var(--soft); }
.severities b { color: var(--text); } .severities i { display: inline-block; width: 9px; height: 9px; border-radius: 3px; margin-right: 6px; }
section { margin-top: 34px; }
.title { font-size: 18px; letter-spacing: -.01em; margin-bottom: 12px; display: flex; align-items: center; gap: 8px; }
.number { font-size: 12px; font-weight: 600; background: var(--sunk); color: var(--soft); border-radius: 20px; padding: 1px 9px; }
.not-evaluated { padding: 14px 20px; border-left: 4px solid var(--medium); display: grid; gap: 4px; }
.error { padding: 18px 20px; border-color: var(--mandatory); } .error h3 { font-size: 16px; color: var(--mandatory); }
.empty, .hint, .legend { color: var(--soft); } .hint, .legend { font-size: 13px; margin-top: 8px; }
@media (max-width: 900px) { .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); } .severity-tile { grid-column: 1 / -1; } }
@media (max-width: 560px) {
  main, .overview, footer { padding-left: 14px; padding-right: 14px; }
  .hero { padding: 22px 20px; gap: 16px; align-items: flex-start; } .hero .mark { width: 46px; height: 46px; font-size: 23px; }
}
@media print {
  :root { --page: #fff; --shadow: none; }
  body { font-size: 11px; } main { max-width: none; padding: 0; } .overview, .filters, .shown, .skip { display: none; }
  .hero { color: #000; background: none !important; border: 2px solid #000; padding: 14px; } .hero .path, .hero .facts { color: #000; }
  .hero .mark { color: #000; background: #eee; } .card, .group { box-shadow: none; break-inside: avoid; }
  .stack-report + .stack-report { break-before: page; } .scroll { overflow: visible !important; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
