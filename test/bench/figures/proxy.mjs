import { postBytes, rawClient } from '../measuring/raw-client.mjs';
import { startBeside, startProduct } from '../measuring/children.mjs';
import { proxyCalls } from '../measuring/proxy-call.mjs';
import { median } from '../measuring/statistics.mjs';

const blocks = 10;
const requestsInBlock = 200;
const warmUpRequests = 1_500;
const loadRounds = 3;
const loadMs = 2_000;
const body = 'grant_type=client_credentials&scope=read';
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** P4: the proxy of the product beside a bare pipe and the proxy that is built into Vite, in front of one endpoint. */
export async function measure(print) {
  const upstream = await startBeside('upstream');
  const [pipe, vite, product, load] = await Promise.all([
    startBeside('pipe', upstream.port),
    startBeside('vite-proxy', upstream.port),
    startProduct(['--no-playground']),
    startBeside('load'),
  ]);
  const calls = await proxyCalls(product.port);
  const plain = ({ port }) => postBytes({ port, path: '/token', headers: form, body });
  const url = `http://127.0.0.1:${upstream.port}/token`;
  const contenders = {
    direct: { child: upstream, bytes: plain(upstream) },
    pipe: { child: pipe, bytes: plain(pipe) },
    vite: { child: vite, bytes: plain(vite) },
    ours: { child: product, bytes: calls.bytes({ url, headers: Object.entries(form), body }) },
  };
  await printLatency(print, contenders);
  for (const connections of [16, 64]) await printThroughput(print, load, contenders, connections);
}

async function printLatency(print, contenders) {
  const names = Object.keys(contenders);
  const clients = names.map((name) => rawClient(contenders[name].child.port));
  const medians = new Map(names.map((name) => [name, []]));
  for (let block = 0; block <= blocks; block += 1) {
    const times = names.map(() => []);
    const requests = block === 0 ? warmUpRequests : requestsInBlock;
    for (let count = 0; count < requests; count += 1) {
      for (const [at, name] of names.entries()) {
        const began = performance.now();
        await clients[at].exchange(contenders[name].bytes);
        times[at]?.push(performance.now() - began);
      }
    }
    // The first block warms up.
    if (block > 0) for (const [at, name] of names.entries()) medians.get(name).push(median(times[at]));
  }
  for (const client of clients) client.close();
  const direct = medians.get('direct');
  const added = (name) => medians.get(name).map((one, at) => one - direct[at]);
  print({ what: 'Direct, p50', unit: 'ms', ours: direct });
  print({
    what: 'Added to p50, one after another',
    unit: 'ms',
    ours: added('ours'),
    beside: { name: 'bare pipe', values: added('pipe') },
    goal: { of: 'times', atMost: 1.3 },
  });
  print({
    what: 'Added to p50, one after another',
    unit: 'ms',
    ours: added('ours'),
    beside: { name: 'Vite', values: added('vite') },
  });
}

async function printThroughput(print, load, contenders, connections) {
  const names = ['pipe', 'vite', 'ours'];
  const perSecond = new Map(names.map((name) => [name, []]));
  const processor = new Map(names.map((name) => [name, []]));
  let lost = 0;
  for (let round = 0; round <= loadRounds; round += 1) {
    for (const name of names) {
      const { child, bytes } = contenders[name];
      const before = await child.cpuMicroseconds();
      const done = await load.ask({
        kind: 'load',
        port: child.port,
        base64: bytes.toString('base64'),
        connections,
        ms: round === 0 ? loadMs / 4 : loadMs,
      });
      const spent = (await child.cpuMicroseconds()) - before;
      lost += done.lost;
      if (round === 0) continue;
      perSecond.get(name).push(done.perSecond);
      processor.get(name).push(spent / done.answered);
    }
  }
  const at = `${connections} at a time`;
  const beside = (name, title, values) => ({ name: title, values: values.get(name) });
  print({
    what: `Requests a second, ${at}`,
    unit: '/s',
    ours: perSecond.get('ours'),
    beside: beside('vite', 'Vite', perSecond),
    goal: { of: 'times', atLeast: 2 },
  });
  print({
    what: `Requests a second, ${at}`,
    unit: '/s',
    ours: perSecond.get('ours'),
    beside: beside('pipe', 'bare pipe', perSecond),
  });
  // What a process with a fresh connection for each request can reach at all.
  print({
    what: `The bare pipe’s requests a second, ${at}`,
    unit: '/s',
    ours: perSecond.get('pipe'),
    beside: beside('vite', 'Vite', perSecond),
  });
  print({
    what: `Own processor time a request, ${at}`,
    unit: 'µs',
    ours: processor.get('ours'),
    beside: beside('pipe', 'bare pipe', processor),
    goal: { of: 'times', atMost: 1.5 },
  });
  if (lost > 0) print(`${lost} requests were lost.`);
}
