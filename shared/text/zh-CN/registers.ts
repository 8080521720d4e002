import type { registers as english } from '../en/registers.ts';
import type { Messages } from '../types.ts';

export const registers: Messages<typeof english> = {};
