import type { refusals as english } from '../en/refusals.ts';
import type { Messages } from '../types.ts';

export const refusals: Messages<typeof english> = {};
