import { freePorts, startLocalKafka } from '@anjuan/local-kafka';
import { layCable, type Cable } from '@anjuan/testing';

/** A broker of its own behind a cable, which nobody starts again by itself. */
export interface CabledBroker {
  /** `host:port` at the near end of the cable, as KAFKA_BROKERS takes it. */
  readonly address: string;
  readonly cable: Cable;
  /** Orderly end; the data stay. */
  stop(): Promise<void>;
  /** Again, on the same address and data. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Resolves when the broker has ended, whatever ended it. */
  ended(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts a broker on the folder, which stays. Rejects where there is no Java. */
export async function cabledBroker(dataDir: string): Promise<CabledBroker> {
  const [port = 0] = await freePorts(1);
  const cable = await layCable({ to: port });
  const options = { dataDir, port, advertisedPort: cable.port };
  let server = await startLocalKafka(options);
  const kill = async (): Promise<void> => {
    process.kill(server.pid, 'SIGKILL');
    await server.exited;
  };
  return {
    address: `127.0.0.1:${cable.port}`,
    cable,
    stop: () => server.stop(),
    start: async () => void (server = await startLocalKafka(options)),
    kill,
    async ended() {
      await server.exited;
    },
    remove: async () => {
      await kill().catch(() => undefined); // it may have ended before
      await cable.remove();
    },
  };
}
