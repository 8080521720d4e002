import type { rules as en } from '../en/rules.ts';
import type { Messages } from '../types.ts';

/** Names of regimes, rules, events and places, and the sentences that rules point to. */
export const rules: Messages<typeof en> = {
  regime: {
    euGdpr: '欧盟 GDPR',
    ukGdpr: '英国 GDPR',
    cnPipl: '中国《个人信息保护法》',
    house: '本组织的隐私政策',
    contract: '协议',
  },
  rule: {
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
    },
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
    },
    house: {
      requestCorrection: {
        title: '答复更正请求',
        duty: '按隐私政策的承诺，答复提出更正请求的个人。',
      },
      policyEffect: {
        title: '变更后的隐私政策生效',
        duty: '变更后的隐私政策自该日起生效，不得提前。',
      },
    },
    contract: {
      agreementExpiry: { title: '协议到期', duty: '在该日之前续签、更换或终结协议。' },
      transferExpiry: { title: '跨境传输有效期届满', duty: '在该日之前续展传输依据，或终止传输。' },
      agreementNotice: {
        title: '最迟通知日',
        duty: '向对方发出通知，否则协议继续有效。',
      },
      agreementReview: { title: '协议复核', duty: '复核协议及受托人。' },
    },
  },
  event: {
    received: '收到',
    identityAsked: '要求提供身份证明',
    identityReceived: '收到身份证明',
    identityVerified: '身份核验完成',
    feePaid: '费用已支付',
    clarificationAsked: '要求说明',
    clarificationReceived: '收到说明',
    aware: '知悉',
    discovered: '发现',
    handlingEnded: '处置结束',
    effective: '合同生效',
    filed: '提交备案',
    validTo: '有效期至',
    resultReceived: '收到评估结果',
    thresholdReached: '达到数量标准',
    approved: '批准',
    noticed: '通知或发布',
    expires: '到期',
    reviewOn: '复核日期',
  },
  place: {
    AT: '奥地利',
    BE: '比利时',
    CN: '中国',
    DE: '德国',
    'GB-ENG': '英格兰',
  },
  reading: {
    suspendedForIdentity: '自要求提供身份证明至收到之间的日期不计入（EDPB 的意见；条例本身没有中止规定）。',
    nextFullHour: '事件发生的那一小时不计入，期限自下一个整点起算。',
    beginningWith: '按英语通常用法，“自某日开始”的期间包括该日，且届满日不顺延。早一日为安全日期。',
    pauseNarrow: '当日提出并当日得到答复的，以及期限起算当日，均不扣除天数。',
    icoGuidance: 'ICO 认为一个月自收到身份证明或费用之日起算，等待说明期间中止。',
    noRollByAnalogy: '《民法典》对该期限仅为类推适用，届满日遇节假日不顺延。此为安全日期。',
    restDaysRoll: '实践中普通的周六、周日视同休假日，届满日顺延至工作日。',
    promiseRolls: '以日计算的承诺按法定期间理解，届满日顺延至工作日。',
    sevenFullDays: '通知次日起经过七个整日后，变更方才生效。',
  },
  note: {
    resolveIdentityEarly:
      '应当不迟延地答复，一个月是最迟日期。需要身份证明的应立即要求：即使期限可以中止，也仅以及时要求为前提。',
    noticeSameDate: '延期通知的到期日与未延期的答复相同。',
    lateNeedsReasons: '应当不迟延地通报；逾期通报须说明延误的理由。',
    onlyProposed: '这是提案，尚非法律，不产生期限。',
    clarificationOnlyAccess: '只有查阅请求（第 15 条）在等待说明期间中止。',
    inTimeNoNumber: '法律只规定“及时”，没有天数；三十天来自推荐性国家标准。',
    promisedTimeFirst: '承诺了更短时限的，以承诺为准。',
    fromGradeFairlySerious: '适用于较大及以上级别的网络安全事件。',
    applyBeforeExpiry: '自该日起至有效期届满前提出申请。',
    promiseCountedStrictly:
      '隐私政策只写明“三十天内”。我们自收到次日起按自然日计算，届满日不顺延：个人可以按字面信赖该承诺。',
    effectFromStartOfDay: '隐私政策写明“通知或发布七天后”生效。我们取通知之日后的第七日，自该日零时起。',
    noticeMustArrive: '通知须在该日或之前到达对方。条款关于形式、到达和月末的约定优先。',
  },
  problem: {
    missing: '缺少“{{event}}”。',
    malformed: '“{{event}}”既不是日期，也不是带时差的时间。',
    absurdYear: '“{{event}}”的年份不合情理。',
    future: '“{{event}}”在将来。',
    beforeOther: '“{{event}}”早于“{{other}}”。',
    momentNeeded: '“{{event}}”须写明时刻：该期限按小时计算。',
    unknownEvent: '该规则没有“{{event}}”这一事件。',
    noExtension: '该规则不能延期。',
    notExpected: '该规则已有法定数字，不接受其他数字。',
    absurdAmount: '{{value}} 不可能是该期限的长度（最多 {{most}}）。',
    hoursBack: '按小时计算的期限不能倒推。',
    unknown: '没有这一规则。',
    notInForce: '该规则只是提案，尚未生效。',
    notInForceThen: '该规则在 {{date}} 尚不是或已不是法律。',
  },
};
