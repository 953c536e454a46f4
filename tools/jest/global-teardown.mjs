import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  await globalThis.anjuanTestKafka?.stop();
  const running = globalThis.anjuanTestPostgres;
  if (!running) return;
  await running.server.stop();
  await rm(running.folder, { recursive: true, force: true });
}
