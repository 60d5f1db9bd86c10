/** Starts the cluster of this Jest run, before the first test with a database. */
export default async function globalSetup(): Promise<void> {
  // Jest compiles this file to CommonJS, in which Prisma's client and a top-level `await` would fail.
  const { tsImport } = await import('tsx/esm/api');
  const { startCluster }: typeof import('./start-cluster.ts') = await tsImport(
    './start-cluster.ts',
    import.meta.url,
  );
  await startCluster();
}
