import type { worldRules as en } from '../en/rules-world.ts';
import type { Messages } from '../types.ts';

/** Names of the rules of the rest of the world, and what each asks of whom. */
export const worldRules: Messages<typeof en> = {
  usCa: {
    requestConfirmation: { title: '确认收到请求', duty: '确认已收到请求，并说明处理方式。' },
    requestResponse: { title: '答复消费者', duty: '答复知情、删除或更正请求。' },
    requestExtensionNotice: { title: '延期通知', duty: '告知消费者最多需要再延长 45 日及其理由。' },
    requestOptOut: {
      title: '选择退出或限制使用',
      duty: '按消费者的请求停止出售或共享，或限制使用敏感个人信息。',
    },
    breachIndividuals: { title: '通知个人', duty: '通知信息被获取的加利福尼亚州居民。' },
    breachAttorneyGeneral: { title: '向州总检察长提交通知样本', duty: '向州总检察长提交一份通知样本。' },
    requestRecordsRetention: { title: '请求记录的保存', duty: '保存请求及答复的记录。' },
    agreementUnableNotice: {
      title: '服务提供者无法履行的通知',
      duty: '服务提供者告知企业其无法再履行义务。',
    },
  },
  brLgpd: {
    requestAccess: { title: '完整的查阅答复', duty: '向数据主体提供清晰、完整的声明。' },
    breachAuthority: { title: '向 ANPD 和数据主体通报', duty: '向 ANPD 和数据主体通报安全事件。' },
    breachAuthoritySmall: {
      title: '小型处理者通报',
      duty: '小型处理者以加倍的期限向 ANPD 和数据主体通报安全事件。',
    },
    breachSupplement: { title: '补充通报', duty: '向 ANPD 补充缺少的信息。' },
    requestResponse: { title: '答复其他权利请求', duty: '落实更正、删除、可携带等权利，或说明理由。' },
    incidentRegisterRetention: { title: '事件登记的保存', duty: '保存事件的登记记录。' },
  },
  sgPdpa: {
    breachAssessment: { title: '评估数据泄露', duty: '评估该数据泄露是否须通报。' },
    breachAuthority: { title: '向个人数据保护委员会通报', duty: '向个人数据保护委员会通报数据泄露。' },
    requestResponse: { title: '答复申请人', duty: '提供查阅或更正，或告知何时答复。' },
    requestPreservation: { title: '被拒绝查阅数据的保留', duty: '保留被拒绝查阅的数据的完整副本。' },
    breachIndividuals: { title: '通知个人', duty: '通知可能遭受重大损害的个人。' },
    breachController: { title: '数据中介的通知', duty: '数据中介将数据泄露通知本组织。' },
  },
  hkPdpo: {
    requestResponse: { title: '依从查阅资料要求', duty: '提供资料复本，或附理由的书面拒绝通知。' },
    requestRefusalNotice: { title: '拒绝通知', duty: '以书面告知要求者拒绝及其理由。' },
    requestCorrection: { title: '依从改正资料要求', duty: '作出改正并提供复本，或附理由书面拒绝。' },
    incidentSerious: { title: '关键基础设施的严重事故', duty: '报告严重的电脑系统保安事故。' },
    incidentOther: { title: '关键基础设施的其他事故', duty: '报告其他电脑系统保安事故。' },
  },
  jpAppi: {
    breachPreliminary: { title: '速报', duty: '就已掌握的事项尽快向个人信息保护委员会报告。' },
    breachFinal: { title: '确报', duty: '就全部事项向个人信息保护委员会报告。' },
    breachFinalImproperPurpose: {
      title: '确报（不正当目的）',
      duty: '泄露可能出于不正当目的的，就全部事项向个人信息保护委员会报告。',
    },
    requestResponse: { title: '答复本人', duty: '开示、更正或停止使用，或说明理由。' },
    breachIndividuals: { title: '通知本人', duty: '根据情况通知本人。' },
  },
  krPipa: {
    requestAccess: { title: '提供查阅', duty: '允许数据主体查阅，或说明推迟、拒绝的理由。' },
    breachAuthority: {
      title: '向 PIPC 或 KISA 报告',
      duty: '向个人信息保护委员会或韩国互联网振兴院报告泄露。',
    },
    breachIndividuals: { title: '通知数据主体', duty: '将泄露通知数据主体。' },
  },
  auPrivacy: {
    breachAssessment: { title: '评估疑似数据泄露', duty: '查明是否有合理理由认为构成须通报的数据泄露。' },
    requestResponse: { title: '答复个人', duty: '提供查阅或更正，或书面拒绝并告知投诉途径。' },
    breachStatement: { title: '向信息专员提交声明', duty: '就须通报的数据泄露向信息专员提交声明。' },
    breachIndividuals: { title: '通知个人', duty: '通知面临风险的个人，或公布声明。' },
  },
  caPipeda: {
    requestResponse: { title: '答复个人', duty: '答复查阅请求。' },
    requestExtensionNotice: { title: '延期通知', duty: '告知个人新的期限、理由和投诉权。' },
    breachAuthority: { title: '向隐私专员报告', duty: '报告安全保障措施被突破的事件。' },
    breachIndividuals: { title: '通知个人', duty: '将该事件通知个人。' },
    breachRecordsRetention: { title: '事件记录的保存', duty: '保存该事件的记录。' },
  },
  caQc: {
    requestResponse: { title: '答复个人', duty: '以书面形式答复查阅或更正请求。' },
    breachAuthority: { title: '通知信息查阅委员会', duty: '就有严重损害风险的保密事件通知委员会。' },
    breachIndividuals: { title: '通知个人', duty: '通知事件涉及的个人。' },
    incidentRegisterRetention: { title: '事件登记的保存', duty: '保存事件的登记记录。' },
  },
  zaPopia: {
    requestCorrection: { title: '告知处理结果', duty: '告知数据主体就更正或删除请求采取的措施。' },
    requestAccess: { title: '对查阅请求的决定', duty: '对请求作出决定并告知请求人。' },
    breachAuthority: { title: '通报信息监管机构', duty: '通过其门户网站通报安全事件。' },
    breachIndividuals: { title: '通知数据主体', duty: '将安全事件通知数据主体。' },
  },
  thPdpa: {
    breachAuthority: {
      title: '向 PDPC 办公室通报',
      duty: '向 PDPC 办公室通报泄露，不太可能造成风险的除外。',
    },
    breachAuthorityLate: {
      title: '逾期通报并说明理由',
      duty: '向 PDPC 办公室通报，并说明未能在 72 小时内通报的理由。',
    },
    requestAccess: { title: '提供查阅', duty: '提供查阅，或依法拒绝并记录。' },
    breachIndividuals: { title: '通知数据主体', duty: '泄露有高风险的，通知数据主体并告知补救措施。' },
  },
  vnPdp: {
    requestReply: { title: '回复请求', duty: '告知数据主体请求已收到及处理安排。' },
    requestRestrict: {
      title: '撤回同意、限制或反对处理',
      duty: '落实撤回同意、限制处理或反对处理的请求。',
    },
    requestRestrictThirdParty: {
      title: '涉及处理者或第三方的同类请求',
      duty: '在有处理者或第三方参与时落实该请求。',
    },
    breachAuthority: { title: '通报违法事件', duty: '向主管机关通报违反个人数据保护规定的事件。' },
  },
  inDpdp: {
    grievanceResponse: { title: '答复申诉', duty: '答复数据主体的申诉。' },
    breachAuthority: { title: '向数据保护委员会提交详情', duty: '向数据保护委员会提交泄露的详细情况。' },
    breachIndividuals: { title: '通知数据主体', duty: '将泄露通知每一位受影响的数据主体。' },
  },
};
