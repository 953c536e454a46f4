import pg from 'pg';

/** A connection of a peer. When the server is stopped under it, because something else failed, that failure is what the person should read. */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
