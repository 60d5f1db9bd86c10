import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CODE_SCHEMES } from '../../src/core/match/code-scheme.ts';

const POLICY = `code: small
version: 1
title: { vi: Danh mục nhỏ, en: Small catalogue }
validFrom: "2021-01-01"
validTo: "2030-12-31"
territory:
  name: { vi: tỉnh, en: province }
  timeZone: Asia/Ho_Chi_Minh
  successor: { name: { vi: thành phố, en: city }, from: "2025-07-01" }
pillars:
  - { code: P1, name: { vi: Trụ cột, en: Pillar }, citations: [S1] }
scoring:
  base: 50
  grades:
    - { grade: A, from: 75 }
    - { grade: B, from: 50 }
    - { grade: C, from: 0 }
matching:
  floor: 0.3
  ceiling: 0.97
  secondaryFactor: 0.7
  strengths: { names: 0.85, related: 0.55, hints: 0.25, declared: 0.9 }
  fields: { product: 1, description: 0.9, name: 0.5 }
  weighing: { outsideTerm: 0.6, outsideCode: 0.65, unknownProducts: 0.5, onlyApplication: 0.6, notMaking: 0.3, makingToo: 0.9, prominence: 0.5, doubtFrom: 0.35, doubtSlope: 2.5, doubtLeast: 0.1 }
  contexts: { negated: 0, former: 0, application: 0.3, customer: 0.1, wanted: 0.1, modifier: 0.3, material: 0.4, outOfFocus: 0.3, unknownHead: 0.6 }
  activities:
    trade: 0.3
`;

const CITATIONS = `citations:
  S1:
    text: { vi: Một câu., en: A sentence. }
    source: { vi: một quy hoạch, en: a plan }
    validFrom: "2021-01-01"
    validTo: null
`;

const SECTORS = `sectors:
  - code: devices
    name: { vi: Thiết bị, en: Devices }
    tier: core
    citations: [S1]
    gates: [existing-only]
    weights: { role: 40, capital: 30, links: 20, stage: 10 }
  - code: parts
    name: { vi: Linh kiện, en: Parts }
    tier: future
    citations: [S1]
    gates: []
    weights: { role: 25, capital: 25, links: 25, stage: 25 }
segments:
  - { code: sensors, sector: devices, name: { vi: Cảm biến, en: Sensors }, wording: cảm biến, citation: S1, tier: core, stage: now, technology: high, parts: boards }
  - { code: boards, sector: parts, secondarySector: devices, name: { vi: Bo mạch, en: Boards }, wording: bo mạch, citation: S1, tier: future, stage: next, technology: high }
`;

const CRITERIA = `facts:
  - { pointer: /activity/supplyChainRole, unit: none, actor: investor, name: { vi: vai trò, en: role }, question: { vi: Vai trò?, en: Role? } }
  - { pointer: /project/type, unit: none, actor: investor, name: { vi: loại, en: type }, question: { vi: Loại?, en: Type? } }
  - { pointer: /project/capexUsd, unit: usd, min: 0, max: 20000000000, actor: investor, name: { vi: vốn, en: capital }, question: { vi: Vốn?, en: Capital? } }
  - { pointer: /project/landHa, unit: ha, min: 0, max: 1000, actor: agency, name: { vi: đất, en: land }, question: { vi: Đất?, en: Land? } }
  - { pointer: /project/plannedLocalSuppliers, unit: count, min: 0, max: 1000, actor: investor, name: { vi: nhà cung cấp, en: suppliers }, question: { vi: Nhà cung cấp?, en: Suppliers? } }
  - { pointer: /project/trainingCommitment, unit: none, actor: investor, name: { vi: đào tạo, en: training }, question: { vi: Đào tạo?, en: Training? } }
criteria:
  - code: role
    name: { vi: Vai trò, en: Role }
    pillar: P1
    citation: S1
    directions: { /activity/supplyChainRole: none }
    readings:
      - { share: 100, kind: category, fact: /activity/supplyChainRole, assumed: 0.5, notApplicable: 0.3, table: { oem: 0.75, tier1: 1, tier2: 0.9, tier3: 0.7, materials: 0.8, equipment: 0.75, service: 0.1 } }
    reasons:
      - { code: role.known, from: 0, vi: Đã rõ., en: Known. }
    unknown: { code: role.unknown, vi: Chưa rõ., en: Not known. }
  - code: capital
    name: { vi: Vốn, en: Capital }
    pillar: P1
    citation: null
    directions: { /project/capexUsd: "+", /project/landHa: "-" }
    readings:
      - { share: 100, kind: ratio, fact: /project/capexUsd, per: /project/landHa, assumed: 0.4, notApplicable: 0.6, curve: [[0, 0], [3000000, 0.3], [9000000, 1]] }
    reasons:
      - { code: capital.high, from: 0.5, vi: "{1} mỗi héc-ta.", en: "{1} per hectare." }
      - { code: capital.low, from: 0, vi: "Chỉ {1} mỗi héc-ta.", en: "Only {1} per hectare." }
    unknown: { code: capital.unknown, vi: Chưa rõ., en: Not known. }
  - code: links
    name: { vi: Liên kết, en: Links }
    pillar: P1
    citation: null
    directions: { /project/plannedLocalSuppliers: "+", /project/trainingCommitment: "+" }
    readings:
      - { share: 60, kind: number, fact: /project/plannedLocalSuppliers, assumed: 0.3, notApplicable: 0, curve: [[0, 0], [15, 1]] }
      - { share: 40, kind: category, fact: /project/trainingCommitment, assumed: 0.1, notApplicable: 0, table: { "false": 0, "true": 1 } }
    reasons:
      - { code: links.any, from: 0, vi: "{1} nhà cung cấp, đào tạo: {2}.", en: "{1} suppliers, training: {2}." }
    unknown: { code: links.unknown, vi: Chưa rõ., en: Not known. }
  - code: stage
    name: { vi: Ưu tiên, en: Priority }
    pillar: P1
    citation: S1
    directions: {}
    readings:
      - { share: 100, kind: segment, attribute: stage, assumed: 0.8, notApplicable: 0.8, table: { now: 0.8, next: 1, existing: 0.3 } }
    reasons:
      - { code: stage.any, from: 0, vi: Có ưu tiên., en: A priority. }
    unknown: { code: stage.unknown, vi: Chưa rõ., en: Not known. }
gates:
  - code: existing-only
    citation: S1
    excludes:
      - { fact: /project/type, isNot: [expansion, upgrade] }
    conditions: []
    needs: [/project/type]
    texts:
      pass: { vi: Đạt., en: Passed. }
      conditional: { vi: "Cần làm rõ: {missing}.", en: "Still to be shown: {missing}." }
      excluded: { vi: Không đạt., en: Not passed. }
`;

const CUES = `making: [maker]
activities: { trade: [trader] }
negation: { before: ["not"], after: [] }
former: { before: [], after: [] }
application: { before: [], after: [] }
customers: { before: [], after: [] }
focus: { before: [], after: [] }
intent: { before: [], after: [] }
heads: { part: [part], equipment: [], material: [] }
`;

const LANGUAGES = ['en', 'vi', 'ja', 'ko', 'zh'];

/** The text of every file of a valid catalogue of two sectors, by its path; `language/` holds cues and outside. */
export const SMALL_CATALOGUE: Readonly<Record<string, string>> = {
  'policy.yaml': POLICY,
  'citations.yaml': CITATIONS,
  'sectors.yaml': SECTORS,
  'criteria.yaml': CRITERIA,
  ...Object.fromEntries(CODE_SCHEMES.map((scheme) => [`codes/${scheme}.yaml`, codes(scheme)])),
  'vocabulary/sensors/en.yaml': 'names:\n  - temperature sensor\n  - encoder\nalso:\n  - sensor board\n',
  'vocabulary/sensors/ja.yaml': 'names:\n  - センサー\n',
  'vocabulary/boards/en.yaml': 'names:\n  - circuit board\nrelated:\n  - sensor board\nhints:\n  - etching\n',
  'vocabulary/boards/vi.yaml': 'names:\n  - bo mạch\n',
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) => [
      [`language/cues/${language}.yaml`, CUES],
      [`language/outside/${language}.yaml`, `food:\n  - ${language} biscuit\n`],
    ]),
  ),
};

function codes(scheme: string): string {
  const prefix = scheme.startsWith('NAICS') ? '3344' : '26';
  return `scheme: ${scheme}\nprefixes:\n  "${prefix}": { sensors: 0.4, boards: 0.4 }\n`;
}

/** Writes files into a new folder, passes it to `use` and removes it. */
export function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'leadfit-catalogue-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
