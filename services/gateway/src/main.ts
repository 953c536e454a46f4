import { askedToEnd, detailsOf, endProcess, listeningAt, processLog, runMain } from '@anjuan/service-host';
import { createGateway } from './app.ts';
import { gatewayConfig } from './config.ts';
import { createUpstreams } from './upstreams.ts';

await runMain(async () => {
  const config = gatewayConfig(process.argv.slice(2), process.env);
  const log = processLog('gateway', config.log);
  const asked = askedToEnd();
  const upstreams = createUpstreams(config.upstreams);
  const server = await createGateway({
    ...{ config, upstreams, page: true },
    onFault: (request) => log.warn(request, 'answered with a fault'),
    onJobError: (kind, error) => log.error({ kind, ...detailsOf(error) }, 'job failed'),
  });
  const ending = new AbortController();
  const watching = upstreams.watch(ending.signal);
  await server.listen({ port: config.port, host: config.host });
  console.log(`Anjuan gateway is ready at ${listeningAt(server.server.address(), config)}`);
  await asked;
  const stop = async (): Promise<void> => {
    await server.close();
    ending.abort();
    await watching;
  };
  await endProcess(log, stop, 0);
});
