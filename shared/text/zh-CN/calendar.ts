import type { calendar as english } from '../en/calendar.ts';
import type { Messages } from '../types.ts';

export const calendar: Messages<typeof english> = {};
