/** The style of a trace page. Colours are those of the product, and those of the reader's system decide which. */
export const traceStyle = `
:root{color-scheme:light dark;--ground:#f6f7f5;--panel:#fff;--sunken:#f1f3f0;--line:#d5dbd6;--ink:#16201d;--dim:#4f5c57;--good:#0b7a5b;--bad:#b3261e;--amber:#8a5000;--blue:#1f5fbf;--violet:#6b3fc0;--teal:#006a78;--mark:#fdf1dc}
@media (prefers-color-scheme:dark){:root{--ground:#0e1413;--panel:#141c1b;--sunken:#0a100f;--line:#2d3d3a;--ink:#e4ece8;--dim:#9aaaa5;--good:#35d6a2;--bad:#ff8a80;--amber:#f0b252;--blue:#82b4ff;--violet:#c0a1ff;--teal:#5ed4e6;--mark:#3a2a10}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:400 15px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:36px;padding-bottom:12px}
h1{font-size:26px;line-height:1.25;margin:4px 0 10px;overflow-wrap:anywhere}
h2{font-size:19px;margin:0 0 12px;overflow-wrap:anywhere}
h3{font-size:15px;margin:0 0 4px;overflow-wrap:anywhere}
.message h3{font-size:13px;margin:0 0 6px;color:var(--dim)}
p{margin:0 0 8px;overflow-wrap:anywhere}
.kicker{color:var(--good);font-weight:600;font-size:13px}
.summary{font-size:17px;max-width:75ch}
.note,footer{color:var(--dim);font-size:13px}
footer{padding-top:8px;padding-bottom:40px}
section{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:20px;margin:0 0 18px}
a{color:var(--blue);text-underline-offset:3px}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--good);outline-offset:2px}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:13px;font-variant-ligatures:none}
pre{margin:0;padding:12px 14px;background:var(--sunken);border:1px solid var(--line);border-radius:8px;max-height:560px;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;counter-reset:part}
pre .n{user-select:none}
pre .n::before{counter-increment:part;content:counter(part);display:inline-block;min-width:17px;margin-right:3px;padding:0 3px;border-radius:8px;background:var(--line);color:var(--ink);font:600 10px/15px system-ui,sans-serif;text-align:center;vertical-align:1px}
.method,.status{color:var(--good);font-weight:600}
.header-name,.parameter-name,.json-name{color:var(--blue)}
.target,.parameter-value,.json-string{color:var(--teal)}
.json-number,.json-literal{color:var(--violet)}
mark{background:var(--mark);color:var(--amber);border-radius:4px;padding:0 2px;overflow-wrap:anywhere}
.number{display:inline-block;min-width:26px;border-radius:13px;background:var(--ink);color:var(--panel);text-align:center;font-size:15px}
.outcome strong{color:var(--bad)}
.outcome.good strong{color:var(--good)}
.messages{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:18px;margin:14px 0}
.parts{margin:8px 0 0;padding-left:30px;font-size:13px}
.parts li{margin-bottom:6px;overflow-wrap:anywhere}
.layer{color:var(--dim)}
.layer+code{white-space:pre-wrap}
summary{cursor:pointer;font-weight:600;font-size:13px;padding:6px 0}
dl{margin:0}
.facts>div,.claims>div{display:grid;grid-template-columns:minmax(0,180px) minmax(0,1fr);gap:14px;padding:4px 0}
.claims>div{border-top:1px solid var(--line);padding:8px 0}
.claims+h3{margin-top:18px}
dt{color:var(--dim);overflow-wrap:anywhere}
.claims dt{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;color:var(--blue)}
dd{margin:0;overflow-wrap:anywhere}
.meant{color:var(--good)}
.picture{overflow-x:auto}
.flow{display:block}
.flow-ground{fill:var(--panel)}.flow-head{fill:var(--sunken);stroke:var(--line)}.flow-line{stroke:var(--dim)}
.flow-ink,.flow-number{fill:var(--ink)}.flow-dim{fill:var(--dim)}.flow-number-text{fill:var(--panel)}
.flow-good{fill:var(--good)}.flow-bad{fill:var(--bad)}
.flow-halo{stroke:var(--panel)}
.flow-ink-line{stroke:var(--ink)}.flow-good-line{stroke:var(--good)}.flow-bad-line{stroke:var(--bad)}
.finding{border-left:3px solid var(--dim);padding:2px 0 2px 14px;margin-bottom:16px}
.finding.error{border-color:var(--bad)}.finding.warning{border-color:var(--amber)}.finding.good{border-color:var(--good)}
@media (max-width:760px){.messages{grid-template-columns:minmax(0,1fr)}header,main,footer{padding-left:12px;padding-right:12px}section{padding:14px}.facts>div,.claims>div{grid-template-columns:minmax(0,1fr);gap:0}h1{font-size:21px}}
@media print{body{background:#fff;font-size:11px}section{break-inside:auto;border-color:#ccc}h2,h3,.outcome{break-after:avoid}pre{max-height:none;overflow:visible}.messages{grid-template-columns:minmax(0,1fr)}article{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}}
`;

/** The hash by which the page's policy lets this style through; a test tells the new one when the style changes. */
export const traceStyleHash = 'sha256-yYVI3GVMiAhV6si8naU4ZlrqUi1qX55mS+1zukD31kI=';
