// An endpoint that answers like a token endpoint and repeats the body that it got.
import { createServer } from 'node:http';
import { listen } from './listen.mjs';

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('latin1').on('data', (piece) => (body += piece));
  request.on('end', () => {
    const content = JSON.stringify({ access_token: 'x'.repeat(43), token_type: 'Bearer', expires_in: 299, body });
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Content-Length': Buffer.byteLength(content),
    });
    response.end(content);
  });
});
console.log(`listening ${await listen(server)}`);
