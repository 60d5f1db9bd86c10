/** Why a mention counts less or not at all. */
export type Why =
  | 'excluded_reading'
  | 'negated'
  | 'former'
  | 'application'
  | 'customer'
  | 'wanted'
  | 'modifier'
  | 'material'
  | 'other_activity'
  | 'out_of_focus'
  | 'repeated'
  | 'weaker_code'
  | 'disputed'
  | 'resemblance';

/** How a mention is to be taken: `factor` is what is left of its strength, `turn` makes parts or machines of a product. */
export type Context = {
  readonly factor: number;
  readonly why: Why | null;
  readonly turn: 'parts' | 'equipment' | null;
  /** What a company does with it when its sentence says so ("car rental"). */
  readonly activity: string | null;
};

/** A mention that nothing is held against. */
export const PLAIN: Context = { factor: 1, why: null, turn: null, activity: null };
