// Vite's development server with its own proxy in front of the same endpoint, with nothing set beyond that.
import { createServer } from 'vite';
import { cacheFolder } from '../measuring/cache.mjs';

const upstream = `http://127.0.0.1:${process.argv[2]}`;
const server = await createServer({
  configFile: false,
  root: cacheFolder('vite-proxy'),
  logLevel: 'silent',
  server: { host: '127.0.0.1', port: 0, proxy: { '/token': upstream } },
});
await server.listen();
console.log(`listening ${server.httpServer.address().port}`);
