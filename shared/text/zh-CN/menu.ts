import type { menu as english } from '../en/menu.ts';
import type { Messages } from '../types.ts';

export const menu: Messages<typeof english> = {};
