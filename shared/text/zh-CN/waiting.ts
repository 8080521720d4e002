import type { waiting as english } from '../en/waiting.ts';
import type { Messages } from '../types.ts';

export const waiting: Messages<typeof english> = {
  requester: '等待请求人答复',
  clarification: '等待请求人作出说明',
  signature: '等待签署',
  proofOfDeletion: '等待返还或者删除数据的证明',
  newDecision: '事实有变：重新决定通知对象',
  yourApproval: '等待您的决定',
  approver: '等待申请人以外的人批准',
};
