/** What evidence has beside every page. */
export const evidenceStyles = `
main { padding-top: 28px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.evidence-head h1 { font-size: clamp(22px, 3.4vw, 32px); line-height: 1.2; letter-spacing: -.015em; }
.path, .facts, .reason, .type, .version { color: var(--soft); font-size: 13px; }
section { margin-top: 34px; }
.title { font-size: 18px; margin-bottom: 12px; } .title a { color: inherit; }
.tiles-of-frameworks { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 12px; margin-top: 18px; }
.framework-tile { padding: 14px 16px; color: inherit; text-decoration: none; } .framework-tile:hover { border-color: var(--link); }
.stack-bar { display: flex; gap: 2px; height: 12px; margin: 10px 0; background: var(--sunk); border-radius: 8px; overflow: hidden; }
.stack-bar i.failed { background: var(--high); } .stack-bar i.undecided { background: var(--medium); } .stack-bar i.exempt { background: var(--low); }
.stack-bar i.passed { background: var(--ok); }
.counts { display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 13px; color: var(--soft); }
.status { display: inline-block; font-size: 12px; font-weight: 600; border-radius: 6px; padding: 2px 8px; white-space: nowrap; background: var(--sunk);
  color: var(--soft); }
.status.failed { background: var(--mandatory-soft); color: var(--mandatory); } .status.undecided { background: var(--advisory-soft); color: var(--advisory); }
.status.exempt { background: var(--exempt-soft); color: var(--exempt); } .status.passed { background: var(--ok-soft); color: var(--ok); }
.meanings, .gaps { padding: 14px 20px; display: grid; gap: 6px; } .gaps ul { padding-left: 18px; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.controls { border-collapse: collapse; font-size: 14px; width: 100%; min-width: 620px; }
.controls th, .controls td { text-align: left; vertical-align: top; padding: 6px 14px; } .controls thead th { color: var(--soft); font-weight: 500; }
.controls th[scope=row] { white-space: nowrap; font-weight: 600; } .controls tbody tr { border-top: 1px solid var(--line); }
.policies { display: grid; gap: 12px; } .policy-evidence { padding: 14px 18px; scroll-margin-top: 12px; } .policy-evidence:target { border-color: var(--link); }
.group-head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; } .group-head h3 { font-size: 15px; }
.part { border-top: 1px solid var(--line); margin-top: 8px; padding-top: 8px; }
.found li { margin-top: 4px; white-space: pre-line; } .name { font-weight: 600; }
details > summary { cursor: pointer; color: var(--soft); font-size: 13px; margin: 4px 0; } .urns { font-size: 12px; padding-left: 12px; }
@media print { .tiles-of-frameworks { display: none; } .scroll { overflow: visible; } .card, .controls tr { box-shadow: none; break-inside: avoid; } }
`;
