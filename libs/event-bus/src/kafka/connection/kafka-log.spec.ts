import { describe, expect, it } from '@jest/globals';
import { logLevel } from 'kafkajs';
import { toLogCreator, type KafkaLogEntry } from './kafka-log.ts';

describe("the client's log", () => {
  const said = (message: string, extra: object): KafkaLogEntry[] => {
    const entries: KafkaLogEntry[] = [];
    const log = toLogCreator((entry) => entries.push(entry))(logLevel.INFO);
    log({ namespace: 'Runner', level: logLevel.ERROR, label: 'ERROR', log: { timestamp: '', logger: 'kafkajs', message, ...extra } });
    return entries;
  };

  it('tells where and what, without errors, stacks and whatever stands after a colon', () => {
    const extra = { topic: 'anjuan.intake', partition: 3, error: new Error('张三'), stack: '张三', payload: { name: '张三' } };
    expect(said('Error when calling eachBatch: 张三', extra)).toEqual([
      { level: 'error', text: 'Runner: Error when calling eachBatch', fields: { topic: 'anjuan.intake', partition: 3 } },
    ]);
  });

  it('keeps the class of the error of a crash', () => {
    expect(said('Crash: KafkaJSConnectionError: connect 10.0.0.1', {})[0]?.text).toBe('Runner: Crash: KafkaJSConnectionError');
  });
});
