import { z } from 'zod';
import { at } from '../core/facts.ts';
import type { CodeFault } from '../core/match/code-scheme.ts';
import { CODE_SCHEMES, normaliseCode } from '../core/match/code-scheme.ts';
import {
  FACT_METHODS,
  FACT_STATUSES,
  PRODUCT_GRADES,
  PROJECT_TYPES,
  SUPPLY_CHAIN_ROLES,
} from '../core/profile.ts';
import { code, isoDate, share, text } from './common.ts';
import { COUNTRIES, EU_MEMBERS } from './countries.ts';

/** Processes that environmental gates know; a closed list. */
export const HAZARDOUS_PROCESSES = [
  'electroplating',
  'anodising',
  'pickling',
  'galvanising',
  'chemical_etching',
  'solvent_coating',
  'dyeing',
  'bleaching',
  'tanning',
  'smelting',
  'casting',
  'glass_melting',
  'cement_kiln',
  'lead_processing',
  'mercury_use',
  'cyanide_use',
  'asbestos_use',
  'battery_recycling',
  'e_waste_recycling',
] as const;

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'not_a_country_code', abort: true })
  .refine((value) => COUNTRIES.has(value), { error: 'unknown_country' })
  .meta({ description: 'ISO 3166-1 alpha-2.', example: 'JP' });

const FAULTS: Readonly<Record<CodeFault, string>> = {
  unreadable: 'code_unreadable',
  wrong_length: 'code_wrong_length',
  impossible: 'code_impossible',
};

const classificationCode = z
  .strictObject({ scheme: z.enum(CODE_SCHEMES), code: text(40) })
  .superRefine((value, context) => {
    const read = normaliseCode(value.scheme, value.code);
    if ('fault' in read) context.addIssue({ code: 'custom', path: ['code'], message: FAULTS[read.fault] });
  })
  .meta({
    id: 'ClassificationCode',
    description:
      'A code of a product or activity classification, as people type it: dots, spaces and labels are tolerated.',
    example: { scheme: 'HS2022', code: '8542.31' },
  });

const market = z
  .string()
  .regex(/^(?:EU|other|[A-Z]{2})$/, { error: 'not_a_market', abort: true })
  .refine((key) => key === 'EU' || key === 'other' || COUNTRIES.has(key), { error: 'unknown_market' })
  .refine((key) => !EU_MEMBERS.has(key), { error: 'market_within_eu' });

const salesShareByMarket = z
  .record(market, share)
  .refine((shares) => Object.keys(shares).length <= 30, { error: 'too_many_markets' })
  .refine((shares) => Object.values(shares).reduce((sum, part) => sum + part, 0) <= 1 + 1e-6, {
    error: 'shares_exceed_one',
  })
  .meta({
    id: 'SalesShareByMarket',
    description:
      'Shares of sales by market, 0 to 1, together at most 1: EU, other, or a country by ISO code.',
    example: { EU: 0.3, US: 0.2, JP: 0.3, VN: 0.1, other: 0.1 },
  });

const externalId = z.strictObject({ system: code, id: text(200) }).meta({
  id: 'ExternalId',
  description: 'The id of this investor in another system.',
  example: { system: 'salesforce', id: '00Q5g00000AbCdE' },
});

const externalIds = z
  .array(externalId)
  .max(20)
  .superRefine((given, context) => {
    const seen = new Set<string>();
    for (const [index, { system, id }] of given.entries()) {
      const key = `${system}:${id}`;
      if (seen.has(key))
        context.addIssue({ code: 'custom', path: [index, 'id'], message: 'external_id_repeated' });
      seen.add(key);
    }
  });

const website = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((value) => !/[\p{Cc}\p{Cf}\p{Cs}\s]/u.test(value), { error: 'unstorable_character' })
  .refine((value) => !/^https?:\/\/[^/?#]*@/i.test(value), { error: 'address_with_password' });

const company = z
  .strictObject({
    name: text(300),
    country: country.optional(),
    website: website.optional(),
    parentName: text(300).optional(),
    registrationNumber: text(100).optional(),
    foundedYear: z.int().min(1000).max(2100).optional(),
    employees: z.int().min(0).max(10_000_000).optional(),
    revenueUsd: z.number().min(0).max(1e13).optional(),
    existingInProvince: z.boolean().optional(),
  })
  .meta({ id: 'Company' });

const activity = z
  .strictObject({
    description: text(20_000).optional(),
    products: z.array(text(500)).max(200).optional(),
    codes: z.array(classificationCode).max(50).optional(),
    segments: z.array(code).max(30).optional(),
    supplyChainRole: z.enum(SUPPLY_CHAIN_ROLES).optional(),
  })
  .meta({ id: 'Activity' });

const project = z
  .strictObject({
    type: z.enum(PROJECT_TYPES).optional(),
    capexUsd: z.number().min(0).max(2e10).optional(),
    landHa: z.number().min(0).max(1000).optional(),
    jobs: z.int().min(0).max(100_000).optional(),
    engineerShare: share.optional(),
    itShare: share.optional(),
    averageMonthlyWageUsd: z.number().min(0).max(20_000).optional(),
    rndShareOfRevenue: share.optional(),
    rndCentrePlanned: z.boolean().optional(),
    productGrade: z.enum(PRODUCT_GRADES).optional(),
    localisationShare: share.optional(),
    localisationShareCommitted: share.optional(),
    salesShareByMarket: salesShareByMarket.optional(),
    plannedLocalSuppliers: z.int().min(0).max(1000).optional(),
    customersInVietnam: z.array(text(300)).max(50).optional(),
    trainingCommitment: z.boolean().optional(),
    certifications: z.array(text(100)).max(50).optional(),
    powerMw: z.number().min(0).max(10_000).optional(),
    waterM3PerDay: z.number().min(0).max(100_000).optional(),
    hazardousProcesses: z.array(z.enum(HAZARDOUS_PROCESSES)).max(HAZARDOUS_PROCESSES.length).optional(),
    startDate: z
      .string()
      .regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/, { error: 'not_a_month' })
      .optional(),
  })
  .meta({ id: 'Project' });

const factNote = z
  .strictObject({
    status: z.enum(FACT_STATUSES).optional(),
    method: z.enum(FACT_METHODS).optional(),
    source: text(500).optional(),
    asOf: isoDate.optional(),
  })
  .meta({
    id: 'FactNote',
    description: 'Whether a fact is known, how, from whom and when. A plain value needs none.',
  });

const contact = z
  .strictObject({
    name: text(200),
    role: text(200).optional(),
    email: z.email().max(254).optional(),
    phone: z
      .string()
      .regex(/^\+?[\d\s().-]{5,30}$/, { error: 'not_a_phone_number' })
      .optional(),
  })
  .meta({ id: 'Contact', description: 'Personal data: kept apart from the profile, in no report.' });

const signal = z
  .strictObject({ type: code, date: isoDate, source: text(300).optional(), note: text(1000).optional() })
  .meta({ id: 'Signal', description: 'A sign of intent. Never part of a fit.' });

/** Every pointer that a note may speak of: the fields of the schema, and markets below their field. */
const FACT_POINTERS: ReadonlySet<string> = new Set([
  ...Object.keys(company.shape).map((field) => `/company/${field}`),
  ...Object.keys(activity.shape).map((field) => `/activity/${field}`),
  ...Object.keys(project.shape).map((field) => `/project/${field}`),
]);

const facts = z
  .record(z.string().max(200), factNote)
  .refine((notes) => Object.keys(notes).length <= 60, { error: 'too_many_notes' })
  .superRefine((notes, context) => {
    for (const pointer of Object.keys(notes)) {
      const isMarket = /^\/project\/salesShareByMarket\/(?:EU|other|[A-Z]{2})$/.test(pointer);
      if (!isMarket && !FACT_POINTERS.has(pointer)) {
        context.addIssue({ code: 'custom', path: [pointer], message: 'unknown_fact' });
      }
    }
  })
  .meta({
    id: 'FactNotes',
    description: 'Notes on facts, by JSON pointer.',
    example: { '/project/landHa': { status: 'cannot_provide' } },
  });

/** What comes in: only `company.name` is required. */
export const investorProfile = z
  .strictObject({
    externalIds: externalIds.optional(),
    company,
    activity: activity.optional(),
    project: project.optional(),
    facts: facts.optional(),
    contacts: z.array(contact).max(20).optional(),
    signals: z.array(signal).max(200).optional(),
    notes: text(10_000).optional(),
  })
  .superRefine((profile, context) => {
    for (const [pointer, note] of Object.entries(profile.facts ?? {})) {
      const path = ['facts', pointer, 'status'];
      const isStated = at(profile, pointer) !== undefined;
      if (isStated && note.status !== undefined && note.status !== 'known') {
        context.addIssue({ code: 'custom', path, message: 'status_contradicts_value' });
      }
      if (
        !isStated &&
        (note.status === 'known' || (note.status === undefined && note.method !== undefined))
      ) {
        context.addIssue({ code: 'custom', path, message: 'value_not_stated' });
      }
    }
  })
  .meta({
    id: 'InvestorProfile',
    description: 'An investor as promotion staff know it. A name and a sentence is a valid profile.',
    example: {
      company: { name: 'Sao Mai Precision Co., Ltd', country: 'JP' },
      activity: {
        description: 'Packaging and test of power semiconductors',
        products: ['power MOSFET', 'đóng gói chip'],
      },
      project: { type: 'greenfield', capexUsd: 25_000_000, landHa: 2.5 },
    },
  });

export type InvestorProfile = z.infer<typeof investorProfile>;
