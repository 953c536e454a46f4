import { isKafkaSuite } from './kafka-for-run.mjs';

/** Says at the end of a run how many Kafka tests were skipped, and why; such a run fails where ANJUAN_TESTS_NEED_KAFKA is `true`. */
export default class KafkaReporter {
  #skipped = '';

  onRunComplete(_contexts, results) {
    const local = process.env.ANJUAN_TEST_LOCAL_KAFKA;
    const reasons = [JSON.parse(process.env.ANJUAN_TEST_KAFKA ?? '{}').reason, local === 'true' ? undefined : local].filter(Boolean);
    if (reasons.length === 0) return;
    const suites = results.testResults.filter((suite) => isKafkaSuite(suite.testFilePath) && suite.numPendingTests > 0);
    if (suites.length === 0) return;
    const tests = suites.reduce((sum, suite) => sum + suite.numPendingTests, 0);
    const why = [...new Set(reasons.join('; ').split('; '))].join('; ');
    this.#skipped = `跳过 ${suites.length} 个 Kafka 测试文件（${tests} 项）/ skipped ${suites.length} Kafka suites (${tests} tests): ${why}`;
    console.log(`\n${this.#skipped}`);
  }

  getLastError() {
    if (this.#skipped && process.env.ANJUAN_TESTS_NEED_KAFKA === 'true') return new Error(this.#skipped);
  }
}
