import { stopCluster } from './running-cluster.ts';

/** Runs after the last test, passed or failed. */
export default stopCluster;
