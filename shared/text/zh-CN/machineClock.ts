import type { machineClock as english } from '../en/machineClock.ts';
import type { Messages } from '../types.ts';

export const machineClock: Messages<typeof english> = {
  title: '请核对本机时钟',
  jump: {
    ahead: '{{at}}，时钟被拨快 {{span}}。',
    back: '{{at}}，时钟被拨回 {{span}}。',
  },
  behind: '{{at}}，时钟比操作留痕的最后一条（写于 {{lastAt}}）慢 {{span}}。',
  zone: '时区现为 {{to}}，此前为 {{from}}。',
  meaning: {
    time: '每个期限的剩余时间、是否逾期以及提醒的时间，都以此时钟计算。到期日本身不变。新条目按它所显示的时间写入，操作留痕会如实记载。',
    zone: '到期日不变：每个到期日按其时限所在地计算。屏幕上的时间现在是新时区的时间。',
  },
  todo: {
    time: '请与其他时钟核对，并在系统设置中校正。其间录入的内容保留其时间：请更正以错误时间为依据的内容。然后确认。',
    zone: '如果您在旅行，一切正常。否则请在系统设置中校正时区。然后确认。',
  },
  acknowledge: '确认',
  span: {
    day_one: '{{count}} 天',
    day_other: '{{count}} 天',
    hour_one: '{{count}} 小时',
    hour_other: '{{count}} 小时',
    minute_one: '{{count}} 分钟',
    minute_other: '{{count}} 分钟',
  },
  cli: {
    behind:
      '警告：本机时钟比操作留痕的最后一条（{{lastAt}}）慢 {{seconds}} 秒。期限的剩余时间以此时钟计算；新条目按它所显示的时间写入。',
    zone: '提示：本机时区为 {{to}}；操作留痕的最后一条写于 {{from}}。到期日不变。',
  },
};
