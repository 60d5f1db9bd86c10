/** A chip packager, a circuit-board maker, a stationery plant that fits no sector, and a new garment factory. */
export const DEMO_LEADS: readonly unknown[] = [
  {
    company: { name: 'Sao Mai Packaging', country: 'TW', existingInProvince: false },
    activity: {
      description: 'Packaging and test of power semiconductors for car makers',
      products: ['QFN packages', 'power MOSFET'],
      codes: [{ scheme: 'HS2022', code: '8541.29' }],
      supplyChainRole: 'tier2',
    },
    project: {
      type: 'greenfield',
      capexUsd: 25_000_000,
      landHa: 2.5,
      jobs: 300,
      engineerShare: 0.3,
      rndShareOfRevenue: 0.05,
      productGrade: 'high_end',
      localisationShareCommitted: 0.3,
      salesShareByMarket: { EU: 0.3, US: 0.2, JP: 0.3, VN: 0.1, other: 0.1 },
      plannedLocalSuppliers: 8,
      trainingCommitment: true,
    },
  },
  {
    company: { name: 'Công ty Bo mạch Thành Đông', country: 'JP' },
    activity: {
      description: 'Sản xuất bảng mạch in nhiều lớp cho ô tô và điện thoại',
      codes: [{ scheme: 'HS2022', code: '8534' }],
      supplyChainRole: 'tier2',
    },
    project: {
      type: 'expansion',
      capexUsd: 60_000_000,
      landHa: 6,
      waterM3PerDay: 2500,
      hazardousProcesses: ['electroplating'],
    },
  },
  {
    company: { name: '得力集团 Deli', country: 'CN' },
    activity: {
      description: '文具制造商，主要是笔、订书机、纸品、学生用品。',
      products: ['文具', '笔', '办公用纸品'],
      codes: [
        { scheme: 'HS2022', code: '9608' },
        { scheme: 'HS2022', code: '4820' },
      ],
    },
    project: { type: 'greenfield', capexUsd: 270_000_000, landHa: 21, jobs: 3000 },
  },
  {
    company: { name: 'Sông Thương Garment', country: 'TW', existingInProvince: false },
    activity: {
      description: 'New garment factory, knitwear and sportswear for export',
      products: ['knitwear', 'sportswear'],
    },
    project: {
      type: 'greenfield',
      capexUsd: 28_000_000,
      landHa: 10,
      jobs: 3000,
      salesShareByMarket: { EU: 0.1, US: 0.75, JP: 0.1, other: 0.05 },
    },
  },
];
