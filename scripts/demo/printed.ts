import type { Language, Texts } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import type { Fit } from '../../src/core/fit-types.ts';
import { formatNumber } from '../../src/core/format.ts';
import { render } from '../../src/core/render.ts';

const STATUS: Readonly<Record<Fit['status'], Texts>> = {
  ranked: { vi: 'đã xếp hạng', en: 'ranked' },
  excluded: { vi: 'bị loại theo quy hoạch', en: 'excluded by the plan' },
  no_priority_fit: { vi: 'không thuộc ngành ưu tiên nào', en: 'fits no sector of the plan' },
  insufficient_data: { vi: 'chưa đủ thông tin', en: 'too little is known' },
};
const ELIGIBILITY: Readonly<Record<string, Texts>> = {
  eligible: { vi: 'đủ điều kiện', en: 'eligible' },
  conditional: { vi: 'có điều kiện', en: 'conditional' },
  excluded: { vi: 'bị loại', en: 'excluded' },
};
const COMPLETENESS: Texts = { vi: 'thông tin đã có', en: 'known' };
const TENSIONS: Texts = { vi: 'Điểm cần cân nhắc', en: 'Tensions' };
const CHANGES: Texts = { vi: 'Điều gì sẽ nâng hạng', en: 'What would change the grade' };
const QUESTIONS: Texts = { vi: 'Nên hỏi tiếp', en: 'To ask next' };
const ROBUSTNESS: Readonly<Record<string, Texts>> = {
  robust: { vi: 'thứ hạng vững', en: 'order robust' },
  contested: { vi: 'thứ hạng sít sao', en: 'order contested' },
  open: { vi: 'thứ hạng để ngỏ', en: 'order open' },
};
const MATCH: Texts = { vi: 'mức khớp', en: 'match' };

type Rendered = ReturnType<typeof render>;
type Sector = Rendered['sectors'][number];

/** A report as a terminal shows it: every matched sector with its score, interval, gates and reasons. */
export function printed(fit: Fit, name: string, catalogue: CompiledCatalogue, language: Language): string {
  const report = render(fit, catalogue, language);
  const lines = [`\n━━ ${name}: ${STATUS[fit.status][language]}`];
  for (const sector of report.sectors.filter(({ matched }) => matched))
    lines.push(...sectorLines(sector, report, language));
  for (const [heading, texts] of [
    [TENSIONS, report.tensions],
    [CHANGES, report.counterfactuals],
    [QUESTIONS, report.nextQuestions],
  ] as const) {
    if (texts.length > 0) lines.push(`  ${heading[language]}`, ...texts.map(({ text }) => `     · ${text}`));
  }
  lines.push(...report.notices.map(({ text }) => `  ! ${text}`));
  return lines.join('\n');
}

function sectorLines(sector: Sector, report: Rendered, language: Language): readonly string[] {
  const number = (value: number): string => formatNumber(value, 1, language);
  const percent = (value: number): string => `${formatNumber(value * 100, 0, language)}%`;
  const grade = sector.grade === null ? '' : ` ${sector.grade}`;
  return [
    `  ${sector.rank}. ${sector.name}: ${number(sector.score)}${grade}  [${number(sector.low)} – ${number(sector.high)}]  ` +
      `${ELIGIBILITY[sector.eligibility]?.[language] ?? sector.eligibility}, ${MATCH[language]} ${percent(sector.match.value)}, ` +
      `${COMPLETENESS[language]} ${percent(sector.completeness)}${orderOf(sector, language)}`,
    ...report.reasons
      .filter((reason) => reason.sector === sector.sector)
      .map(
        ({ text, points, citation }) =>
          `     ${number(points).padStart(5)}  ${text}${citation === null ? '' : ` (${citation})`}`,
      ),
    ...sector.gates.filter(({ outcome }) => outcome !== 'pass').map(({ text }) => `            ${text}`),
  ];
}

/** How often the sector comes first where weights and unknown facts vary. */
function orderOf({ robustness }: Sector, language: Language): string {
  if (robustness === null) return '';
  return `, ${ROBUSTNESS[robustness.label]?.[language] ?? robustness.label} (${formatNumber(robustness.rank1 * 100, 0, language)}%)`;
}
