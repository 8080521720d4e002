import type { europeanRules as en } from '../en/rules-europe.ts';
import type { Messages } from '../types.ts';

/** Names of the rules of Europe, and what each asks of whom. */
export const europeanRules: Messages<typeof en> = {
  euGdpr: {
    requestResponse: {
      title: '答复数据主体',
      duty: '告知数据主体就其请求采取的措施，或未采取措施的理由。',
    },
    requestExtensionNotice: {
      title: '延期通知',
      duty: '在第一个月届满前，告知数据主体需要延期答复及其理由。',
    },
    breachAuthority: {
      title: '向监管机构通报',
      duty: '向监管机构通报个人数据泄露，不太可能对个人造成风险的除外。',
    },
    breachAuthorityOmnibus: {
      title: '向监管机构通报（提案）',
      duty: '对高风险的泄露，通过单一入口向监管机构通报。',
    },
    consultationOpinion: { title: '监管机构的书面意见', duty: '监管机构就拟进行的处理提供书面意见。' },
    consultationExtensionNotice: { title: '意见延期通知', duty: '监管机构告知其延长期限及理由。' },
    requestRefusalNotice: {
      title: '不采取措施的通知',
      duty: '告知数据主体不采取措施的理由，以及投诉和诉讼的途径。',
    },
    noticeIndirectCollection: { title: '间接收集的告知', duty: '告知并非由其本人提供数据的数据主体。' },
    breachIndividuals: { title: '通知数据主体', duty: '泄露可能造成高风险的，通知数据主体。' },
    breachController: { title: '受托人通知控制者', duty: '受托人将每一起泄露通知控制者。' },
  },
  ukGdpr: {
    requestResponse: {
      title: '答复数据主体',
      duty: '告知数据主体就其请求采取的措施，或未采取措施的理由。',
    },
    requestExtensionNotice: {
      title: '延期通知',
      duty: '在第一个月届满前，告知数据主体需要延期答复及其理由。',
    },
    complaintAcknowledgement: {
      title: '确认收到投诉',
      duty: '告知投诉人其投诉已收到。',
    },
    breachAuthority: {
      title: '向信息专员通报',
      duty: '向信息专员通报个人数据泄露，不太可能对个人造成风险的除外。',
    },
    requestRefusalNotice: {
      title: '不采取措施的通知',
      duty: '告知数据主体不采取措施的理由，以及投诉和诉讼的途径。',
    },
    complaintOutcome: { title: '投诉的处理结果', duty: '调查投诉，并告知投诉人进展和结果。' },
    breachIndividuals: { title: '通知数据主体', duty: '泄露可能造成高风险的，通知数据主体。' },
    breachController: { title: '受托人通知控制者', duty: '受托人将每一起泄露通知控制者。' },
    breachPecr: { title: '通信服务提供者的泄露', duty: '公共通信服务提供者通报信息专员。' },
  },
  chFadp: {
    requestResponse: { title: '向数据主体提供信息', duty: '提供信息，或附理由地拒绝、限制、推迟提供。' },
    requestCostShareReply: { title: '就费用分担作出答复', duty: '数据主体在被告知费用分担后确认其请求。' },
    breachAuthority: { title: '向联邦专员报告', duty: '报告可能造成高风险的数据安全事件。' },
    breachIndividuals: { title: '通知数据主体', duty: '为保护数据主体所必需或专员要求时通知。' },
    breachController: { title: '受托人向控制者报告', duty: '受托人将每一起事件报告控制者。' },
    breachDocumentation: { title: '事件文档的保存', duty: '保存数据安全事件的文档。' },
    assessmentRetention: { title: '影响评估的保存', duty: '处理结束后继续保存影响评估。' },
    consultationOpinion: { title: '联邦专员的意见', duty: '专员就拟进行的处理提出异议。' },
    transferCommissionerReply: {
      title: '就传输保障措施的答复',
      duty: '专员答复所提交的条款或规则是否充分。',
    },
  },
  euNis2: {
    incidentEarlyWarning: { title: '早期预警', duty: '就重大事件向 CSIRT 或主管机关发出早期预警。' },
    incidentNotification: { title: '事件通报', duty: '更新预警，并附严重程度和影响的初步评估。' },
    incidentFinal: { title: '最终报告', duty: '说明事件、原因、措施及跨境影响。' },
  },
};
