import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';

/** A call whose failures cross as `DOCKET`. */
export const call = oc.errors({ DOCKET: { data: failureSchema } });
export const nothing = z.object({});
export const secret = z.string().min(1).max(1024);
export const id = z.uuid();
export const shortText = z.string().trim().min(1).max(300);
export const languageSchema = z.enum(['en', 'zh-CN']);
