/** The report's one style sheet: ink on white, hairlines, one accent; no font is fetched. */
export const STYLE = `
:root { color-scheme: light; --ink: #16181d; --quiet: #5f636b; --hair: #e4e2dd; --sun: #9a6700; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1180px; margin: 0 auto; padding: 56px 32px 96px; }
h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; margin: 0 0 8px; font-weight: 650; }
h2 { font-size: 20px; line-height: 1.3; margin: 72px 0 4px; font-weight: 650; }
h3 { font-size: 15px; margin: 32px 0 4px; font-weight: 650; }
p { margin: 4px 0 12px; max-width: 68ch; }
.over { font-size: 11px; letter-spacing: 0.1em; text-transform: uppercase; color: var(--sun); font-weight: 600; margin: 0 0 12px; }
.quiet, .quiet p { color: var(--quiet); }
.lead { font-size: 17px; max-width: 62ch; margin-top: 12px; }
.tiles { display: flex; flex-wrap: wrap; gap: 16px 48px; margin: 32px 0 0; padding: 20px 0; border-block: 1px solid var(--hair); }
.tiles div { min-width: 92px; }
.tiles b { display: block; font-size: 26px; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; }
.tiles span { color: var(--quiet); font-size: 13px; }
.notes { border-left: 3px solid var(--sun); padding: 4px 0 4px 16px; margin: 24px 0; }
.notes ul { margin: 0; padding-left: 18px; }
.wide { overflow-x: auto; margin: 16px 0 8px; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: 8px 20px 8px 0; border-bottom: 1px solid var(--hair); }
th { font-size: 12px; font-weight: 600; color: var(--quiet); border-bottom-color: #c9c6bf; vertical-align: bottom; position: sticky; top: 0; background: #fff; }
th:last-child, td:last-child { padding-right: 0; }
th.number, td.number { text-align: right; white-space: nowrap; }
td small { display: block; color: var(--quiet); font-size: 12.5px; width: max-content; max-width: 40ch; }
td.number small { margin-left: auto; }
td svg { display: block; margin: -4px 0; }
.bar { display: inline-block; height: 9px; background: #2f66ad; border-radius: 2px; vertical-align: middle; min-width: 1px; }
figure { margin: 20px 0 0; }
figure svg { max-width: 100%; height: auto; display: block; }
figcaption { color: var(--quiet); font-size: 13px; margin-top: 8px; max-width: 68ch; }
.walks { display: grid; grid-template-columns: repeat(auto-fill, minmax(330px, 1fr)); gap: 28px 24px; margin-top: 20px; }
.walks figure { margin: 0; }
.beside { display: flex; flex-wrap: wrap; gap: 8px 48px; align-items: flex-start; }
.beside > * { flex: 0 1 auto; }
.facts { min-width: 260px; flex: 1 1 260px; margin-top: 58px; }
.facts dl { display: grid; grid-template-columns: 1fr auto; margin: 0; font-size: 13.5px; }
.facts dt, .facts dd { margin: 0; padding: 7px 0; border-bottom: 1px solid var(--hair); }
.facts dt { color: var(--quiet); }
.facts dd { text-align: right; }
.shared { position: absolute; width: 0; height: 0; }
p a, dd a, figcaption a { color: inherit; text-decoration-color: #b9b6ae; text-underline-offset: 2px; }
.references { max-width: 82ch; padding: 0; list-style: none; font-size: 13.5px; }
.references li { margin: 6px 0; padding-left: 24px; text-indent: -24px; overflow-wrap: anywhere; }
dl.words { max-width: 76ch; }
dl.words dt { font-weight: 600; margin-top: 14px; }
dl.words dd { margin: 2px 0 0; }
@media (max-width: 640px) { main { padding: 32px 16px 64px; } h2 { margin-top: 48px; } .facts { margin-top: 8px; } }
.short { max-width: 82ch; margin: 0; padding-left: 20px; } .short li { margin: 6px 0; }
.contents { margin: 28px 0 0; font-size: 14px; }
.contents ol { columns: 2; column-gap: 48px; margin: 0; padding-left: 24px; max-width: 860px; }
.contents li { padding: 3px 0; break-inside: avoid; }
.contents a { color: inherit; text-decoration-color: #b9b6ae; text-underline-offset: 2px; }
@media (max-width: 640px) { .contents ol { columns: 1; } }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { font-size: 10pt; line-height: 1.4; }
  main { padding: 0; max-width: none; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 28px; } h3 { font-size: 11pt; margin-top: 20px; }
  h2, h3, h2 + p, dt { break-after: avoid; } h2 + p { break-inside: avoid; }
  p { max-width: none; orphans: 3; widows: 3; }
  .tiles { margin-top: 20px; padding: 12px 0; gap: 12px 36px; } .tiles b { font-size: 16pt; }
  figure, tr, .references li { break-inside: avoid; }
  figure svg { max-height: 225mm; }
  .wide { overflow: visible; margin: 10px 0 4px; }
  table { font-size: 8.5pt; line-height: 1.3; }
  th { position: static; font-size: 8pt; }
  th, td { padding: 3px 9px 3px 0; overflow-wrap: break-word; }
  th.number, td.number { white-space: normal; }
  td small { font-size: 7.5pt; width: auto; max-width: 30ch; }
  td svg { max-width: 46mm; height: auto; }
  .walks { grid-template-columns: 1fr 1fr; gap: 16px; }
  .facts { margin-top: 8px; } .facts dl { font-size: 8.5pt; } .facts dt, .facts dd { padding: 2px 0; }
}
`;
