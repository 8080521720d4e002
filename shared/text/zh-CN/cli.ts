import type { cli as english } from '../en/cli.ts';
import type { Messages } from '../types.ts';

export const cli: Messages<typeof english> = {};
