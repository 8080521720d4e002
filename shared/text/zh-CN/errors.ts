import type { errors as english } from '../en/errors.ts';
import type { Messages } from '../types.ts';

export const errors: Messages<typeof english> = {
  'wrong-passphrase': {
    title: '此口令或恢复密钥无法打开案卷',
    kept: '未作任何改动，案卷保持原样。',
    next: '请检查大写锁定键和键盘语言后重试；也可以使用恢复密钥打开。',
  },
  'not-a-docket': {
    title: '此文件夹不是案卷',
    kept: '文件夹中的内容未被触动。',
    next: '请选择直接包含 docket.db 和 slots.json 的文件夹，其名称通常以 .docket 结尾。',
  },
  'docket-exists': {
    title: '此文件夹中已有一个案卷',
    kept: '已有的案卷未被触动。',
    next: '请直接打开它，或为新案卷选择一个空文件夹。',
  },
  'folder-not-empty': {
    title: '此文件夹不是空的',
    kept: '文件夹中的内容未被触动。',
    next: '请选择或新建一个空文件夹。案卷需要独占一个文件夹。',
  },
  'docket-damaged': {
    title: '案卷的数据库已损坏',
    kept: '未进行任何修复或覆盖，文件保持发现时的状态。',
    next: '请先把整个文件夹复制到安全的地方，然后还原最近的备份，或把仍可读取的内容抢救到一个新文件夹。',
  },
  'slots-damaged': {
    title: '保存案卷加密密钥的文件 slots.json 已损坏',
    kept: '未改动任何文件，数据本身不受影响。',
    next: '如果上一份副本 slots.previous.json 能够打开，可以用它替换：“privacy-docket restore-slots” 会尝试并保留受损的一份。否则请还原最近的备份。',
  },
  'docket-too-new': {
    title: '此案卷由更新版本的 Privacy Docket 写入',
    kept: '未以写入方式打开，未作任何改动。',
    next: '请更新本机上的 Privacy Docket，然后重新打开案卷。',
  },
  'docket-in-use': {
    title: '案卷正在别处打开',
    kept: '未作任何改动，另一程序继续正常工作。',
    next: '请在另一个窗口、程序或计算机上关闭它，然后重试。',
  },
  'disk-full': {
    title: '磁盘已满',
    kept: '本次更改已整体撤回，此前保存的内容完好。',
    next: '请腾出磁盘空间后重新保存，您在窗口中输入的内容仍在。',
  },
  'disk-error': {
    title: '无法读写磁盘',
    kept: '本次更改已整体撤回，此前保存的内容完好。',
    next: '请检查磁盘或网络文件夹，将案卷备份到另一块磁盘，然后重试。',
  },
  'folder-not-writable': {
    title: '无法写入此文件夹',
    kept: '未作任何改动。',
    next: '请选择您自己的文件夹，或申请此文件夹的写入权限。',
  },
  'file-missing': {
    title: '缺少一个文件',
    kept: '其他内容未被触动。',
    next: '请把文件放回原处，或从备份中恢复。设置中的“立即检查”会列出所有缺失的文件。',
  },
  'file-damaged': {
    title: '有文件与写入时不一致',
    kept: '未对其修复或替换，其他文件均可使用。',
    next: '请从备份中恢复该文件。设置中的“立即检查”会列出所有损坏的文件。',
  },
  'file-too-large': {
    title: '有文件大于 4 GiB',
    kept: '所选文件均未添加，文件本身未被触动。',
    next: '请拆分该文件，或另行保管，并在案件中注明其存放位置和 SHA-512。',
  },
  'file-on-case': {
    title: '本案件已有内容完全相同的文件',
    kept: '未添加任何内容，已有的文件保持原样。',
    next: '请选择确实修改过的文件。每个版本至少有一个字节与其他版本不同。',
  },
  'file-is-program': {
    title: '此文件可能会在您的电脑上运行',
    kept: '未打开此文件，也未生成任何副本。',
    next: '请改为另存副本，并先经检查再打开。更改扩展名并不能使其无害。',
  },
  'file-not-opened': {
    title: '没有程序打开此文件',
    kept: '解密副本已删除，案卷中的文件保持原样。',
    next: '请为此类文件安装或指定程序，或另存副本后从副本打开。',
  },
  'passphrase-too-weak': {
    title: '此口令太容易被猜到',
    kept: '未创建或改动任何内容。',
    next: '请使用至少 {{minimum}} 个没有规律的字符：五六个并非出自名句的词语，好记而难猜。',
  },
  'passphrase-taken': {
    title: '此口令已可打开本案卷',
    kept: '未作任何改动。',
    next: '案卷凭口令识别打开者，因此每个人须有各自的口令。请另选一个。',
  },
  'recovery-key-mismatch': {
    title: '这是一个恢复密钥，但不属于此案卷',
    kept: '未作任何改动。',
    next: '请与您为此案卷抄写的副本核对。',
  },
  'recovery-key-mistyped': {
    title: '恢复密钥中有字符输入错误',
    kept: '未作任何改动。',
    next: '请逐组与您的副本核对；空格、连字符和大小写不影响结果。',
  },
  locked: {
    title: '案卷已锁定',
    kept: '已保存的内容完好；未填完的表单作为加密草稿保留。',
    next: '请解锁案卷后继续。',
  },
  'bad-input': {
    title: '所填内容中有不正确之处',
    kept: '未保存任何内容，您在窗口中输入的内容仍在。',
    next: '请更正所指出的内容后重新保存。',
  },
  'unknown-regime': {
    title: '本程序没有该适用规范的规则',
    kept: '未保存任何内容。',
    next: '请从列表中选择；如果文件中写错了名称，请在文件中更正。',
  },
  'unknown-rule': {
    title: '该规则不存在，或在该日期尚未生效、已经失效',
    kept: '未保存任何内容。',
    next: '请选择其他规则，或核对事件日期。',
  },
  'unknown-place': {
    title: '没有该地区的工作日历',
    kept: '未保存任何内容。',
    next: '请从列表中选择地区。英国请选择其中的具体地区，例如英格兰。',
  },
  'unknown-case': {
    title: '案卷中没有此案件',
    kept: '未作任何改动。',
    next: '请使用“查找”，或在相应登记册的列表中寻找。',
  },
  'not-allowed': {
    title: '您的角色无权执行此操作',
    kept: '未作任何改动。',
    next: '请由本案卷的负责人执行，或请其调整您的角色。',
  },
  'person-needed': {
    title: '此人暂时不能移除',
    kept: '未作任何更改。此人仍可打开案卷。',
    next: '案卷至少保留一名负责人，任何人不能移除自己；恢复密钥若以此人的身份打开案卷，须先由负责人更换恢复密钥并将新密钥回填确认。',
  },
  'old-slot': {
    title: '仍有口令或恢复密钥采用旧版本的形式',
    kept: '未作任何更改。它们都仍可打开案卷。',
    next: '请更换恢复密钥，并让每个人用各自的口令打开一次案卷，然后再轮换案卷密钥。',
  },
  'transition-refused': {
    title: '目前不能执行此步骤',
    kept: '案件保持原样。',
    next: '案件页面上的每个步骤下方都说明了还缺少什么。',
  },
  'reason-required': {
    title: '此决定需要说明理由',
    kept: '未保存任何内容，您在窗口中输入的内容仍在。',
    next: '请用一句话写明理由，它将成为操作留痕的一部分。',
  },
  'stale-version': {
    title: '案件在此期间已被更改',
    kept: '保留的是较新的版本，您的更改没有覆盖它；您输入的内容已作为草稿保留。',
    next: '请先查看案件的当前内容，再重新录入您的更改。',
  },
  'pack-invalid': {
    title: '此文件不是可以核验的证据包',
    kept: '仅读取了该文件。',
    next: '请选择交付时的原始 zip 文件，不要解压，也不要改动其中的文件名。',
  },
  'backup-invalid': {
    title: '此备份已损坏或不完整',
    kept: '未恢复任何内容，也未触动任何案卷。',
    next: '请使用该备份的另一份副本，或更早的备份。',
  },
  cancelled: {
    title: '操作已取消',
    kept: '未作任何改动。',
    next: '您可以随时重新开始。',
  },
  internal: {
    title: 'Privacy Docket 内部出现错误',
    kept: '正在进行的更改已整体撤回，此前保存的内容完好。',
    next: '请重试。如果再次出现，请锁定案卷，重新启动程序，并在设置中运行“立即检查”。',
  },
};
