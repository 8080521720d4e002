import type { calendar as english } from '../en/calendar.ts';
import type { Messages } from '../types.ts';

export const calendar: Messages<typeof english> = {
  title: '日历',
  today: '今天',
  view: '视图',
  views: { month: '月', week: '周', agenda: '日程', year: '年', workOut: '推算日期' },
  previous: { month: '上个月', week: '上一周', agenda: '前六周', year: '上一年' },
  next: { month: '下个月', week: '下一周', agenda: '后六周', year: '下一年' },
  year: '{{year}}年',
  /** Of a date by its shape. */
  standing: { late: '逾期', soon: '即将到期', run: '未到期', rest: '已暂停', met: '已履行', quiet: '未计时' },
  span: '{{from}}至{{to}}',
  day_one: '{{date}}，{{count}} 项',
  day_other: '{{date}}，{{count}} 项',
  more_one: '另有 {{count}} 项',
  more_other: '另有 {{count}} 项',
  nothing: '这几周没有到期事项。',
  filter: {
    kind: '登记册',
    allKinds: '全部登记册',
    regime: '适用规范',
    allRegimes: '全部规范',
    person: '经办人',
    everybody: '所有人',
    hidden_one: '已隐藏 {{count}} 项。',
    hidden_other: '已隐藏 {{count}} 项。',
    showAll: '全部显示',
  },
  noDrag: '日期由法律规定，不能拖动；只有事实能改变日期。请打开事项，延长或暂停期限，或更正所发生的事实。',
  workOut: {
    title: '推算日期',
    lead: '选择规则并填写起算时间，即可得出日期及其理由。结果不会保存。',
    regime: '适用规范',
    rule: '规则',
    place: '适用工作日历的地点',
    amount: '期限长度',
    unit: '单位',
    extended: '计入延期',
    compute: '推算日期',
  },
};
