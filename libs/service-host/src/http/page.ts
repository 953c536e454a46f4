import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const programs = /^\/(?:api|health|metrics|openapi\.json)(?:\/|$|\?)/;

/** Serves the console's built page: its files, and the page itself for every address that a person opens. */
export async function servePage(server: FastifyInstance): Promise<void> {
  const root = join(dirname(createRequire(import.meta.url).resolve('@anjuan/console/package.json')), 'dist');
  if (!existsSync(join(root, 'index.html'))) return;
  await server.register(fastifyStatic, { root, cacheControl: false, index: ['index.html'], setHeaders });
  server.addHook('onRequest', async (request, reply) => {
    const opensPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const path = request.url.split('?')[0] ?? '/';
    if (!opensPage || programs.test(path) || path.includes('.')) return;
    await reply.sendFile('index.html');
  });
}

// Files under assets/ carry the hash of their content in their names; the page itself is asked for anew each time.
function setHeaders(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}
