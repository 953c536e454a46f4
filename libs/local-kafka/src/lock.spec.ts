import { describe, expect, it } from '@jest/globals';
import { lockedJars, parseLock } from './lock.ts';

describe('the list of Kafka’s jars', () => {
  it('names the broker itself, every jar once', async () => {
    const jars = await lockedJars();
    expect(jars.map((jar) => jar.path)).toContain('org/apache/kafka/kafka_2.13/4.4.0/kafka_2.13-4.4.0.jar');
    expect(new Set(jars.map((jar) => jar.file)).size).toBe(45);
  });

  it.each([
    'one word',
    `${'0'.repeat(63)} 3 a.jar`,
    `${'0'.repeat(64)} x a.jar`,
    `${'0'.repeat(64)} 3 ../a.jar`,
    `${'0'.repeat(64)} 3 a.zip`,
  ])('is refused, with the line, when it says %j', (line) => {
    expect(() => parseLock(`# list\n${line}\n`)).toThrow('line 2');
  });
});
