// `npm run bench` measures everything, `npm run bench -- p4 memory` these. What is printed are ratios to something that
// was measured beside it in the same run; nothing here passes or fails.
import { cpus } from 'node:os';
import { ensureBuilt } from '../../scripts/build.mjs';
import { closeAll } from './measuring/at-end.mjs';
import { line } from './measuring/report.mjs';

const figures = {
  p1: { title: 'P1  Weight of the first view', load: () => import('./figures/weight.mjs') },
  p2: { title: 'P2  First view, cold, processor slowed down 4 times', load: () => import('./figures/first-view.mjs') },
  lighthouse: { title: 'P2  Lighthouse, mobile', load: () => import('./figures/lighthouse.mjs') },
  p3: { title: 'P3  From the click to the token on screen', load: () => import('./figures/click-to-token.mjs') },
  p4: { title: 'P4  The proxy', load: () => import('./figures/proxy.mjs') },
  page: { title: 'P4  The page’s share of a proxied call', load: () => import('./figures/page-share.mjs') },
  p5: { title: 'P5  Decoding', load: () => import('./figures/decode.mjs') },
  p6: { title: 'P6  Verifying', load: () => import('./figures/verify.mjs') },
  p7: { title: 'P7  A big JSON answer', load: () => import('./figures/big-json.mjs') },
  p8: { title: 'P8  The countdown, main thread a minute', load: () => import('./figures/countdown.mjs') },
  p9: { title: 'P9  A history of 10,000 runs', load: () => import('./figures/history.mjs') },
  p10: { title: 'P10 From the start to the page and the first token', load: () => import('./figures/start.mjs') },
  p11: { title: 'P11 Many runs in one tab', load: () => import('./figures/growth.mjs') },
  memory: { title: 'Memory over 10,000 proxied requests, 64 at a time', load: () => import('./figures/memory.mjs') },
};

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const unknown = wanted.filter((name) => !(name in figures));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}; there are ${Object.keys(figures).join(', ')}.`);
  process.exitCode = 2;
} else if (await ensureBuilt()) {
  await measureAll(wanted.length === 0 ? Object.keys(figures) : wanted);
} else {
  process.exitCode = 1;
}

async function measureAll(names) {
  const [cpu] = cpus();
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}, ${process.platform}`);
  console.log(
    'Medians, with the least and the most in brackets; then what was measured beside it, the ratio, the goal.',
  );
  for (const name of names) {
    const began = performance.now();
    console.log(`\n${figures[name].title}`);
    const { measure } = await figures[name].load();
    try {
      await measure((row) => console.log(typeof row === 'string' ? `  ${row}` : line(row)));
    } catch (error) {
      console.log(`  Not measured: ${error.stack}`);
      process.exitCode = 1;
    } finally {
      await closeAll();
    }
    console.log(`  (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  }
}
