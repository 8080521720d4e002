import type { common as english } from '../en/common.ts';
import type { Messages } from '../types.ts';

export const common: Messages<typeof english> = {};
