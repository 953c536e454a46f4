import { X509Certificate } from 'node:crypto';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { testAuthority } from './certificates.ts';

// Real: Node's own TLS.
describe('an authority for tests', () => {
  const authority = testAuthority('Anjuan test authority');
  const host = authority.issue('broker');

  it('signs what only it has signed', () => {
    const issued = new X509Certificate(host.certificate);
    const other = testAuthority('Anjuan test authority');
    expect(issued.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(issued.verify(new X509Certificate(other.certificate).publicKey)).toBe(false);
    expect(issued.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(issued.checkHost('localhost')).toBe('localhost');
    expect(issued.checkHost('elsewhere')).toBeUndefined();
  });

  it('lets a client and a server know each other', async () => {
    const client = authority.issue('工单系统');
    const seen = Promise.withResolvers<string | string[] | undefined>();
    const server = createServer(
      { key: host.key, cert: host.certificate, ca: authority.certificate, requestCert: true, rejectUnauthorized: true },
      (socket) => {
        seen.resolve(socket.getPeerCertificate().subject.CN);
        socket.end();
      },
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, ca: authority.certificate, key: client.key, cert: client.certificate });
    expect(await seen.promise).toBe('工单系统');
    expect(socket.authorized).toBe(true);
    socket.destroy();
    await new Promise((done) => server.close(done));
  });
});
