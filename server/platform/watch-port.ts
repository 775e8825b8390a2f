import http from 'node:http';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

/** A port of its own for those who watch: figures of the process are not for whoever reaches the pages. */
export async function openWatchPort(
  place: { host: string; port: number },
  metrics: Metrics,
  check: () => Promise<Readiness>,
): Promise<() => Promise<void>> {
  const server = http.createServer((request, response) => {
    const send = (status: number, type: string, body: string) =>
      void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    const answer = async () => {
      if (request.url === '/metrics')
        return send(200, metrics.registry.contentType, await metrics.registry.metrics());
      if (request.url === '/health') return send(200, 'application/json', '{"ok":true}');
      if (request.url !== '/ready') return send(404, 'text/plain', 'metrics, health, ready\n');
      const readiness = await check();
      send(readiness.ready ? 200 : 503, 'application/json', JSON.stringify(readiness));
    };
    answer().catch((error: unknown) => send(500, 'text/plain', `${String(error)}\n`));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
