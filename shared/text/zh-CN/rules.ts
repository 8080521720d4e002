import type { rules as english } from '../en/rules.ts';
import type { Messages } from '../types.ts';

export const rules: Messages<typeof english> = {};
