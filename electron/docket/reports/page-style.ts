/** The style of the page in a pack: paper, ink and one blue; black with shapes in print. No font, no file, no network. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#f6f5f1;--surface:#fffefb;--line:#e2dfd6;--line-strong:#cfcbbf;--ink:#1c2530;--muted:#5b6572;
--accent:#1d4f7c;--accent-soft:#e6eef6;--late:#a8201a;--late-soft:#fbe9e7;--soon:#8a5200;--soon-soft:#fdf0d9;--met:#2b6a3c;
--met-soft:#e5f2e8;--rest:#5b6572;--rest-soft:#eceae4}
@media (prefers-color-scheme:dark){:root{--paper:#12161b;--surface:#181d24;--line:#2a323c;--line-strong:#3a4450;--ink:#e7eaee;
--muted:#a3adb9;--accent:#86b7e6;--accent-soft:#1d2f42;--late:#ff9087;--late-soft:#3a1d1c;--soon:#f2b866;--soon-soft:#372a14;
--met:#84cc95;--met-soft:#18301f;--rest:#a3adb9;--rest-soft:#262d35}}
*{box-sizing:border-box}
html{background:var(--paper)}
body{margin:0 auto;max-width:1080px;padding:36px 28px 64px;color:var(--ink);
font:13.5px/1.45 Inter,"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,h4,p,ol,dl,table{margin:0}
h1{font-size:26px;letter-spacing:-.02em;line-height:1.2}
h2{font-size:19px;letter-spacing:-.015em;margin:44px 0 10px}
h3{font-size:16px;letter-spacing:-.01em;line-height:1.3;overflow-wrap:anywhere}
h4{font-size:12px;color:var(--muted);margin:18px 0 4px}
a{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,pre{font:12.5px/1.5 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace}
pre{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:8px 12px;margin:4px 0 10px;overflow-x:auto}
.mark{color:var(--accent);font-weight:650}
.lead{max-width:68ch;margin-top:8px;color:var(--muted)}
.note{max-width:78ch;margin-top:8px;color:var(--muted)}
nav{display:flex;flex-wrap:wrap;gap:6px 18px;margin-top:18px;padding-top:12px;border-top:1px solid var(--line-strong)}
dl.facts{display:grid;grid-template-columns:minmax(110px,max-content) 1fr;margin-top:16px}
dl.facts>dt,dl.facts>dd{padding:5px 0;border-top:1px solid var(--line);margin:0;overflow-wrap:anywhere}
dl.facts>dt{color:var(--muted);padding-inline-end:20px}
dl.facts>dd{white-space:pre-line}
article dl.facts{margin-top:0}
article .scroll+dl.facts,article ol.rows+dl.facts{margin-top:14px}
h5{margin:12px 0 2px;font-size:13.5px;font-weight:600}
ol.rows{margin:0;padding-inline-start:22px;color:var(--muted)}
ol.rows>li{padding:2px 0 6px}
ol.rows dl.facts{color:var(--ink)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th{font-size:12px;font-weight:600;color:var(--muted);text-align:start;white-space:nowrap}
th,td{padding:6px 14px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{border-bottom-color:var(--line-strong)}
th:last-child,td:last-child{padding-inline-end:0}
td.wide{overflow-wrap:anywhere;min-width:16ch}
td.fixed,td.wide>a{white-space:nowrap}
td.open{font-weight:600}
.whole{white-space:nowrap}
.muted{color:var(--muted)}
.hash{font:11px/1.4 ui-monospace,Menlo,Consolas,monospace;color:var(--muted);overflow-wrap:anywhere}
.clip{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.chip{display:inline-flex;align-items:center;gap:6px;font-size:12px;font-weight:600;border-radius:99px;padding:1px 9px 1px 7px;white-space:nowrap;
color:var(--rest);background:var(--rest-soft)}
.chip svg{width:10px;height:10px;flex:none;fill:currentColor;stroke:currentColor;stroke-width:0}
.late{color:var(--late);background:var(--late-soft)}
.soon{color:var(--soon);background:var(--soon-soft)}
.running{color:var(--accent);background:var(--accent-soft)}
.met{color:var(--met);background:var(--met-soft)}
.metLate{color:var(--soon);background:var(--soon-soft)}
.none{background:none;padding-inline:0}
article{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px 20px 18px;margin-top:14px;content-visibility:auto;contain-intrinsic-size:auto 520px}
article header{display:grid;grid-template-columns:1fr auto;gap:2px 20px}
article header .side{text-align:end}
.clock{border-top:1px solid var(--line);padding:10px 0 2px}
.clock:first-of-type{border-top:0;padding-top:2px}
.clock .line{display:grid;grid-template-columns:1fr auto;gap:0 20px}
.clock .line .side{text-align:end}
ol.why{list-style:none;padding:0;margin:6px 0 0;counter-reset:step}
ol.why li{counter-increment:step;display:grid;grid-template-columns:20px 1fr auto;gap:8px;padding:3px 0;border-top:1px dashed var(--line)}
ol.why li::before{content:counter(step);color:var(--muted)}
ol.why em{font-style:normal;color:var(--muted);text-align:end}
.cite{color:var(--muted);font-size:12px;margin-top:4px}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line-strong);color:var(--muted)}
@media (max-width:640px){body{padding:20px 16px}dl.facts{grid-template-columns:1fr}dl.facts>dd{border-top:0;padding-top:0}}
@page{size:A4;margin:16mm 15mm 18mm}
@media print{:root{color-scheme:light;--paper:#fff;--surface:#fff;--line:#c9c6bd;--line-strong:#777;--ink:#000;--muted:#444;--accent:#000;--accent-soft:#fff;
--late:#000;--late-soft:#fff;--soon:#000;--soon-soft:#fff;--met:#000;--met-soft:#fff;--rest:#000;--rest-soft:#fff}
body{max-width:none;padding:0;font-size:9.5pt}nav{display:none}a{color:inherit;text-decoration:none}
h2{break-after:avoid}article{border:0;border-top:1pt solid #777;border-radius:0;padding:8pt 0;content-visibility:visible;break-inside:auto}
article header,h4,.clock .line,tr{break-inside:avoid;break-after:auto}thead{display:table-header-group}.chip{padding-inline:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere}.scroll{overflow:visible}}
`;
