import net from 'node:net';

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `wanted` upwards, or undefined when `attempts` in a row are taken. */
export async function findFreePort(
  host: string,
  wanted: number,
  attempts: number,
): Promise<number | undefined> {
  for (let port = wanted; port < wanted + attempts; port += 1) if (await isFree(host, port)) return port;
  return undefined;
}
