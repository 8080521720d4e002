import type { fields as english } from '../en/fields.ts';
import type { Messages } from '../types.ts';

export const fields: Messages<typeof english> = {};
