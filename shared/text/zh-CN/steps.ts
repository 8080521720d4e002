import type { steps as english } from '../en/steps.ts';
import type { Messages } from '../types.ts';

export const steps: Messages<typeof english> = {};
