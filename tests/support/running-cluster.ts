import { rm } from 'node:fs/promises';
import type { Embedded } from '../../src/store/embedded/start-embedded.ts';

/** Where the workers, which inherit the environment, find the cluster. */
export const CLUSTER_URL = 'LEADFIT_TEST_CLUSTER_URL';

/** The migrated and seeded database that every test file's own is cloned from. */
export const TEMPLATE = 'leadfit_template';

// Jest loads the setup and the teardown apart from each other; they share nothing but the process.
const STOP = Symbol.for('leadfit.stop-cluster');

/** Keeps for the teardown how to stop the cluster and remove its folder. */
export function keepCluster(embedded: Embedded, folder: string): void {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  // A signal and the teardown may come together; both wait for the one end.
  Reflect.set(globalThis, STOP, () => (stopped ??= stop()));
}

/** Stops the cluster, if one runs, and removes its folder. */
export async function stopCluster(): Promise<void> {
  const stop: unknown = Reflect.get(globalThis, STOP);
  if (typeof stop === 'function') await stop();
}
