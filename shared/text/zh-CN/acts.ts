import type { acts as english } from '../en/acts.ts';
import type { Messages } from '../types.ts';

export const acts: Messages<typeof english> = {
  name: { pause: '暂停', resume: '恢复', extend: '延长', restart: '重新起算', meet: '履行' },
  button: {
    pause: '暂停：{{event}}',
    resume: '恢复：{{event}}',
    extend: '延长 {{period}}',
    restart: '重新起算：{{event}}',
    meet: '记录为已履行',
  },
  inTime: { pause: '当时尚在期限内', extend: '当时已按时告知' },
  title: '{{act}}：{{clock}}',
  hint: {
    pause: '依据 {{citation}}，期限自该时起停止计算。',
    resume: '依据 {{citation}}，期限继续计算。',
    extend: '依据 {{citation}}，可延长一次，但须在 {{until}} 之前告知。',
    restart: '依据 {{citation}}，期限自该时起算。',
    meet: '{{citation}} 规定的义务已履行。时限就此结束（按时或逾期），不再变动。',
  },
  cannot: '哪些不能做？',
  cannotHide: '收起不能做的',
  refused: '{{act}}。{{why}}［{{citation}}］',
  notOpen: '须由“{{step}}”这一步记录，目前尚不能进行。',
  date: '（{{date}}）',
  moves: {
    title: '日期变动',
    wait: '请填写时间，随后会显示日期如何变动。',
    counting: '正在计算……',
    none: '没有日期变动。',
    line: '{{clock}}（{{regime}}）：{{from}} → {{to}}',
    begins: '{{clock}}（{{regime}}）：{{to}}',
    stand: {
      waiting: '未开始',
      running: '{{due}}',
      paused: '已暂停，不计暂停则为 {{due}}',
      met: '已履行，{{due}}',
      stopped: '已停止',
    },
  },
  recorded: '{{act}} · {{when}} · {{reason}}',
  evidence: '证据：{{evidence}}',
  changes: {
    pause: '自“{{event}}”至“{{ends}}”期间停止计算（{{citation}}）。',
    resume: '自“{{event}}”起继续计算（{{citation}}）。',
    restart: '自“{{event}}”起重新计算（{{citation}}）。',
    extend: '可延长一次，延长 {{period}}，但须在 {{until}} 之前告知（{{citation}}）。',
    pauseInReading: '该规则没有中止；另一种解读有（{{citation}}）。',
  },
};
