import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';

/** A listener that counts whoever reaches this computer's port, by TCP or UDP, whatever is said. */
export interface Wire {
  readonly port: number;
  hits(): number;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1, on TCP and UDP alike. */
export async function listen(): Promise<Wire> {
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    socket.destroy();
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
  const datagrams = createSocket('udp4', () => {
    hits += 1;
  });
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  return {
    port,
    hits: () => hits,
    async close() {
      datagrams.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Reaches the wire once by TCP and once by UDP, to show that it counts. */
export async function touch(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end());
    socket.once('close', () => resolve());
    socket.once('error', reject);
  });
  const datagrams = createSocket('udp4');
  await new Promise<void>((resolve) => datagrams.send('x', port, '127.0.0.1', () => resolve()));
  datagrams.close();
}
