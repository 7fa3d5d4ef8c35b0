import { connect } from 'node:net';

/**
 * One keep-alive connection to a port of this machine, below HTTP so that the client costs little beside what is
 * measured. One request at a time; it connects anew where the server has closed.
 *
 * @param {number} port
 */
export function rawClient(port) {
  let socket;
  let received = Buffer.alloc(0);
  let waiting;

  const settle = (error) => {
    const { resolve, reject } = waiting ?? {};
    const whole = received;
    waiting = undefined;
    received = Buffer.alloc(0);
    if (error === undefined) resolve?.(whole);
    else reject?.(error);
  };
  const forget = () => {
    const own = socket;
    socket = undefined;
    own?.destroy();
  };
  const open = () => {
    const own = connect({ port, host: '127.0.0.1', noDelay: true });
    own.on('data', (piece) => {
      received = received.length === 0 ? piece : Buffer.concat([received, piece]);
      if (!isWhole(received)) return;
      // The server will not take another request here.
      if (headOf(received).head.includes('\r\nconnection: close')) forget();
      settle();
    });
    own.on('error', () => own.destroy());
    own.on('close', () => {
      if (socket !== own) return;
      socket = undefined;
      settle(new Error('closed in the middle of an answer'));
    });
    return own;
  };

  return {
    /** Sends these bytes and answers with those of the response, head included. @param {Buffer} bytes */
    exchange: (bytes) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket ??= open();
        socket.write(bytes);
      }),
    close: forget,
  };
}

/** A request with a body, as bytes. */
export function postBytes({ port, path, headers = {}, body }) {
  const fields = { Host: `localhost:${port}`, ...headers, 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/** The content of a response, its chunks joined. @param {Buffer} response */
export function contentOf(response) {
  const { head, start } = headOf(response);
  const content = response.toString('latin1', start);
  return isChunked(head) ? withoutChunks(content) : content;
}

/** The status of a response. @param {Buffer} response */
export function statusOf(response) {
  return Number(response.toString('latin1', 9, 12));
}

function isWhole(response) {
  const { head, start } = headOf(response);
  if (start === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return response.length >= start + Number(length);
  return isChunked(head) && response.toString('latin1', Math.max(start - 2, response.length - 7)) === '\r\n0\r\n\r\n';
}

function headOf(response) {
  const end = response.indexOf('\r\n\r\n');
  return end === -1
    ? { head: '', start: -1 }
    : { head: response.toString('latin1', 0, end).toLowerCase(), start: end + 4 };
}

function isChunked(head) {
  return head.includes('\r\ntransfer-encoding: chunked');
}

function withoutChunks(content) {
  let joined = '';
  for (let at = 0; at < content.length;) {
    const lineEnd = content.indexOf('\r\n', at);
    const size = Number.parseInt(content.slice(at, lineEnd), 16);
    if (size === 0) break;
    joined += content.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
  return joined;
}
