import type { chineseRules as en } from '../en/rules-china.ts';
import type { Messages } from '../types.ts';

/** Names of the rules of China, and what each asks of whom. */
export const chineseRules: Messages<typeof en> = {
  cnPipl: {
    requestResponse: {
      title: '答复个人信息主体',
      duty: '作出答复及合理解释，并告知外部纠纷解决途径。',
    },
    requestApp: {
      title: '在 App 中更正、删除、注销或投诉',
      duty: '在期限内完成个人在 App 中提出的请求。',
    },
    requestAccountCancellation: {
      title: '注销账户',
      duty: '对需要人工处理的注销请求完成核查和处理。',
    },
    incidentReportCii: {
      title: '网络安全事件报告（关键信息基础设施）',
      duty: '向保护工作部门和公安机关报告事件。',
    },
    incidentReportStateOrgan: {
      title: '网络安全事件报告（中央和国家机关）',
      duty: '向本部门网信工作机构报告事件。',
    },
    incidentReportOperator: {
      title: '网络安全事件报告（网络运营者）',
      duty: '向所在地省级网信部门报告事件。',
    },
    incidentFinalReport: {
      title: '事件处置总结报告',
      duty: '按原渠道报告事件原因、应急处置措施、危害、责任、整改和教训。',
    },
    transferContractFiling: {
      title: '标准合同备案',
      duty: '向所在地省级网信部门备案标准合同和个人信息保护影响评估报告。',
    },
    transferFilingCheck: {
      title: '备案材料查验',
      duty: '由网信部门查验备案材料并反馈结果。',
    },
    transferAssessmentExtensionOpens: {
      title: '可申请延长评估结果有效期',
      duty: '在有效期届满前，通过省级网信部门申请延长安全评估结果有效期。',
    },
    transferReassessmentRequest: {
      title: '申请复评',
      duty: '对评估结果有异议的，申请复评。',
    },
    officerFiling: {
      title: '报送个人信息保护负责人信息',
      duty: '向所在地设区的市级网信部门报送个人信息保护负责人信息。',
    },
    assessmentRetention: {
      title: '影响评估报告的保存',
      duty: '保存个人信息保护影响评估报告和处理情况记录。',
    },
    incidentAuthority: { title: '通知履行个人信息保护职责的部门', duty: '通知履行个人信息保护职责的部门。' },
    incidentIndividuals: {
      title: '通知个人',
      duty: '告知个人泄露的信息种类、原因、可能的危害和可采取的措施。',
    },
    incidentProductDefect: {
      title: '产品、服务缺陷的报告',
      duty: '报告危害国家安全、公共利益的缺陷、漏洞等风险。',
    },
    transferFilingSupplement: { title: '补充备案材料', duty: '按网信部门的要求补充、完善备案材料。' },
    transferAssessmentFreshness: { title: '影响评估的时效', duty: '在影响评估完成后三个月内备案。' },
    transferAssessmentCompleteness: {
      title: '申报材料完备性查验',
      duty: '省级网信部门查验申报材料是否完备。',
    },
    transferAssessmentAcceptance: { title: '决定是否受理', duty: '国家网信部门决定是否受理申报。' },
    transferAssessmentDecision: { title: '完成安全评估', duty: '国家网信部门完成数据出境安全评估。' },
    transferAssessmentExpiry: { title: '安全评估结果有效期届满', duty: '在该日之前延长有效期，或停止出境。' },
    transferCertificateExpiry: { title: '认证证书有效期届满', duty: '在该日之前续期认证，或停止出境。' },
    transferCertificateRenewal: { title: '申请认证续期', duty: '提出认证续期申请。' },
    agreementRecordsRetention: {
      title: '提供、委托处理记录的保存',
      duty: '保存向他人提供、委托处理数据的记录。',
    },
    officerChangeFiling: {
      title: '个人信息保护负责人信息变更',
      duty: '向所在地设区的市级网信部门办理变更手续。',
    },
    auditLargeHandler: { title: '合规审计', duty: '完成下一次合规审计。' },
    auditMinors: { title: '未成年人个人信息合规审计', duty: '完成年度未成年人个人信息合规审计并报告。' },
  },
};
