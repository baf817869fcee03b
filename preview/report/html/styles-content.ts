/** Findings, matrix, exemptions and the plan. */
export const contentStyles = `
.filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 10px; }
.search { flex: 1 1 240px; min-width: 0; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 10px; padding: 8px 12px; }
.search::placeholder { color: var(--soft); opacity: 1; }
.filter { font: inherit; font-size: 13px; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 20px;
  padding: 6px 12px; cursor: pointer; }
.filter:hover { border-color: var(--soft); }
.filter[aria-pressed=true] { background: var(--text); color: var(--page); border-color: var(--text); }
.filter[aria-pressed=true] .number { background: transparent; color: inherit; }
.gap { width: 1px; height: 22px; background: var(--line); }
.shown { min-height: 20px; font-size: 13px; color: var(--soft); }
.findings { display: grid; gap: 10px; }
.group { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--mandatory); border-radius: 12px;
  padding: 14px 18px; box-shadow: var(--shadow); }
.group[hidden], .finding[hidden] { display: none; }
.group.advisory { border-left-color: var(--medium); } .group.exempt { border-left-color: var(--exempt); }
.finding + .finding { border-top: 1px solid var(--line); margin-top: 8px; padding-top: 2px; }
.group-head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.policy { font-size: 15px; } .policy a { color: inherit; text-decoration-color: var(--line); } .policy a:hover { color: var(--link); }
.badge { font-size: 11px; font-weight: 700; text-transform: uppercase; letter-spacing: .05em; border-radius: 6px; padding: 2px 7px;
  background: var(--sunk); }
.badge.critical { color: var(--critical); } .badge.high { color: var(--mandatory); } .badge.medium { color: var(--advisory); }
.badge.low { color: var(--exempt); }
.kind { font-size: 12px; border-radius: 6px; padding: 2px 8px; font-weight: 600; }
.kind.mandatory, .count.mandatory, .cell.mandatory { background: var(--mandatory-soft); color: var(--mandatory); }
.kind.advisory, .count.advisory, .cell.advisory { background: var(--advisory-soft); color: var(--advisory); }
.kind.exempt, .count.exempt, .cell.exempt { background: var(--exempt-soft); color: var(--exempt); }
.subject { margin-top: 6px; display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
.place { color: var(--soft); margin-left: auto; } .subject .name { font-weight: 600; } .subject .type { color: var(--soft); font-size: 13px; }
.message { margin-top: 2px; white-space: pre-line; }
.exemption-note { margin-top: 4px; font-size: 13px; color: var(--exempt); }
details > summary { cursor: pointer; }
.more { margin-top: 8px; font-size: 14px; color: var(--soft); } .more p { margin-top: 6px; } .more .steps { color: var(--text); }
.scroll { overflow-x: auto; width: fit-content; max-width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.matrix { border-collapse: collapse; font-size: 13px; width: max-content; }
.matrix th[scope=row] { text-align: left; font-weight: 500; white-space: nowrap; position: sticky; left: 0; background: var(--card); padding: 6px 14px; }
.matrix .corner { position: sticky; left: 0; background: var(--card); text-align: left; vertical-align: bottom; padding: 10px 14px; color: var(--soft);
  font-weight: 500; }
.matrix .resource { vertical-align: bottom; padding: 12px 4px 6px; font-weight: 500; }
.matrix .resource span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; max-height: 190px; overflow: hidden;
  text-overflow: ellipsis; }
.matrix tbody tr { border-top: 1px solid var(--line); } .matrix td { text-align: center; padding: 4px; min-width: 34px; }
.matrix tbody tr:hover th, .matrix tbody tr:hover td { background: var(--sunk); }
.cell { position: relative; display: inline-grid; place-items: center; width: 26px; height: 26px; border-radius: 8px; font-weight: 700; cursor: default; }
.legend .cell { width: 20px; height: 20px; font-size: 12px; margin-left: 10px; } .legend .cell:first-child { margin-left: 0; }
.silent { margin-top: 14px; } .ok { color: var(--ok); font-weight: 700; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 10px; }
.chips li { font-size: 13px; background: var(--ok-soft); color: var(--ok); border-radius: 8px; padding: 3px 10px; }
.exemptions { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 12px; }
.exemption { padding: 16px 18px; }
.exemption-head { display: flex; justify-content: space-between; gap: 10px; align-items: baseline; }
.exemption h4 { font-size: 15px; }
.days { font-size: 13px; font-weight: 600; white-space: nowrap; color: var(--ok); }
.soon .days { color: var(--advisory); } .bad .days { color: var(--mandatory); } .bad { border-color: var(--mandatory); }
.meta { color: var(--soft); font-size: 13px; margin-top: 6px; }
.bar { height: 8px; border-radius: 6px; background: var(--sunk); overflow: hidden; margin: 8px 0; }
.bar span { display: block; height: 100%; border-radius: 6px; background: var(--ok); }
.soon .bar span { background: var(--medium); } .bad .bar span { background: var(--high); }
.tree { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); padding: 14px 18px; }
.tree ul { margin-left: 9px; padding-left: 16px; border-left: 1px solid var(--line); }
.tree li { padding: 2px 0; } .tree summary { list-style: none; display: flex; align-items: baseline; gap: 8px; }
.tree .row { min-width: 0; }
.tree summary::-webkit-details-marker { display: none; }
.tree summary::before { content: "▸"; color: var(--soft); font-size: 12px; width: 10px; flex: none; } .tree details[open] > summary::before { content: "▾"; }
.tree li > .row { padding-left: 18px; } .tree .size { font-size: 12px; color: var(--soft); }
.op { color: var(--ok); font-weight: 700; display: inline-block; width: 14px; } .op.read, .op.deployed { color: var(--soft); }
.tree .name { font-weight: 500; margin-right: 6px; }
.tree .type { font-size: 12.5px; }
${[0, 1, 2, 3, 4, 5, 6, 7].map((hue) => `.service-${hue} { color: var(--h${hue}); }`).join("\n")}
.count { font-size: 11.5px; font-weight: 700; border-radius: 10px; padding: 1px 8px; }
.notes { display: grid; gap: 6px; color: var(--soft); font-size: 14px; white-space: pre-line; }
@media (max-width: 560px) { .place { margin-left: 0; } .exemptions { grid-template-columns: 1fr; } .tree { padding: 12px; } .tree ul { margin-left: 4px; padding-left: 10px; } }
@media print { .group details summary::marker { content: ""; } .exemptions { grid-template-columns: 1fr 1fr; } }
`;
