import { createServer } from 'node:net';

/** Rejects with an Error, in both languages, when somebody listens on this port of 127.0.0.1 already. */
export async function mustBeFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, '127.0.0.1', resolve));
  } catch (cause) {
    throw new Error(`端口已被占用 / port ${port} on 127.0.0.1 cannot be had`, { cause });
  }
  await new Promise((done) => probe.close(done));
}

/** So many different free TCP ports on 127.0.0.1, all held until the last is known. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    probes.map(
      (probe) =>
        new Promise<number>((resolve, reject) => {
          probe.once('error', reject);
          probe.listen(0, '127.0.0.1', () => {
            const address = probe.address();
            resolve(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(probes.map((probe) => new Promise((done) => probe.close(done))));
  return ports;
}
