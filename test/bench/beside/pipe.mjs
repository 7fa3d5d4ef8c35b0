// The barest forwarding proxy in node:http that opens a fresh connection each time: it keeps nothing and checks nothing.
import { createServer, request as forward } from 'node:http';
import { listen } from './listen.mjs';

const port = Number(process.argv[2]);

const server = createServer((request, response) => {
  const { method, url: path } = request;
  const onward = forward(
    { host: '127.0.0.1', port, method, path, headers: fields(request), agent: false },
    (answer) => {
      response.writeHead(answer.statusCode, fields(answer));
      answer.pipe(response);
    },
  );
  request.pipe(onward);
});
console.log(`listening ${await listen(server)}`);

function fields({ headers }) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'connection'));
}
