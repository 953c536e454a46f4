import { KurrentDouble, type KurrentDoubleOptions } from './kurrentdb-server/kurrentdb-server.ts';

/** The server a suite runs on. */
export interface KurrentUnderTest {
  readonly url: string;
  /** Which one it is, for the suite's title: a result on the double is not a result on KurrentDB. */
  readonly name: string;
  /** Only where it is the double: what it can be made to do. */
  readonly double?: KurrentDouble;
  dispose(): Promise<void>;
}

/** Said in the titles of the suites, so that a run says what it ran on. */
export function kurrentName(): string {
  if (process.env['KURRENTDB_URL']) return 'KurrentDB (KURRENTDB_URL)';
  if (process.env['KURRENTDB_IMAGE']) return `KurrentDB (container ${process.env['KURRENTDB_IMAGE']})`;
  return 'the protocol double of KurrentDB';
}

/**
 * KurrentDB where one can be had: at KURRENTDB_URL, or in a container made from KURRENTDB_IMAGE (opt-in, for pulling it may take minutes or fail);
 * else the double. Throws when an image is named and no container comes up: a run that was told to use the real server never quietly uses the
 * other.
 */
export async function kurrentUnderTest(): Promise<KurrentUnderTest> {
  const name = kurrentName();
  const url = process.env['KURRENTDB_URL'];
  if (url) return { url, name, dispose: () => Promise.resolve() };
  const image = process.env['KURRENTDB_IMAGE'];
  if (image) return { ...(await container(image)), name };
  return await kurrentDouble();
}

/** The double, for what a real server cannot be made to do. */
export async function kurrentDouble(options?: KurrentDoubleOptions): Promise<KurrentUnderTest & { readonly double: KurrentDouble }> {
  const double = await new KurrentDouble(options).start();
  return { url: double.url, name: 'the protocol double of KurrentDB', double, dispose: () => double.stop() };
}

async function container(image: string): Promise<Omit<KurrentUnderTest, 'name'>> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const started = await new GenericContainer(image)
    .withCommand(['--insecure', '--mem-db', '--run-projections=None', '--max-append-size=16777216'])
    .withExposedPorts(2113)
    .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCodeMatching((status) => status < 300))
    .start();
  const url = `kurrentdb://${started.getHost()}:${started.getMappedPort(2113)}?tls=false`;
  return {
    url,
    dispose: async () => {
      await started.stop();
    },
  };
}
