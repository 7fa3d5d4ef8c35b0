// Loaded into each process that is measured, before its own program.
process.on('message', ({ kind }) => {
  if (kind === 'usage') {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMicroseconds: user + system });
  }
  if (kind === 'memory') {
    // Twice: what a first collection finalizes, the second one frees.
    globalThis.gc();
    globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send({ rss: rss / 1e6, heap: (heapUsed + external) / 1e6 });
  }
});
