import type { states as english } from '../en/states.ts';
import type { Messages } from '../types.ts';

export const states: Messages<typeof english> = {
  request: {
    received: '已收到',
    identityAsked: '核验身份',
    working: '处理中',
    decided: '已决定',
    answered: '已答复',
    closed: '已结案',
    withdrawn: '已撤回',
    discarded: '已作废',
  },
  incident: {
    logged: '已登记',
    assessed: '已评估',
    contained: '已控制',
    closed: '已结案',
    dismissed: '已排除',
    discarded: '已作废',
  },
  agreement: {
    draft: '草案',
    inForce: '生效中',
    noticeGiven: '已发出终止通知',
    ended: '已终止',
    settled: '已清算',
    discarded: '已作废',
  },
  transfer: {
    draft: '草案',
    applied: '已申请',
    approved: '已批准',
    refused: '未获批准',
    inForce: '实施中',
    suspended: '已暂停',
    ended: '已终止',
    discarded: '已作废',
  },
};
