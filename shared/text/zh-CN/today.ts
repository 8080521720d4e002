import type { today as english } from '../en/today.ts';
import type { Messages } from '../types.ts';

export const today: Messages<typeof english> = {
  title: '今日',
  overdue: '已逾期',
  soon: '一周内到期',
  decide: '等待您的决定',
  waiting: '等待他人',
  count: '{{name}} · {{count}}',
  drafts: {
    title: '草稿',
    takeUp: '继续',
    discard: '放弃',
  },
  calm: {
    title: '没有到期事项。',
    what: '没有逾期或者一周内到期的时限，也没有需要等待的人。',
  },
};
