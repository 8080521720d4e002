import type { moves as english } from '../en/moves.ts';
import type { Messages } from '../types.ts';

export const moves: Messages<typeof english> = {};
