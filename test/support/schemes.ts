/**
 * The colour schemes in which a walk is repeated only to look at its colours. In the dark nothing but these differs: the
 * short form looks at them where a walk passes by anyway and along the main road, the long form everywhere.
 */
export const schemes = process.env['GRANTSCOPE_LONG'] === '1' ? (['light', 'dark'] as const) : (['light'] as const);
