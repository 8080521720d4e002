import type { menu as english } from '../en/menu.ts';
import type { Messages } from '../types.ts';

export const menu: Messages<typeof english> = {
  file: {
    title: '文件(&F)',
    create: '新建案卷…',
    open: '打开其他案卷…',
    lock: '锁定',
    quit: '退出',
  },
  edit: {
    title: '编辑(&E)',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
  },
  view: {
    title: '视图(&V)',
    zoomIn: '放大',
    zoomOut: '缩小',
    actualSize: '实际大小',
    fullScreen: '全屏',
    theme: '主题',
    themeSystem: '跟随电脑设置',
    themeLight: '浅色',
    themeDark: '深色',
    developerTools: '开发者工具',
  },
  help: {
    title: '帮助(&H)',
    about: '关于 Privacy Docket',
    credits: '只在本机运行。以 Apache License 2.0 发布的自由软件。',
  },
  dialogs: {
    createTitle: '选择新案卷的位置',
    createButton: '使用此名称',
    newDocketName: '我的组织',
    openTitle: '打开案卷',
    openButton: '打开',
    attachTitle: '为案件添加文件',
    replaceTitle: '选择该文件的新版本',
    attachButton: '添加',
    packTitle: '核验证据包',
    packButton: '核验',
    savePackTitle: '保存证据包',
    saveBackupTitle: '保存备份',
    saveFileTitle: '保存文件的解密副本',
    saveButton: '保存',
    docketFolders: '案卷',
    packs: '证据包',
    allFiles: '所有文件',
  },
  trouble: {
    title: '案卷程序无法启动',
    detail:
      '负责打开案卷的程序部分刚启动就再次退出。您的案卷未被更改。请重试；若仍然如此，请重新安装本程序。',
    again: '重试',
    quit: '退出',
  },
};
