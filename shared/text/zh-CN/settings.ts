import type { settings as english } from '../en/settings.ts';
import type { Messages } from '../types.ts';

export const settings: Messages<typeof english> = {};
