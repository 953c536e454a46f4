import { once } from 'node:events';
import { connectKafka, createRelay } from '@anjuan/event-bus';
import { askedToEnd, detailsOf, endProcess, listeningAt, processLog, runMain } from '@anjuan/service-host';
import { relayConfig } from './config.ts';
import { healthServer } from './health-server.ts';
import { relayMetrics } from './metrics.ts';
import { openStore } from './open-store.ts';
import { relayWork } from './work.ts';

await runMain(async () => {
  const config = relayConfig(process.argv.slice(2), process.env);
  const log = processLog('relay', config.log);
  const asked = askedToEnd();
  const store = await openStore(config);
  const kafka = connectKafka(config.kafka, 'anjuan-relay', ({ level, text, fields }) => log[level]({ kafka: fields }, text));
  const relay = createRelay({
    ...{ store, kafka, topics: config.kafka.topics, sessionTimeoutMs: config.sessionTimeoutMs },
    onError: (error) => log.error({ ...detailsOf(error), advice: relay.status().advice }, 'relay failed, trying again'),
    onChange: (state) => log.info({ state }, 'relay'),
  });
  const ending = new AbortController();
  const work = relayWork({
    ...{ store, kafka, topics: config.kafka.topics, sessionTimeoutMs: config.sessionTimeoutMs },
    onError: (kind, error) => log.error({ kind, ...detailsOf(error) }, 'job failed'),
  });
  const server = healthServer(relay, relayMetrics(relay), work);
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const running = relay.run(ending.signal);
  console.log(`Anjuan relay is ready at ${listeningAt(server.address(), config)}`);
  await asked;
  const stop = async (): Promise<void> => {
    ending.abort();
    await running;
    server.close();
    server.closeAllConnections();
    await store.close();
  };
  await endProcess(log, stop, 0);
});
