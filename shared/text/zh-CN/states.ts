import type { states as english } from '../en/states.ts';
import type { Messages } from '../types.ts';

export const states: Messages<typeof english> = {};
