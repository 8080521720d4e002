import type { today as english } from '../en/today.ts';
import type { Messages } from '../types.ts';

export const today: Messages<typeof english> = {};
