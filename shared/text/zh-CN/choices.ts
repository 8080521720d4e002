import type { choices as english } from '../en/choices.ts';
import type { Messages } from '../types.ts';

export const choices: Messages<typeof english> = {};
