// Starts the embedded database on the folder given as the argument, says so, and stays: a service to be killed.
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';

const { url } = await startEmbedded({ dataDir: process.argv[2] ?? '', durable: false });
console.log(url);
