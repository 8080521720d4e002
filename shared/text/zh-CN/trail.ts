import type { trail as english } from '../en/trail.ts';
import type { Messages } from '../types.ts';

export const trail: Messages<typeof english> = {};
