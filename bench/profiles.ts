import type { Profile } from '../src/core/profile.ts';

/** A project with every fact known that the criteria and gates read. */
const PROJECT = {
  type: 'greenfield',
  capexUsd: 24_000_000,
  landHa: 3,
  jobs: 240,
  engineerShare: 0.2,
  itShare: 0.02,
  averageMonthlyWageUsd: 450,
  rndShareOfRevenue: 0.02,
  rndCentrePlanned: false,
  productGrade: 'standard',
  localisationShare: 0.3,
  localisationShareCommitted: 0.45,
  salesShareByMarket: { JP: 0.4, US: 0.3, VN: 0.1, other: 0.2 },
  plannedLocalSuppliers: 6,
  customersInVietnam: ['a customer'],
  trainingCommitment: true,
  waterM3PerDay: 120,
  hazardousProcesses: [],
};

/** A profile of a text alone. */
export function describedBy(text: string): Profile {
  return { company: { name: 'Sao Mai' }, activity: { description: text } };
}

/** A profile with a text, a code and every project fact. */
export function fullProfile(text: string): Profile {
  return {
    company: { name: 'Sao Mai', country: 'JP', existingInProvince: false },
    activity: {
      description: text,
      products: ['temperature sensor'],
      codes: [{ scheme: 'HS2022', code: '9025.19' }],
      supplyChainRole: 'tier2',
    },
    project: PROJECT,
  };
}
