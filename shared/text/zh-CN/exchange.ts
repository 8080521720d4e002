import type { exchange as english } from '../en/exchange.ts';
import type { Messages } from '../types.ts';

export const exchange: Messages<typeof english> = {
  name: 'Privacy Docket',
  summary: '{{ref}}：{{rule}}',
  rule: '{{regime}}：{{rule}}',
  status: '导出时的状态：{{status}}',
  other: {
    safe: '安全日期，即各种解释中最早的日期：{{date}}',
    prevailing: '按通行解释的日期：{{date}}',
  },
  assumed: '暂定：“{{event}}”的时间尚不清楚，暂从“{{from}}”起算。',
  provisional: '暂定：所计算的某一日尚未列入任何日历。',
  task: '任务',
  open: '导出时的状态：未完成',
  done: '导出时的状态：已完成',
  origin: '来自 Privacy Docket。改变此日期的事项在案卷中处理。',
};
