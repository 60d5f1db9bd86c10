import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { API_SCOPES } from '../../src/contract/api-key.ts';
import { STATUS } from '../../src/http/problem.ts';
import { PROBLEM_TEXTS } from '../../src/http/problem-texts.ts';
import { document, faultsOf, operations } from '../support/contract.ts';

type Node = Record<string, unknown>;
const { components } = document as unknown as { components: Record<string, Record<string, Node>> };
const schemas = components.schemas ?? {};

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every schema in a value, with where it is. */
function schemasIn(schema: unknown, at: string): readonly (readonly [string, Node])[] {
  if (!isNode(schema)) return [];
  const named = Object.entries(isNode(schema.properties) ? schema.properties : {});
  const listed = ['anyOf', 'oneOf'].flatMap((name) =>
    Array.isArray(schema[name]) ? (schema[name] as unknown[]) : [],
  );
  return [
    [at, schema],
    ...named.flatMap(([name, inner]) => schemasIn(inner, `${at}.${name}`)),
    ...['items', 'additionalProperties', 'propertyNames'].flatMap((name) =>
      schemasIn(schema[name], `${at}.${name}`),
    ),
    ...listed.flatMap((inner, index) => schemasIn(inner, `${at}.${index}`)),
  ];
}

/** Names of the components that a value refers to, with all that those refer to. */
function reached(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    reached(schemas[name], found);
  }
  return found;
}

const requested = reached(operations().map((operation) => (operation as unknown as Node).requestBody));
const answered = reached([operations().map(({ responses }) => responses), components.responses]);
const all = Object.entries(schemas).flatMap(([name, schema]) => schemasIn(schema, name));
const typesOf = (schema: Node) => [schema.type].flat();

describe('the document', () => {
  it('has each operation of the interface under its fixed name', () => {
    expect(
      operations()
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual([
      'compareFitReports',
      'createFitReport',
      'createFitReports',
      'createInvestor',
      'deleteInvestor',
      'getFitReport',
      'getInvestor',
      'getInvestorFitReport',
      'getLiveness',
      'getReadiness',
      'getSector',
      'listInvestorFitReports',
      'listInvestors',
      'listSectorInvestors',
      'listSectors',
      'updateInvestor',
      'verifyFitReport',
    ]);
  });

  it('closes what is sent to unknown members and leaves what is answered open', () => {
    expect(requested.size).toBeGreaterThan(5);
    expect(answered.size).toBeGreaterThan(20);
    for (const name of requested) {
      const { type, properties, additionalProperties } = schemas[name] ?? {};
      if (type === 'object' && properties !== undefined)
        expect([name, additionalProperties]).toEqual([name, false]);
    }
    for (const name of answered)
      expect([name, schemas[name]?.additionalProperties]).not.toEqual([name, false]);
  });

  it('has no schema for a request and an answer at once where they differ', () => {
    for (const name of requested) {
      if (answered.has(name)) expect([name, schemas[name]?.properties]).toEqual([name, undefined]);
    }
  });

  it('bounds every text, list and number', () => {
    const unbounded = all.filter(([, schema]) => {
      const types = typesOf(schema);
      const isClosed = ['enum', 'const', 'format', '$ref'].some((name) => schema[name] !== undefined);
      if (types.includes('string'))
        return !isClosed && schema.maxLength === undefined && schema.pattern === undefined;
      if (types.includes('array')) return schema.maxItems === undefined;
      if (types.includes('number') || types.includes('integer'))
        return schema.minimum === undefined || schema.maximum === undefined;
      return false;
    });
    expect(unbounded.map(([at]) => at)).toEqual([]);
  });

  it('has named components only: no object hides inside another', () => {
    const inline = all.filter(([at, schema]) => at.includes('.') && typesOf(schema).includes('object'));
    expect(inline.map(([at]) => at)).toEqual([]);
  });

  it('names every alternative of a choice by its discriminator', () => {
    const choices = all.filter(([, { oneOf }]) => oneOf !== undefined);
    expect(choices.map(([at]) => at)).toEqual(['Evidence', 'FitReportComparison']);
    for (const [, { discriminator, oneOf }] of choices) {
      const { mapping } = discriminator as { mapping: Record<string, string> };
      expect(Object.values(mapping)).toEqual((oneOf as { $ref: string }[]).map(({ $ref }) => $ref));
    }
  });

  it('tells of each operation which key it needs and how it can fail', () => {
    for (const operation of operations()) {
      const { security, responses, path, operationId } = operation as unknown as Node & {
        responses: object;
        path: string;
      };
      const statuses = Object.keys(responses);
      expect([operationId, statuses]).toEqual([operationId, expect.arrayContaining(['400', '500', '503'])]);
      if (!path.startsWith('/v1/')) expect(security).toEqual([]);
      else {
        expect(statuses).toEqual(expect.arrayContaining(['401', '403', '406', '422']));
        const [first] = security as Record<string, string[]>[];
        expect(API_SCOPES).toEqual(expect.arrayContaining(first?.bearerKey ?? ['none']));
      }
    }
  });

  it('has examples that are what they exemplify', () => {
    const requests = Object.values(components.examples ?? {});
    expect(requests.length).toBeGreaterThan(2);
    for (const { value } of requests)
      expect(faultsOf({ $ref: '#/components/schemas/InvestorProfileInput' }, value)).toEqual([]);
    for (const [at, schema] of all) {
      for (const example of (schema.examples ?? []) as unknown[])
        expect([at, faultsOf(schema, example)]).toEqual([at, []]);
    }
  });

  it('carries nothing of the generator', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/x-leadfit|def-\d|Default Response|__/);
    expect(text).not.toMatch(/"nullable":/);
  });
});

describe('every code of a problem', () => {
  const codes = Object.keys(STATUS);

  it('has a status of its class and texts in both languages', () => {
    expect(Object.keys(PROBLEM_TEXTS).sort()).toEqual([...codes].sort());
    for (const status of Object.values(STATUS)) expect(status >= 400 && status < 600).toBe(true);
    for (const { title, detail } of Object.values(PROBLEM_TEXTS)) {
      for (const { vi, en } of [title, detail]) {
        expect(vi).not.toBe(en);
        // Vietnamese without any mark would be a text that nobody translated.
        expect(vi).toMatch(/[\u00C0-\u1EF9]/);
        expect([...vi.matchAll(/\{\w+\}/g)].map(String)).toEqual([...en.matchAll(/\{\w+\}/g)].map(String));
      }
    }
  });

  it('has a heading in docs/errors.md', () => {
    const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    const headings = [...page.matchAll(/^#+ `?([a-z_]+)`?/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(codes));
  });
});
