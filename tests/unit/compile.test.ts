import { describe, expect, it } from '@jest/globals';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import { AS_OF, sector, segment, synthetic } from '../support/catalogue.ts';

const SECTORS = { sectors: [sector('s', {})], segments: [segment('g', 's')] };

describe('compile', () => {
  it('takes a catalogue without a single word, which then finds nothing', () => {
    const empty = compile(synthetic(SECTORS));
    expect(empty.lexicon.phrases).toEqual([]);
    const profile = {
      company: { name: 'g' },
      activity: { description: 'sensors, センサー', products: ['g'] },
    };
    expect(fitTo(empty, profile, { asOf: AS_OF })).toMatchObject({ status: 'insufficient_data', best: null });
  });

  it('takes a catalogue without sectors', () => {
    const report = fitTo(
      compile(synthetic({ sectors: [], segments: [] })),
      { company: { name: 'x' } },
      { asOf: AS_OF },
    );
    expect(report).toMatchObject({ status: 'insufficient_data', sectors: [], best: null, completeness: 0 });
  });

  it('gives one phrase all its meanings and an English one its plurals', () => {
    const { lexicon } = compile(
      synthetic({
        sectors: [sector('s', {})],
        segments: [segment('g', 's'), segment('h', 's')],
        vocabulary: {
          g: { en: { names: ['battery', 'switch', 'coil'] }, vi: { names: ['cuộn dây'] } },
          h: { en: { related: ['Coil'] } },
        },
      }),
    );
    expect([...lexicon.phrases].sort()).toEqual([
      'batteries',
      'battery',
      'coil',
      'coils',
      'cuon day',
      'switch',
      'switches',
    ]);
    const coil = lexicon.meanings[lexicon.phrases.indexOf('coil')] ?? [];
    expect(coil.map((meaning) => meaning.kind === 'term' && meaning.segment)).toEqual(['g', 'h']);
  });
});
