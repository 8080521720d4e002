/** Measures of a quiet button beside text or in the head of a card. */
export const small = { fz: 12, h: 26, px: 9 } as const;

/** A button that reads like a word of the line it stands in. */
export const inline = { bd: 'none', fz: 12, h: 'auto', p: 0 } as const;
