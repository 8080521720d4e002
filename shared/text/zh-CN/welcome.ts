import type { welcome as english } from '../en/welcome.ts';
import type { Messages } from '../types.ts';

export const welcome: Messages<typeof english> = {};
