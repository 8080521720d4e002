import type { subjects as english } from '../en/subjects.ts';
import type { Messages } from '../types.ts';

export const subjects: Messages<typeof english> = {
  expiry: '到期',
  notice: '最迟通知日',
  review: '复核',
  settlement: '返还或删除',
  objection: '第 {{number}} 项',
  breachNotice: '第 {{number}} 项',
  filing: '标准合同备案',
  renewal: '评估结果延期',
};
