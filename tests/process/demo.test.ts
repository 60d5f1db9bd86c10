import { afterAll, describe, expect, it } from '@jest/globals';
import type { Ended } from '../support/process.ts';
import { workplace } from '../support/process.ts';

const place = workplace();
afterAll(() => place.close());

const RUN_MS = 30_000;

const demo = (...args: readonly string[]): Promise<Ended> => place.run('scripts/demo.ts', { args });
const headings = ({ stdout }: Ended): readonly string[] =>
  stdout.split('\n').filter((line) => line.startsWith('━━ '));

describe('npm run demo', () => {
  it(
    'prints the reports of four leads in English',
    async () => {
      const ended = await demo();
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(headings(ended)).toEqual([
        '━━ Sao Mai Packaging: ranked',
        '━━ Công ty Bo mạch Thành Đông: ranked',
        '━━ 得力集团 Deli: fits no sector of the plan',
        '━━ Sông Thương Garment: excluded by the plan',
      ]);
      expect(ended.stdout).toMatch(/^ {2}1\. .*: \d+\.\d [A-D] /m);
    },
    RUN_MS,
  );

  it(
    'prints them in Vietnamese, with a comma for the decimal point',
    async () => {
      const ended = await demo('--language', 'vi');
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(headings(ended)).toEqual([
        '━━ Sao Mai Packaging: đã xếp hạng',
        '━━ Công ty Bo mạch Thành Đông: đã xếp hạng',
        '━━ 得力集团 Deli: không thuộc ngành ưu tiên nào',
        '━━ Sông Thương Garment: bị loại theo quy hoạch',
      ]);
      expect(ended.stdout).toMatch(/^ {2}1\. .*: \d+,\d [A-D] /m);
      expect(ended.stdout).not.toMatch(/\b(match|known|eligible)\b/);
    },
    RUN_MS,
  );

  it(
    'refuses another language and says which there are',
    async () => {
      const ended = await demo('--language', 'ja');
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain('--language vi|en');
    },
    RUN_MS,
  );
});
