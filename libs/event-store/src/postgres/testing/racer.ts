import { randomUUID } from 'node:crypto';
import { createPostgresEventStore } from '../postgres-event-store.ts';

/**
 * A process of its own that appends to one stream until it stands at a revision, always expecting the last revision it knows.
 * Arguments: connection string, stream, last revision. Prints the revisions it won as JSON.
 */
const [url = '', stream = '', until = ''] = process.argv.slice(2);
const store = createPostgresEventStore({ connectionString: url });
const won: number[] = [];

function event() {
  return {
    id: randomUUID(),
    type: 'Raced',
    schemaVersion: 1,
    caseId: 'race',
    causationId: null,
    correlationId: 'race',
    actor: { id: 'racer', role: 'system', unit: '' },
    occurredAt: new Date(),
    data: { pid: process.pid },
  };
}

// Both stand at the line before either runs: a process that starts late would find the race over.
await store.append(`${stream}-line`, [event()], 'any');
for (let there = 0; there < 2;) {
  there = 0;
  for await (const _racer of store.readStream(`${stream}-line`)) there += 1;
}
for (let revision = -1; revision < Number(until);) {
  const result = await store.append(stream, [event()], revision < 0 ? 'no-stream' : revision);
  if (result.outcome === 'appended') won.push(result.revision);
  revision = result.revision ?? -1;
}
await store.close();
process.stdout.write(JSON.stringify(won));
