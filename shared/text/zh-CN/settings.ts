import type { settings as english } from '../en/settings.ts';
import type { Messages } from '../types.ts';

export const settings: Messages<typeof english> = {
  title: '设置',
  parts: {
    label: '设置的各部分',
    docket: '本案卷',
    people: '人员',
    law: '规则与日历',
    reminders: '提醒',
    backups: '备份',
    check: '检查',
    program: '本机',
    about: '关于',
  },
  profile: {
    section: '本案卷',
    name: '组织名称',
    place: '所在地',
    regimes: '适用规范',
    regimeInPlace: '{{regime}}（{{place}}）',
    person: '您',
    folder: '文件夹',
    publicKey: '公钥',
    publicKeyHint:
      '证据包以对应的私钥签名，私钥从不离开案卷。请通过证据包以外的途径将此公钥交给审计人员，以便其确认签名人。',
  },
  window: { section: '窗口' },
  check: {
    section: '检查',
    hint: '读取案卷中的全部内容：数据库、搜索索引、操作留痕和每个文件。不作任何改动。',
    now: '立即检查',
    good: '所有内容均与写入时一致。',
    bad: '有内容与写入时不一致。',
    fine: '与写入时一致',
    damaged: '已损坏',
    problem: {
      'broken-page': '页面被改动或无法读取',
      'broken-tree': '结构损坏',
      'broken-reference': '指向不存在的记录',
      'index-differs': '与案件内容不一致',
      altered: '与写入时不一致',
      missing: '缺失',
      moved: '不在写入时的位置',
      'head-mismatch': '末尾与记录不符',
    },
    part: {
      pages: '数据库页面',
      database: '数据库结构',
      references: '记录之间的引用',
      search: '搜索索引',
      slots: '加密密钥',
      trail: '操作留痕',
      files: '文件',
    },
  },
  about: {
    section: '关于',
    what: 'Privacy Docket 将个人请求、安全事件、委托处理协议和跨境传输保存在本机的一个加密文件夹中，算出每个时限，并能向审计人员证明其内容。它是供熟悉法律的人使用的工具，不构成法律意见：每个日期都注明所依据的规则，以及该规则的核实程度。',
    licence: '自由软件，采用 Apache License 2.0 许可。',
    parts: '本软件使用了以下成果：',
  },
};
