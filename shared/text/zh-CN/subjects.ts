import type { subjects as english } from '../en/subjects.ts';
import type { Messages } from '../types.ts';

export const subjects: Messages<typeof english> = {};
