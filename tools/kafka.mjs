// npm run kafka:start|kafka:stop -- --data DIR [--port N]: the local Kafka, in the foreground until Ctrl-C, SIGTERM or kafka:stop.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kafkaVersion, startLocalKafka, stopOnFolder } from '@anjuan/local-kafka';

const usage = 'npm run kafka:start -- --data DIR [--port 9092]\nnpm run kafka:stop -- --data DIR';

async function start(dataDir, port) {
  let kafka;
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      asked = true;
      if (kafka) void kafka.stop();
      else process.exit(130); // a broker that is still starting is ended with us
    });
  }
  kafka = await startLocalKafka({ dataDir, port });
  console.log(`Kafka ${kafkaVersion} is ready at ${kafka.brokers[0]}`);
  const code = await kafka.exited;
  // 143: it was ended by SIGTERM, as kafka:stop does.
  process.exitCode = asked || code === 143 ? 0 : 1;
  console.log('Kafka 已停止 / Kafka has stopped');
}

async function stop(dataDir) {
  const was = await stopOnFolder(dataDir);
  console.log(was ? 'Kafka 已停止 / Kafka has stopped' : `该目录上没有运行中的 Kafka / no Kafka runs on ${dataDir}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function parsed() {
  try {
    const options = { data: { type: 'string' }, port: { type: 'string', default: '9092' } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const port = Number(values.port);
    const fit = values.data && Number.isInteger(port) && port > 0 && port < 65_536 && positionals.length === 1;
    return fit ? { command: positionals[0], dataDir: resolve(values.data), port } : fail(usage);
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}

const { command, dataDir, port } = parsed();
try {
  if (command === 'start') await start(dataDir, port);
  else if (command === 'stop') await stop(dataDir);
  else fail(usage);
} catch (error) {
  fail(error.message);
}
