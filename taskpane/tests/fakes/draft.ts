/** A weak brief of our own and the report a service would give of it. Places, people and figures are invented. */

import type { PreflightGroup } from "../../src/api/preflight";
import type {
  Answer,
  Finding,
  Report,
  Role,
  Rules,
  Severity,
  Template,
  TemplateHead,
  Preferences,
} from "../../src/api/wire";
import type { Bank } from "../../src/api/review";

// prettier-ignore
export const TEXT: readonly [id: string, role: Role, because: string, text: string][] = [
  ["p1", "title", "首行，没有句号", "石桥县吹响乡土人才培育“冲锋号”推动人才工作迈上新台阶"],
  ["p2", "lead", "标题后的第一个自然段", "近年来，石桥县高度重视乡土人才工作，精心组织、周密部署，多措并举抓好培育使用，取得显著成效。"],
  ["p3", "body", "以“一是”开头", "一是强化组织领导。县委组织部建立“四个一”机制，定期研究乡土人才工作。"],
  ["p4", "body", "以“二是”开头", "二是摸清家底。全县登记乡土人才 530 名，其中种植养殖 310 名、手工技艺 240 名，分乡镇建册。"],
  ["p5", "body", "以“三是”开头", "三是搭建平台。依托 6 个田间课堂开展培训 XX 场次，受到广大群众一致好评。"],
  ["p6", "ending", "末段，以“下一步”开头", "下一步，石桥县将进一步健全机制、强化措施，为乡村振兴提供坚强人才支撑。"],
];

const textOf = (id: string): string => TEXT.find((p) => p[0] === id)?.[3] ?? "";

interface Sketch {
  rule: string;
  severity: Severity;
  paragraph: string | null;
  quote?: string;
  message?: string;
  extra?: Partial<Finding>;
}

/** A finding on the first occurrence of `quote`; without one, on the whole paragraph. */
export function finding({ rule, severity, paragraph, quote = "", message = "", extra = {} }: Sketch): Finding {
  const at = paragraph === null || quote === "" ? -1 : textOf(paragraph).indexOf(quote);
  if (quote !== "" && at < 0) throw new Error(`${quote} is not in ${paragraph ?? "the draft"}`);
  return {
    rule,
    category: rule.split(".")[0] ?? "",
    severity,
    paragraph,
    span: at < 0 ? null : [at, at + quote.length],
    quote: quote || (paragraph === null ? "" : textOf(paragraph)),
    occurrence: 0,
    message: message || `“${quote}”可以更实。`,
    why: "领导凭信息作判断，这里还看不出做了什么。",
    source: ["S15.标题"],
    evidence: [],
    fixes: [],
    key: `${rule}/${paragraph ?? ""}/${quote}`,
    params: {},
    reasons: [],
    folded: false,
    comment: `【主笔】${message}`,
    ...extra,
  };
}

const edit = (paragraph: string, gone: string, text: string): Finding["fixes"][number]["edits"] => {
  const at = textOf(paragraph).indexOf(gone);
  return [{ paragraph, span: [at, at + gone.length], text }];
};

// prettier-ignore
export const LEAD: Answer[] = [
  { question: "针对什么", rule: "lead.no-problem", state: "no", hint: "写一个底数和一个缺口。", quote: "" },
  { question: "干什么", rule: "lead.no-action", state: "partly", hint: "只有态度。写最要紧的一招。", quote: "多措并举抓好培育使用" },
  { question: "见什么效果", rule: "lead.no-effect", state: "no", hint: "写一个最硬的数，或目标和期限。", quote: "" },
];

// prettier-ignore
export const FINDINGS: Finding[] = [
  finding({ rule: "title.ornate", severity: "warning", paragraph: "p1", quote: "冲锋号", message: "“冲锋号”是比喻，看不出做了什么。" }),
  finding({ rule: "title.slogan", severity: "warning", paragraph: "p1", quote: "迈上新台阶", message: "“迈上新台阶”换谁都能用。" }),
  finding({ rule: "topic.too-broad", severity: "warning", paragraph: "p1", quote: "人才工作", message: "“人才工作”太大，一篇写不深。" }),
  finding({ rule: "lead.no-problem", severity: "warning", paragraph: "p2", message: "没写针对什么。" }),
  finding({ rule: "lead.no-effect", severity: "warning", paragraph: "p2", message: "没写见什么效果。" }),
  finding({ rule: "time.relative-time", severity: "advice", paragraph: "p2", quote: "近年来", message: "“近年来”编发时看不出是哪年。" }),
  finding({ rule: "vague.attitude", severity: "warning", paragraph: "p2", quote: "高度重视", message: "只表态度，没说做了什么。" }),
  finding({
    rule: "vague.result",
    severity: "warning",
    paragraph: "p2",
    quote: "取得显著成效",
    message: "补一个能核对的数，或一件具体的事。",
    extra: {
      fixes: [
        { label: "补一个数", safety: "review", edits: edit("p2", "取得显著成效", "已结业〔人数〕名、领办项目〔个数〕个"), parts: [] },
        { label: "删掉半句", safety: "safe", edits: edit("p2", "，取得显著成效", ""), parts: [] },
      ],
    },
  }),
  finding({ rule: "topic.routine", severity: "advice", paragraph: "p3", quote: "强化组织领导", message: "“强化组织领导”是常规做法。" }),
  finding({
    rule: "fact.number-inconsistent",
    severity: "error",
    paragraph: "p4",
    quote: "530 名",
    message: "310 + 240 = 550，比 530 多 20。",
    extra: {
      evidence: [
        { paragraph: "p4", span: [24, 29], quote: "310 名", note: "分项" },
        { paragraph: "p4", span: [34, 39], quote: "240 名", note: "分项" },
      ],
    },
  }),
  finding({ rule: "format.placeholder-residue", severity: "error", paragraph: "p5", quote: "XX", message: "这里还有一个待填处。" }),
  finding({ rule: "vague.reaction", severity: "warning", paragraph: "p5", quote: "一致好评", message: "评价没有出处。" }),
  finding({ rule: "ending.slogan", severity: "warning", paragraph: "p6", quote: "为乡村振兴提供坚强人才支撑", message: "结尾是套话。" }),
];

export const REPORT: Report = {
  findings: FINDINGS,
  paragraphs: TEXT.map(([id, role, because, text], index) => ({ id, index, text, label: "", role, because })),
  roles: Object.fromEntries(TEXT.map(([id, role, because]) => [id, { role, because }])),
  genre: { name: "信息", because: [], folds: false },
  type: { name: "T1", because: "写了做法和成效" },
  lead: LEAD,
  lead_remark: "导语缺“针对什么”“见什么效果”，请补。",
  scores: {
    total: 58,
    parts: [
      { part: "标题", state: "partly", lacks: "缺做法", points: 9, weight: 25, counts: [0, 2, 0] },
      { part: "导语", state: "no", lacks: "缺两样", points: 8, weight: 30, counts: [0, 2, 1] },
      { part: "主体", state: "yes", lacks: "", points: 20, weight: 35, counts: [2, 1, 1] },
      { part: "结尾", state: "partly", lacks: "欠具体", points: 6, weight: 5, counts: [0, 1, 0] },
      { part: "背景", state: "no", lacks: "", points: 0, weight: 5, counts: [0, 0, 0] },
    ],
  },
  counts: { error: 2, warning: 9, advice: 2, folded: 0 },
  skipped: [{ rule: "time.stale-event", because: "没有给日期" }],
  ruleset: "r1",
};

const rule = (id: string, name: string, weak: string, good: string): Rules["rules"][number] => ({
  id,
  name,
  category: id.split(".")[0] ?? "",
  severity: "warning",
  why: "领导凭信息作判断，只有好话没有事实，这句等于没写。",
  source: ["S15.标题", "S4"],
  until_finished: false,
  missing_part: "",
  examples: [{ weak, good }, { ok: "全县 42 名乡土人才领办项目 17 个，吸纳就业 260 人。" }],
});

export const RULES: Rules = {
  rules: [
    rule("title.ornate", "标题用了比喻，看不出做了什么", "某县奏响人才[[交响曲]]", "柳溪镇给 42 名土专家发聘书"),
    rule("title.slogan", "标题带口号，换谁都能用", "[[谱写新篇章]]", "柳溪镇土专家包村带徒"),
    rule("topic.too-broad", "题目太大", "[[人才工作]]成效明显", "土专家包村带徒的做法"),
    rule("time.relative-time", "只有相对时间", "[[近年来]]", "2025 年 3 月起"),
    rule("vague.attitude", "只表态度，没说做法", "[[高度重视]]", "每月逐人过一遍名册"),
    rule(
      "vague.result",
      "成效后面没有事实",
      "学员积极性[[明显提高]]。",
      "按时交作业的学员由 4 月的 31 名增到 9 月的 88 名。",
    ),
    rule("vague.reaction", "评价没有出处", "[[广受好评]]", "回访 60 户，52 户愿意再请"),
    rule(
      "fact.number-inconsistent",
      "分项相加不等于总数",
      "共 [[9]] 名，男 4 名、女 6 名",
      "共 10 名，男 4 名、女 6 名",
    ),
    rule("format.placeholder-residue", "还有一个待填处", "开展 [[XX]] 次", "开展 12 次"),
    rule("topic.routine", "写的是常规做法", "[[加强领导]]", "县委书记包联 3 个薄弱村"),
    rule("ending.slogan", "结尾是套话", "[[提供坚强保证]]", "年底前再签 20 名"),
    rule(
      "lead.no-problem",
      "导语没写针对什么",
      "",
      "针对在册土专家半数无人请，柳溪镇 3 月起推行点单上门，至 9 月底服务 61 户。",
    ),
  ],
  off: [],
  sources: { S15: { title: "组工信息写作" }, S4: { title: "组工信息的写作技巧" } },
};

export const HEADS: TemplateHead[] = [
  { id: "T1", name: "经验做法", for: "一招一数，别处可学" },
  { id: "T2", name: "动态快讯", for: "二百字内，七天内报" },
  { id: "T3", name: "问题反映", for: "表现、原因、后果" },
  { id: "T4", name: "对策建议", for: "请谁办、改哪一条" },
  { id: "T5", name: "先进典型", for: "一个人，一件硬事" },
  { id: "T6", name: "干群反响", for: "赞成和担心都写" },
  { id: "T7", name: "贯彻落实", for: "部署之后办到哪" },
  { id: "T8", name: "探索试点", for: "有利有弊，先试后定" },
  { id: "T9", name: "突发应急", for: "当天首报，随后续报" },
  { id: "T10", name: "数据分析", for: "口径、特点、原因" },
  { id: "T11", name: "综合合编", for: "几地一法，一地一段" },
  { id: "T12", name: "刊头报送", for: "成刊、报送单" },
];

const section = (
  id: string,
  role: Role,
  name: string,
  text: string,
  required = true,
): Template["sections"][number] => ({
  id,
  role,
  name,
  required,
  range: [60, 120],
  guide: "写到月。只写“今年以来”，编发时就不准了。",
  sample: "",
  text,
});

export const T1: Template = {
  id: "T1",
  name: "经验做法",
  for: "一招一数，别处可学",
  sections: [
    { ...section("title", "title", "标题", "〔单位〕〔做法〕"), range: [0, 25] },
    section("lead", "lead", "导语", "针对〔底数和缺口〕，〔单位〕自〔起始年月〕起〔做法〕，〔结果数〕。"),
    section("m1", "body", "做法一", "一是〔小标题〕。〔谁〕〔做了什么〕。"),
    section("m2", "body", "做法二", "二是〔小标题〕。〔谁〕〔做了什么〕。"),
    section("bg", "background", "背景", "〔背景一句〕。", false),
    section("end", "ending", "结尾", "至〔年月〕，〔结果〕。\n下一步，〔打算〕。"),
  ],
};

export const PREFERENCES: Preferences = { off: [], severity: {}, set: {}, words: [], topics: ["村级代办"] };

const remark = (text: string, part: string, initials: string, rules: string[], used = 0): Bank["remarks"][number] => ({
  text,
  part,
  rules,
  layer: "shipped",
  initials,
  used,
});

export const BANK: Bank = {
  remarks: [
    remark("成效没依据，请补一个能核对的数。", "空泛", "cxmyj，qbygnhdds。", ["vague.result"], 23),
    remark("标题偏文艺，请直说做了什么。", "标题", "btpwy，qzszlsm。", ["title.ornate"], 9),
    remark("评价没有出处，谁说的、多少人？", "空泛", "pjmycc，ssd、dsr？", ["vague.reaction"], 6),
    remark("数字对不上，请核准。", "数字", "szdbs，qhz。", ["fact.number-inconsistent"]),
    remark("有做法，没依据什么文件，请补文号。", "主体", "yzf，myjsmwj，qbwh。", []),
  ],
  problems: [],
  author: "周敏",
};
export const GROUPS: PreflightGroup[] = [
  {
    id: "numbers",
    ask: "数字加得起来、前后一致吗",
    rules: ["fact.number-inconsistent"],
    own: "数字都有台账，能当场拿出来",
    beside: false,
    unseen: {},
  },
  { id: "blanks", ask: "还有没填的空吗", rules: ["format.placeholder-residue"], own: "", beside: true, unseen: {} },
];
