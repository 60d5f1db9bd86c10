import type { JsonObject } from './json.ts';

/** Requests to start from. */
export const EXAMPLES: JsonObject = {
  EnglishProfile: {
    summary: 'A chip packager, in English',
    value: {
      company: { name: 'Sao Mai Precision Co., Ltd', country: 'JP', foundedYear: 1985, employees: 1200 },
      activity: {
        description: 'Packaging and test of power semiconductors for car makers',
        products: ['power MOSFET', 'leadframe'],
        codes: [{ scheme: 'HS2022', code: '8541.29' }],
      },
      project: {
        type: 'greenfield',
        capexUsd: 25_000_000,
        landHa: 2.5,
        jobs: 300,
        engineerShare: 0.18,
        productGrade: 'high_end',
        localisationShare: 0.35,
        salesShareByMarket: { EU: 0.3, US: 0.2, JP: 0.3, VN: 0.1, other: 0.1 },
      },
      facts: { '/project/capexUsd': { method: 'estimated', source: 'embassy note', asOf: '2026-05-01' } },
    },
  },
  VietnameseProfile: {
    summary: 'Một nhà sản xuất bảng mạch, bằng tiếng Việt',
    value: {
      externalIds: [{ system: 'salesforce', id: '00Q5g00000AbCdE' }],
      company: { name: 'Công ty TNHH Điện tử Sao Mai', country: 'KR', existingInProvince: false },
      activity: {
        description: 'Sản xuất bảng mạch in nhiều lớp và lắp ráp linh kiện điện tử cho điện thoại',
        products: ['bảng mạch in', 'mạch in mềm'],
        codes: [{ scheme: 'VSIC2018', code: '26100' }],
      },
      project: {
        type: 'expansion',
        capexUsd: 40_000_000,
        landHa: 5,
        jobs: 800,
        localisationShare: 0.3,
        localisationShareCommitted: 0.5,
        trainingCommitment: true,
        startDate: '2027-06',
      },
      facts: { '/project/averageMonthlyWageUsd': { status: 'cannot_provide' } },
    },
  },
  ShortProfile: {
    summary: 'A name and a sentence',
    value: {
      company: { name: 'Sao Mai Packaging' },
      activity: { description: 'Packaging and test of power semiconductors' },
    },
  },
};
