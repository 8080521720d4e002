import type { rules as en } from '../en/rules.ts';
import type { Messages } from '../types.ts';
import { places } from './places.ts';

/** Names of regimes, rules, events and places, and the sentences that rules point to. */
export const rules: Messages<typeof en> = {
  regime: {
    euGdpr: '欧盟 GDPR',
    ukGdpr: '英国 GDPR',
    cnPipl: '中国《个人信息保护法》',
    house: '本组织的隐私政策',
    contract: '协议',
    usCa: '加利福尼亚州 CCPA',
    brLgpd: '巴西 LGPD',
    sgPdpa: '新加坡 PDPA',
    hkPdpo: '香港《个人资料（私隐）条例》',
    jpAppi: '日本《个人信息保护法》',
    krPipa: '韩国《个人信息保护法》',
    auPrivacy: '澳大利亚《隐私法》',
    caPipeda: '加拿大 PIPEDA',
    caQc: '魁北克省私营部门个人信息保护法',
    chFadp: '瑞士《联邦数据保护法》',
    zaPopia: '南非 POPIA',
    thPdpa: '泰国 PDPA',
    vnPdp: '越南《个人数据保护法》',
    inDpdp: '印度《数字个人数据保护法》',
    euNis2: '欧盟 NIS2 指令',
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
      consultationOpinion: { title: '监管机构的书面意见', duty: '监管机构就拟进行的处理提供书面意见。' },
      consultationExtensionNotice: { title: '意见延期通知', duty: '监管机构告知其延长期限及理由。' },
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
      requestAccess: {
        title: '答复查阅请求',
        duty: '按隐私政策的承诺，答复要求查阅个人信息的个人。',
      },
      requestCopy: {
        title: '答复复制请求',
        duty: '按隐私政策的承诺，提供个人要求的副本。',
      },
      requestPortability: {
        title: '答复转移请求',
        duty: '按隐私政策的承诺，交付或转移个人信息。',
      },
      requestDeletion: {
        title: '答复删除请求',
        duty: '按隐私政策的承诺，予以删除或说明不删除的理由。',
      },
      requestRestriction: {
        title: '答复限制处理请求',
        duty: '按隐私政策的承诺，限制处理或说明理由。',
      },
      requestObjection: {
        title: '答复拒绝处理请求',
        duty: '按隐私政策的承诺，停止处理或说明理由。',
      },
      requestWithdrawConsent: {
        title: '落实撤回同意',
        duty: '按隐私政策的承诺，停止基于该同意的处理。',
      },
      requestAutomatedDecision: {
        title: '答复自动化决策请求',
        duty: '按隐私政策的承诺，重新审视该决定。',
      },
      requestExplanation: {
        title: '向个人作出说明',
        duty: '按隐私政策的承诺，就个人所问作出说明。',
      },
      requestAccountCancellation: {
        title: '注销账号',
        duty: '按隐私政策的承诺，注销个人要求注销的账号。',
      },
      requestComplaint: {
        title: '答复投诉',
        duty: '按隐私政策的承诺，答复投诉。',
      },
      noticeAuthority: {
        title: '通知主管机关（自定目标）',
        duty: '毫不迟延地通知主管机关。具体数字为本组织自定目标。',
      },
      noticeIndividuals: {
        title: '通知相关个人（自定目标）',
        duty: '毫不迟延地通知相关个人。具体数字为本组织自定目标。',
      },
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
    },
    brLgpd: {
      requestAccess: { title: '完整的查阅答复', duty: '向数据主体提供清晰、完整的声明。' },
      breachAuthority: { title: '向 ANPD 和数据主体通报', duty: '向 ANPD 和数据主体通报安全事件。' },
      breachAuthoritySmall: {
        title: '小型处理者通报',
        duty: '小型处理者以加倍的期限向 ANPD 和数据主体通报安全事件。',
      },
      breachSupplement: { title: '补充通报', duty: '向 ANPD 补充缺少的信息。' },
    },
    sgPdpa: {
      breachAssessment: { title: '评估数据泄露', duty: '评估该数据泄露是否须通报。' },
      breachAuthority: { title: '向个人数据保护委员会通报', duty: '向个人数据保护委员会通报数据泄露。' },
    },
    hkPdpo: {
      requestResponse: { title: '依从查阅资料要求', duty: '提供资料复本，或附理由的书面拒绝通知。' },
    },
    jpAppi: {
      breachPreliminary: { title: '速报', duty: '就已掌握的事项尽快向个人信息保护委员会报告。' },
      breachFinal: { title: '确报', duty: '就全部事项向个人信息保护委员会报告。' },
      breachFinalImproperPurpose: {
        title: '确报（不正当目的）',
        duty: '泄露可能出于不正当目的的，就全部事项向个人信息保护委员会报告。',
      },
    },
    krPipa: {
      requestAccess: { title: '提供查阅', duty: '允许数据主体查阅，或说明推迟、拒绝的理由。' },
      breachAuthority: {
        title: '向 PIPC 或 KISA 报告',
        duty: '向个人信息保护委员会或韩国互联网振兴院报告泄露。',
      },
    },
    auPrivacy: {
      breachAssessment: { title: '评估疑似数据泄露', duty: '查明是否有合理理由认为构成须通报的数据泄露。' },
    },
    caPipeda: {
      requestResponse: { title: '答复个人', duty: '答复查阅请求。' },
      requestExtensionNotice: { title: '延期通知', duty: '告知个人新的期限、理由和投诉权。' },
    },
    caQc: {
      requestResponse: { title: '答复个人', duty: '以书面形式答复查阅或更正请求。' },
    },
    chFadp: {
      requestResponse: { title: '向数据主体提供信息', duty: '提供信息，或附理由地拒绝、限制、推迟提供。' },
      requestCostShareReply: { title: '就费用分担作出答复', duty: '数据主体在被告知费用分担后确认其请求。' },
    },
    zaPopia: {
      requestCorrection: { title: '告知处理结果', duty: '告知数据主体就更正或删除请求采取的措施。' },
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
    },
    inDpdp: {
      grievanceResponse: { title: '答复申诉', duty: '答复数据主体的申诉。' },
      breachAuthority: { title: '向数据保护委员会提交详情', duty: '向数据保护委员会提交泄露的详细情况。' },
    },
    euNis2: {
      incidentEarlyWarning: { title: '早期预警', duty: '就重大事件向 CSIRT 或主管机关发出早期预警。' },
      incidentNotification: { title: '事件通报', duty: '更新预警，并附严重程度和影响的初步评估。' },
      incidentFinal: { title: '最终报告', duty: '说明事件、原因、措施及跨境影响。' },
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
    individualsNotified: '已通知个人',
    known: '知悉',
    sent: '已发出',
    assessedNotifiable: '评估为须通报',
    credibleGrounds: '发现可信理由',
    suspected: '产生怀疑',
    costShareAnnounced: '告知费用分担',
    notified: '已通报',
    informationAsked: '要求提供信息',
    informationReceived: '收到信息',
  },
  place: places,
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
    regionalHolidays: '该地区的节假日亦计入；条例以成员国指定的日期为准。',
    staysOnDayOff: '尚无经核实的规定使届满日顺延，届满日遇休息日不变。此为安全日期。',
    dayOffMoves: '按当地关于期间的一般规定，届满日遇休息日顺延至下一工作日。',
    generalRuleOfTime: '按加利福尼亚州关于期间的一般规定，收到当日不计入，届满日遇休息日顺延。',
    federalHolidays: '“营业日”没有定义；此处按联邦节假日而非州节假日计算。',
    eventDayCounted: '收到当日计为第一日，届满日不顺延。此为安全日期。',
    knowledgeDayExcluded: '按民法的一般规定，知悉当日不计入。',
    threeDaysOfGuideline: '指南将“尽快”解释为三至五日；此处按三日计算。此为安全日期。',
    reflectionNotMoved: '期限起算前的十日于第十日届满，遇休息日亦不顺延。',
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
    businessDayUndefined: '法规没有定义“营业日”。',
    verifiedOrNot: '无论请求是否已核验，期限均照常计算；届时无法核验的可以拒绝。',
    noVerificationForOptOut: '对此不得要求核验身份。',
    lawEnforcementDelay: '可因执法需要，或为查明范围、恢复系统所必需而延后。',
    moreThan500Residents: '仅适用于通知了 500 名以上加利福尼亚州居民的情形。',
    simpleAnswerAtOnce: '简化答复须立即作出；该期限适用于完整声明。',
    peopleInTheSameTime: '在同一期限内还须告知数据主体。',
    onlySmallAgents: '仅适用于小型处理者。',
    guideNotLaw: '法律只要求“合理且迅速”；30 日来自委员会的指南。',
    singaporeThresholds: '适用于可能造成重大损害，或影响 500 人及以上的情形。',
    unableNeedsNotice: '无法按时依从的，须在 40 日内书面说明理由。',
    promptlyThreeToFive: '规则只规定“尽快”；三至五日来自指南。',
    onlyImproperPurpose: '仅适用于可能因不正当目的造成的泄露。',
    deferWithReasons: '可以推迟查阅，但须在同一期限内告知理由。',
    koreaThresholds: '适用于 1,000 人及以上、敏感信息或固有识别信息，或来自外部的非法访问。',
    statementAsSoonAsPracticable: '一旦有合理理由相信，应在可行的情况下尽快向信息专员提交声明。',
    silenceIsRefusal: '期限届满未答复视为拒绝。',
    silenceIsRefusalNoExtension: '期限届满未答复视为拒绝；私营部门不得延期。',
    newPeriodWithoutMaximum: '期限不足的，须在期限内告知新的答复期限；法律没有规定上限。',
    withdrawnWithoutReply: '未予确认的，视为撤回请求，不产生费用。',
    calendarDaysSundayMoves: '按自然日计算；仅周日或公共假日使届满日顺延。',
    unlessNoRisk: '不太可能造成风险的泄露除外。',
    onlyWhen72HoursFailed: '仅适用于有正当理由未能遵守 72 小时的情形。',
    compensatoryDays: '调休日逐年公布，可能影响该日期。',
    ownPeriodsForOtherRights: '其他权利有各自的期限。',
    processorOrThirdParty: '仅适用于须由处理者或第三方参与的情形。',
    indiaFromMay2027: '规则公布 18 个月后适用；为 2027 年 5 月 13 日还是 14 日尚不确定。',
    indiaBreachFromMay2027:
      '适用于所有泄露，没有门槛。规则公布 18 个月后（2027 年 5 月 13 日或 14 日）适用。',
    directiveThroughNationalLaw: '指令通过各成员国国内法生效，国内法可能要求更多或更早。',
    progressReportIfOngoing: '事件仍在持续的，届时提交进展报告，处置结束后一个月内提交最终报告。',
    authorityClock: '这是监管机构自身的期限。在收到其要求的信息之前，期限可以中止。',
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
