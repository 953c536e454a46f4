/** Says which real servers the faults happen to, before the first of them; the suites learn what can be had from the environment. */
export default async function globalSetup() {
  const { localKafkaAtHand } = await import('../../../libs/testing/src/kafka/run-broker.ts');
  const { smallDisksAtHand } = await import('../system/small-disk.ts');
  const [kafka, disk] = [await localKafkaAtHand(), await smallDisksAtHand()];
  process.env.ANJUAN_TEST_LOCAL_KAFKA = String(kafka);
  process.env.ANJUAN_TEST_SMALL_DISK = String(disk);
  const servers = kafka === true ? 'embedded PostgreSQL 18, Apache Kafka 4.4.0 as processes of this machine' : `none: ${kafka}`;
  console.log(`\nServers for the faults: ${servers}`);
  console.log(`A disk that can be filled: ${disk === true ? 'a small file system of memory' : `none: ${disk}`}`);
  if (kafka !== true && process.env.ANJUAN_TESTS_NEED_KAFKA === 'true')
    throw new Error(`没有可用的 Kafka / no Kafka for the faults: ${kafka}`);
}
