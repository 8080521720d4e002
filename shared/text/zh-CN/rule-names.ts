import { chineseRules } from './rules-china.ts';
import { europeanRules } from './rules-europe.ts';
import { worldRules } from './rules-world.ts';

/** Names of the rules of all laws; those of the policy and of agreements stand beside them. */
export const ruleNames = { ...chineseRules, ...europeanRules, ...worldRules };
