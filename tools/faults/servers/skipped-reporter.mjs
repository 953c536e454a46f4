/** Says at the end how many faults were not caused, and why. */
export default class SkippedReporter {
  onRunComplete(_contexts, { numPendingTests }) {
    if (numPendingTests === 0) return;
    const reasons = [process.env.ANJUAN_TEST_LOCAL_KAFKA, process.env.ANJUAN_TEST_SMALL_DISK].filter((said) => said && said !== 'true');
    console.log(`\n跳过 ${numPendingTests} 项故障 / skipped ${numPendingTests} faults: ${[...new Set(reasons)].join('; ')}`);
  }
}
