import type { folder as english } from '../en/folder.ts';
import type { Messages } from '../types.ts';

export const folder: Messages<typeof english> = {
  readme: [
    '本文件夹是 Privacy Docket 的一个案卷：以加密形式保存的个人信息权利请求、安全事件、协议与跨境传输登记。',
    '没有本案卷的口令或恢复密钥，其中任何内容都无法读取。',
    '',
    '打开方法：启动 Privacy Docket，选择本文件夹。请保持文件夹完整，仅在案卷未打开时复制或移动。',
    '',
    '  docket.db            各登记册，使用随机密钥的 SQLCipher 4 数据库',
    '  slots.json           上述密钥，由每个口令和恢复密钥分别封装',
    '  slots.previous.json  最近一次变更之前的密钥槽；slots.json 损坏时可用它替换',
    '  files/               附件，各自使用独立密钥加密，密钥保存在 docket.db 中',
    '  backups/             整个案卷的备份，同样经过加密',
    '',
    '如果丢失全部口令和恢复密钥，案卷将无法恢复，任何人都不能代为打开。',
  ].join('\n'),
};
