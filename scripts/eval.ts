// How often the first sector is right on labelled leads, and what is wrong with the others:
// npm run eval -- --file leads.jsonl [--file more.jsonl] [--baselines] [--no-wrong] [--json]
import { parseArgs } from 'node:util';
import { readCatalogue } from '../src/catalogue/read.ts';
import { compile } from '../src/core/compile.ts';
import { reason } from '../src/store/embedded/embedded-error.ts';
import { compare } from './eval/baselines/compare.ts';
import { evaluate } from './eval/evaluate.ts';
import { printed } from './eval/print.ts';
import { readLeads } from './eval/read-leads.ts';
import { openPostgres } from './postgres.ts';

const USAGE = `usage: npm run eval -- --file leads.jsonl [--file more.jsonl] [--baselines] [--no-wrong] [--json]
  --baselines  judge simpler systems on the same rows too; needs a few seconds and a PostgreSQL, its own or DATABASE_URL's
  --no-wrong   leave out the rows that are wrong: for leads that are held back
  --json       print one JSON object and nothing else`;

type Options = {
  readonly file: readonly string[];
  readonly baselines: boolean;
  readonly 'no-wrong': boolean;
  readonly json: boolean;
};

const options = readOptions();
if (typeof options === 'string') refuse(options);
else await run(options);

async function run({ file, baselines, 'no-wrong': noWrong, json }: Options): Promise<void> {
  const document = readCatalogue();
  const { leads, faults } = readLeads(
    file,
    document.sectors.map(({ code }) => code),
  );
  if (faults.length > 0) {
    refuse(faults.join('\n'));
    return;
  }
  const catalogue = compile(document);
  const { wrong, ...figures } = evaluate(catalogue, leads);
  const postgres = baselines ? await openPostgres().catch(reason) : undefined;
  if (typeof postgres === 'string') {
    refuse(`no baselines: ${postgres}`);
    return;
  }
  const result = {
    ...figures,
    wrong: noWrong ? undefined : wrong,
    baselines: postgres && (await compare(catalogue, leads, postgres.client).finally(() => postgres.close())),
  };
  console.log(json ? JSON.stringify(result) : printed(result));
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        file: { type: 'string', multiple: true, default: [] },
        baselines: { type: 'boolean', default: false },
        'no-wrong': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    return values.file.length > 0 ? values : USAGE;
  } catch (error) {
    return `${reason(error)}\n${USAGE}`;
  }
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
