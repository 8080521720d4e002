import type { waiting as english } from '../en/waiting.ts';
import type { Messages } from '../types.ts';

export const waiting: Messages<typeof english> = {};
