import type { recovery as english } from '../en/recovery.ts';
import type { Messages } from '../types.ts';

export const recovery: Messages<typeof english> = {
  mistyped: {
    word: '第 {{position}} 个词“{{word}}”不在词表中；您要输入的是“{{nearest}}”吗？',
    'word-strange': '第 {{position}} 个字词“{{word}}”不在词表中。',
    'words-count': '应输入 {{expected}} 个字词，实际输入了 {{found}} 个。',
    'words-checksum': '每个字词都在词表中，但其中一个有误，或有两个颠倒。',
    length: '应输入 {{expected}} 个字符，实际输入了 {{found}} 个。',
    character: '第 {{group}} 组中有密钥不会出现的字符。',
    checksum: '有一个字符错误，或有两个颠倒。',
  },
  paper: {
    title: '恢复密钥',
    docket: '案卷',
    made: '生成日期',
    what: '忘记口令时，用以下 24 个字词即可打开上述案卷：启动 Privacy Docket，选择案卷所在的文件夹，点击“使用恢复密钥”，再按顺序输入这些字词。',
    keep: '请将此页与电脑分开保管，只让有权打开案卷的人找到它。持有这些字词的人即可打开案卷；一旦遗失，任何人都无法补发。为同一案卷换发新的恢复密钥后，此页即作废，请将其销毁。',
  },
};
