// A whole product on a scratch database with the sample county, for the browser tests. Everything ends with this process.
import path from 'node:path';
import { findWebBuild } from './build-web.ts';
import { startChildServer } from './child-server.ts';
import { runCli } from './run-cli.ts';
import { prepareTemplate, startScratchCluster } from './scratch-cluster.ts';

const CHECKOUT = path.join(import.meta.dirname, '../..');

/** Serves on that port of 127.0.0.1 until this process is ended. */
export async function serveForBrowserTests(port: number): Promise<void> {
  const web = findWebBuild(CHECKOUT);
  if (!web.isCurrent) web.build();
  const cluster = await startScratchCluster();
  const urls = await prepareTemplate(cluster.socket);
  const addresses = {
    LUOSHI_OWNER_URL: urls.owner,
    LUOSHI_DATABASE_URL: urls.app,
    LUOSHI_WORKER_URL: urls.worker,
  };
  await runCli(CHECKOUT, ['seed'], addresses);
  const server = await startChildServer({
    checkout: CHECKOUT,
    env: {
      ...addresses,
      LUOSHI_OWNER_URL: '',
      LUOSHI_MODE: 'both',
      LUOSHI_HOST: '127.0.0.1',
      LUOSHI_PORT: String(port),
      LUOSHI_SAMPLE: '1',
    },
    healthUrl: `http://127.0.0.1:${port}/api/health`,
    onGivenUp: () => process.exit(1),
  });
  const end = async () => {
    await server.stop();
    await cluster.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
}
