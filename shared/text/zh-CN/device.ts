import type { device as english } from '../en/device.ts';
import type { Messages } from '../types.ts';

export const device: Messages<typeof english> = {
  lock: {
    section: '锁定',
    hint: '电脑锁定、休眠或切换用户时，以及无人操作达到此处设定的时间时，案卷即被锁定。届时，从窗口复制的文字会从剪贴板中清除，除非其后又复制了别的内容。',
    idle: '自动锁定',
    minutes_one: '无人操作 {{count}} 分钟后',
    minutes_other: '无人操作 {{count}} 分钟后',
  },
  keychain: {
    section: '免口令打开',
    hint: '本机可以为此案卷保存一个专用密钥，由系统钥匙串加密。它只有与案卷文件夹一起才能打开案卷。',
    meaning:
      '此后，任何能使用您在本机登录会话的人，无需口令即可以您的身份打开案卷。您的口令和恢复密钥保持不变。未经您要求，此功能不会启用。',
    on: '本机可以您的身份打开此案卷。',
    onOther: '本机目前以另一人的身份打开此案卷。若改由您记住，本机将以您的身份打开。',
    off: '本机没有此案卷的密钥。',
    remember: '在本机记住',
    forget: '忘记本机',
    forgotten: '本机已不再保存此案卷的任何密钥，只有口令或恢复密钥才能打开。',
    backend: '钥匙串：{{backend}}',
    name: {
      gnome_libsecret: 'GNOME 密钥环',
      kwallet: 'KWallet',
      kwallet5: 'KWallet',
      kwallet6: 'KWallet',
      keychain: 'macOS 钥匙串',
      dpapi: 'Windows 数据保护',
    },
  },
  unlock: {
    open: '用本机钥匙串打开',
    forget: '忘记本机',
    forgotten: '本机已不再保存此案卷的密钥。',
  },
  refusal: {
    obfuscated:
      '此系统没有提供钥匙串；所谓的钥匙串只会用众所周知的密码掩盖密钥。请安装并解锁密钥环（GNOME Keyring 或 KWallet），重新启动程序后再试。',
    unknown: '程序无法判断系统使用哪种钥匙串，或查询得过早。请在带有密钥环的桌面会话中重新启动程序后再试。',
    unavailable: '系统钥匙串没有响应，或处于锁定状态且未被打开。请将其解锁后再试。',
    unsupported: '此版本的程序无法在不阻塞窗口的情况下使用钥匙串。请更新程序。',
    'not-written': '无法写入保存本机密钥的文件。请检查磁盘以及您的用户文件夹的权限。',
  },
  problem: {
    missing: '本机没有此案卷的密钥：它已被忘记，或程序使用了另一个用户文件夹。',
    backend: '该密钥由另一种钥匙串（{{was}}）加密，而系统现在提供的是{{now}}。换回原来的钥匙串即可再次打开。',
    unavailable: '系统钥匙串没有响应，或处于锁定状态且未被打开。',
    unreadable: '系统钥匙串已无法解密它曾经加密的密钥。',
    slot: '案卷中已没有本机密钥所对应的密钥槽：它已被移除，或案卷被还原到了较早的状态。',
  },
};
