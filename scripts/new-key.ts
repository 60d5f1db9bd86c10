// Prints a well-formed key for LEADFIT_ADMIN_KEY: npm run --silent new-key
import { newKey } from '../src/services/api-keys.ts';

console.log(newKey());
