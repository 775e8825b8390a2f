// Starts the cluster of one test run, unless the run has no test that wants a database.
import type { TestProject } from 'vitest/node';
import type { Socket } from './embedded-database.ts';
import { prepareTemplate, startScratchCluster } from './scratch-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    scratchCluster: Socket | undefined;
  }
}

/** The words of the command line are not in the published type; without them the cluster is started for nothing. */
async function wantsDatabase(project: TestProject): Promise<boolean> {
  const { filenamePattern } = project.vitest as unknown as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern ?? []);
  return testFiles.some((file) => file.endsWith('.db.test.ts'));
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!(await wantsDatabase(project))) return undefined;
  const cluster = await startScratchCluster();
  await prepareTemplate(cluster.socket);
  project.provide('scratchCluster', cluster.socket);
  return () => cluster.stop();
}
