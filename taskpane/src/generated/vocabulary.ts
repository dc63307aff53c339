/** Written by scripts/publish_vocabulary.py from addin_server/vocabulary: change it there. */

export const SEVERITIES = [
  "error",
  "warning",
  "advice"
] as const;

export const SEVERITY = {
  "error": {
    "word": "必改",
    "tone": "err",
    "costs": "六成"
  },
  "warning": {
    "word": "建议改",
    "tone": "warn",
    "costs": "四分之一"
  },
  "advice": {
    "word": "可斟酌",
    "tone": "adv",
    "costs": "二十分之一"
  }
} as const;

export const ROLE = {
  "title": "标题",
  "subtitle": "副标题",
  "lead": "导语",
  "heading1": "一级标题",
  "heading2": "二级标题",
  "body": "主体",
  "ending": "结尾",
  "background": "背景",
  "heading3": "三级标题",
  "heading4": "四级标题",
  "masthead": "刊头",
  "issue": "期号",
  "byline": "署名",
  "salutation": "称谓",
  "signature": "落款",
  "date": "日期",
  "distribution": "报送",
  "attachment": "附件",
  "credits": "编校",
  "note": "注",
  "other": "其他"
} as const;

export const COMMON_ROLES = [
  "title",
  "subtitle",
  "lead",
  "heading1",
  "heading2",
  "body",
  "ending",
  "background"
] as const;

export const GROUPS = [
  "体裁",
  "标题",
  "导语",
  "主体",
  "结尾",
  "背景",
  "选题",
  "空泛",
  "其他"
] as const;

export const GROUP_OF_ROLE = {
  "title": "标题",
  "subtitle": "标题",
  "lead": "导语",
  "heading1": "主体",
  "heading2": "主体",
  "body": "主体",
  "ending": "结尾",
  "background": "背景",
  "heading3": "主体",
  "heading4": "主体"
} as const;

export const GROUP_OF_CATEGORY = {
  "genre": "体裁",
  "title": "标题",
  "lead": "导语",
  "body": "主体",
  "ending": "结尾",
  "background": "背景",
  "topic": "选题",
  "vague": "空泛",
  "time": "其他",
  "audience": "其他",
  "secrecy": "其他",
  "policy": "其他",
  "format": "其他",
  "language": "其他"
} as const;

export const CATEGORY = {
  "genre": "体裁",
  "title": "标题",
  "lead": "导语",
  "body": "主体",
  "ending": "结尾",
  "background": "背景",
  "topic": "选题",
  "vague": "空泛",
  "fact": "事实",
  "time": "时效",
  "audience": "报送层级",
  "secrecy": "保密",
  "policy": "提法",
  "format": "格式",
  "language": "文字"
} as const;

export const VERDICTS = [
  "采用",
  "修改后采用",
  "转综合",
  "留存",
  "退回"
] as const;

export const REASONS = [
  {
    "name": "有依据",
    "hint": "文里文外有凭据"
  },
  {
    "name": "上级原话",
    "hint": "照文件或讲话写的"
  },
  {
    "name": "固定提法",
    "hint": "就该这样说"
  },
  {
    "name": "报错了",
    "hint": "这里没有这个毛病"
  }
] as const;

export const FACT_KINDS = [
  {
    "id": "figure",
    "name": "数字"
  },
  {
    "id": "name",
    "name": "名称"
  },
  {
    "id": "date",
    "name": "日期"
  },
  {
    "id": "quotation",
    "name": "引语"
  }
] as const;

export const STANDINGS = [
  {
    "id": "different",
    "name": "材料里写得不一样",
    "toVerify": true
  },
  {
    "id": "elsewhere",
    "name": "材料里有，说的是别的",
    "toVerify": true
  },
  {
    "id": "absent",
    "name": "材料里没有",
    "toVerify": true
  },
  {
    "id": "listed",
    "name": "要核实",
    "toVerify": true
  },
  {
    "id": "found",
    "name": "材料里有",
    "toVerify": false
  }
] as const;

export const SIGN = "【主笔】" as const;

export const INPUTS = ".docx,.docm,.dotx,.dotm,.doc,.wps,.wpt,.rtf,.txt,.md,.markdown" as const;

export const WORD_SUFFIXES = [
  ".docx",
  ".docm",
  ".dotx",
  ".dotm"
] as const;

export const DRAFT_SUFFIXES = [
  ".docx",
  ".docm",
  ".doc",
  ".wps",
  ".rtf",
  ".txt",
  ".md",
  ".markdown"
] as const;

