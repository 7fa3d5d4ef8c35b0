import { join } from 'node:path';
import { root } from '../../../scripts/stamp.mjs';
import { buildFloor } from '../beside/floor.mjs';
import { firstViewWeight } from '../measuring/weight.mjs';

/** P1: JavaScript and CSS of the first view beside a form in bare React. */
export async function measure(print) {
  const floor = firstViewWeight(await buildFloor(), 'js');
  const client = join(root, 'dist', 'client');
  const js = firstViewWeight(client, 'js');
  const css = firstViewWeight(client, 'css');
  const beside = (values) => ({ name: 'React floor', values });
  const kilobytes = { unit: 'kB' };
  print({
    what: 'JavaScript, gzip',
    ...kilobytes,
    ours: [js.gzip],
    beside: beside([floor.gzip]),
    goal: { of: 'value', atMost: 130 },
  });
  print({ what: 'JavaScript, brotli', ...kilobytes, ours: [js.brotli], beside: beside([floor.brotli]) });
  print({ what: 'CSS, gzip', ...kilobytes, ours: [css.gzip], goal: { of: 'value', atMost: 12 } });
}
