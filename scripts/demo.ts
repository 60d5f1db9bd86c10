// Scores four telling leads and prints their ranked reports: npm run demo [-- --language vi]
import { parseArgs } from 'node:util';
import { readCatalogue } from '../src/catalogue/read.ts';
import type { InvestorProfile } from '../src/contract/profile.ts';
import { investorProfile } from '../src/contract/profile.ts';
import type { Language } from '../src/core/catalogue.ts';
import { compile } from '../src/core/compile.ts';
import { fit } from '../src/core/fit.ts';
import { DEMO_LEADS } from './demo/leads.ts';
import { printed } from './demo/printed.ts';

const { values } = parseArgs({ options: { language: { type: 'string', default: 'en' } } });
if (values.language !== 'vi' && values.language !== 'en') {
  console.error('usage: npm run demo [-- --language vi|en]');
  process.exit(2);
}
const language: Language = values.language;
const catalogue = compile(readCatalogue());
const asOf = new Date().toISOString().slice(0, 10);
for (const lead of DEMO_LEADS) {
  const profile: InvestorProfile = investorProfile.parse(lead);
  console.log(printed(fit(catalogue, profile, { asOf }), profile.company.name, catalogue, language));
}
