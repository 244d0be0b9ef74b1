/** Ways to make a record by hand. */
export const INPUT_MODES = ['draw', 'fields', 'values', 'bytes'] as const;
export type InputMode = (typeof INPUT_MODES)[number];
