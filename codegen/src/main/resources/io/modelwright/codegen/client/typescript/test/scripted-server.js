import { once } from 'node:events';
import { createServer } from 'node:http';

/** A server that answers what each test says, one answer after the other, and keeps what it was asked. */
export class ScriptedServer {
  seen = [];
  #steps = [];
  #http = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      this.seen.push({ method: request.method, path: request.url, headers: request.headers, body });
      const step = this.#steps.shift() ?? ((_, reply) => reply.writeHead(500).end());
      step(request, response);
    });
  });

  static async start() {
    const server = new ScriptedServer();
    server.#http.listen(0, '127.0.0.1');
    await once(server.#http, 'listening');
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.#http.address().port}`;
  }

  /** Bodies are sent as JSON, texts as they are. */
  answer(status, body, headers = {}) {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    this.#steps.push((_, response) => response.writeHead(status, headers).end(content));
    return this;
  }

  signIn(token) {
    return this.answer(200, { accessToken: token, tokenType: 'Bearer', expiresIn: 900 });
  }

  /** Breaks the connection instead of an answer. */
  breakOff() {
    this.#steps.push((request) => request.socket.destroy());
    return this;
  }

  /** Begins an answer and never ends it. */
  stall() {
    this.#steps.push((_, response) => response.writeHead(200, { 'Content-Length': '100' }).write('{'));
    return this;
  }

  async stop() {
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, 'close');
  }
}
