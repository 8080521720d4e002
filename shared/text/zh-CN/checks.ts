import type { checks as english } from '../en/checks.ts';
import type { Messages } from '../types.ts';

export const checks: Messages<typeof english> = {
  short: '发现损坏',
  last: '最近一次全面检查：{{when}}。',
  never: '尚未进行过全面检查。',
  weekly: '案卷打开期间，每周自动运行一次。',
  running: '正在读取并比对',
  cancelled: '已取消，仍以上一次检查的结果为准。',
  part: '部分',
  found: '检查结果',
  soundAt: '最近确认完好',
  unknown: '未知',
  safe: '完好的部分：{{parts}}。',
  nothingSafe: '没有确认完好的部分。',
  next: '接下来怎么做',
  copy: '首先将整个案卷文件夹复制到另一块磁盘。',
  restore: '还原损坏之前最近的一份备份。还原前会先显示将有哪些变化，现有案卷会保留。',
  toBackups: '前往备份',
  salvage: '如果没有足够新的备份，可用“npm run docket -- salvage”将仍可读取的全部内容写入新案卷。',
  searchRebuilt: '搜索索引与案件内容不一致，已根据案件重新生成，案件内容未作改动。',
};
