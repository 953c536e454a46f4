import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Asked {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

/** A status and a body; 'cut' closes the connection without an answer. */
export type Answer = { readonly status?: number; readonly body: unknown } | 'cut';

export interface AnsweringServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** An HTTP server that answers as the test says; it stands in only where a real server cannot be made to behave so. */
export async function answeringServer(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      body: Buffer.concat(chunks).toString('utf8'),
      headers: request.headers,
    };
    asked.push(one);
    const given = await answer(one);
    if (given === 'cut') return void request.socket.destroy();
    const type = given.status !== undefined && given.status >= 400 ? 'application/problem+json' : 'application/json';
    response
      .writeHead(given.status ?? 200, { 'content-type': type })
      .end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
