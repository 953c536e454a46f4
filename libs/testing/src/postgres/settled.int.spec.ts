import { expect, it } from '@jest/globals';
import pg from 'pg';
import { settled } from './settled.ts';
import { testDatabase } from './test-database.ts';

it('waits for the end of a transaction that another suite began earlier, in another database', async () => {
  const [own, others] = await Promise.all([testDatabase(), testDatabase()]);
  const other = new pg.Client({ connectionString: others.url });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT pg_current_xact_id()');
  const order: string[] = [];
  const waiting = settled(own.url).then(() => order.push('settled'));
  // Enough looks of the one that waits for it to have seen the transaction, were it to see it.
  for (let look = 0; look < 50; look += 1) await other.query('SELECT pg_sleep(0.01)');
  order.push('the other ends');
  await other.query('COMMIT');
  await waiting;
  expect(order).toEqual(['the other ends', 'settled']);
  await other.end();
  await Promise.all([own.drop(), others.drop()]);
});
