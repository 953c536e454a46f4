import { categories, channels, routes, topics, type Vocabulary } from '@anjuan/regulation';
import type { Bilingual } from '../api/types.ts';
import type { Language } from '../cli.ts';

const vocabularies: Readonly<Record<string, Vocabulary<string>>> = {
  category: widened(categories),
  topic: widened(topics),
  route: widened(routes),
  channel: widened(channels),
};

function widened<Code extends string>({ terms, labelOf, codeOf, isCode, codes, term }: Vocabulary<Code>): Vocabulary<string> {
  const narrow = (code: string): Code => {
    if (!isCode(code)) throw new RangeError(`unknown code ${code}`);
    return code;
  };
  return { terms, codes, codeOf, isCode, labelOf: (code) => labelOf(narrow(code)), term: (code) => term(narrow(code)) };
}

/** Other codes of events and answers: `code` or `field.code`, then 中文, English. One that is not here is shown as it is. */
const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  // states of a case
  registered: ['已登记', 'registered'],
  suggested: ['待甄别', 'to be classified'],
  'awaiting-classification': ['待甄别', 'to be classified'],
  classified: ['待分办', 'to be dispatched'],
  proposed: ['待分办', 'to be dispatched'],
  'awaiting-dispatch': ['待分办', 'to be dispatched'],
  'not-accepted': ['不予受理', 'not accepted'],
  transferred: ['已转送', 'transferred'],
  entrusted: ['已交办', 'entrusted'],
  objected: ['管辖异议', 'competence objected'],
  'taken-back': ['已收回', 'taken back'],
  accepted: ['已受理', 'accepted'],
  working: ['办理中', 'being handled'],
  handling: ['办理中', 'being handled'],
  'opinion-issued': ['已出具意见', 'opinion issued'],
  delivered: ['已送达', 'opinion delivered'],
  closed: ['已办结', 'closed'],
  withdrawn: ['已撤回', 'withdrawn'],
  // queues
  classification: ['甄别', 'classification'],
  relations: ['关联', 'relations'],
  dispatch: ['分办', 'dispatch'],
  acceptance: ['受理告知', 'acceptance'],
  objections: ['异议', 'objections'],
  closing: ['送达办结', 'closing'],
  // clocks
  'register-and-transfer': ['登记转送', 'register and transfer'],
  objection: ['管辖异议', 'objection'],
  running: ['计时中', 'running'],
  expired: ['已超期', 'expired'],
  stopped: ['已结束', 'stopped'],
  met: ['按期', 'met'],
  late: ['超期完成', 'late'],
  cancelled: ['取消', 'cancelled'],
  'dayKind.calendar': ['自然日', 'calendar days'],
  'dayKind.working': ['工作日', 'working days'],
  // relations and their states
  repeat: ['重复', 'repeat'],
  joint: ['共同', 'joint'],
  'relation.suggested': ['待确认', 'suggested'],
  'relation.confirmed': ['已确认', 'confirmed'],
  'relation.undone': ['已解除', 'undone'],
  // consumers
  'consumer.running': ['运行中', 'running'],
  'consumer.stopped': ['已停止', 'stopped'],
  'consumer.failed': ['出错', 'failed'],
  'consumer.retrying': ['重试中', 'retrying'],
  // steps
  contacted: ['联系信访人', 'petitioner contacted'],
  investigated: ['调查核实', 'investigated'],
  'site-visit': ['实地走访', 'site visit'],
  mediated: ['调解', 'mediated'],
  coordinated: ['协调', 'coordinated'],
  other: ['其他', 'other'],
  settled: ['诉求合理的解决问题到位', 'settled'],
  explained: ['诉求无理的思想教育到位', 'explained'],
  relieved: ['生活困难的帮扶救助到位', 'relieved'],
  'referred-for-punishment': ['行为违法的依法处理', 'referred for punishment'],
  satisfied: ['满意', 'satisfied'],
  'basically-satisfied': ['基本满意', 'basically satisfied'],
  dissatisfied: ['不满意', 'dissatisfied'],
  'not-rated': ['未评价', 'not rated'],
  'in-person': ['直接送达', 'in person'],
  post: ['邮寄送达', 'by post'],
  electronic: ['电子送达', 'electronic'],
  'left-at-residence': ['留置送达', 'left at residence'],
  'public-notice': ['公告送达', 'public notice'],
  'litigation-matter': ['涉法涉诉', 'litigation matter'],
  'being-handled': ['正在办理', 'being handled already'],
  'procedure-ended': ['三级终结', 'procedure ended'],
  'outside-duty': ['不属职责范围', 'outside statutory duty'],
  'content-unclear': ['内容不清', 'content unclear'],
  officer: ['人工', 'officer'],
  rule: ['规则', 'rule'],
  form: ['表单', 'form'],
  import: ['导入', 'import'],
  // roles
  'intake-clerk': ['接访员', 'intake clerk'],
  classifier: ['甄别员', 'classifier'],
  dispatcher: ['分办员', 'dispatcher'],
  'unit-handler': ['承办人', 'unit handler'],
  'unit-head': ['单位负责人', 'unit head'],
  reviewer: ['复查复核员', 'reviewer'],
  supervisor: ['督查员', 'supervisor'],
  leader: ['包案领导', 'leader in charge'],
  auditor: ['审计员', 'auditor'],
  operator: ['操作员', 'operator'],
  system: ['系统', 'system'],
  city: ['市', 'city'],
  district: ['区', 'district'],
  street: ['街道', 'street'],
  community: ['社区', 'community'],
};

/** What a code means, in the reader's language; `field` tells a category from a state of the same name. */
export function label(code: string | null | undefined, language: Language, field = ''): string {
  if (code === null || code === undefined || code === '') return '';
  const vocabulary = vocabularies[field];
  if (vocabulary?.isCode(code)) return language === 'zh' ? vocabulary.labelOf(code) : vocabulary.term(code).english;
  const key = [`${field}.${code}`, code].find((name) => Object.hasOwn(words, name));
  const word = key === undefined ? undefined : words[key];
  return word ? word[language === 'zh' ? 0 : 1] : code;
}

/** Names of the fields of cases and events. */
const fields: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  (
    [
      ['registrationNumber', '登记编号', 'Registration number'],
      ['receivedOn', '登记日期', 'Received on'],
      ['channel', '信访形式', 'Channel'],
      ['state', '状态', 'State'],
      ['category', '类别', 'Category'],
      ['topic', '领域', 'Topic'],
      ['route', '办理路径', 'Route'],
      ['unit', '责任单位', 'Unit'],
      ['unitName', '责任单位', 'Unit'],
      ['units', '建议单位', 'Units'],
      ['district', '问题属地', 'District'],
      ['headcount', '人数', 'Headcount'],
      ['anonymous', '是否匿名', 'Anonymous'],
      ['urgent', '紧急重大', 'Urgent'],
      ['urgentSignals', '紧急信号', 'Urgent signals'],
      ['words', '词语', 'words'],
      ['repeatOf', '重复件，原件', 'Repeat of'],
      ['declaredRepeatOf', '原登记编号', 'Declared repeat of'],
      ['title', '概况标题', 'Title'],
      ['petitionerName', '信访人', 'Petitioner'],
      ['petitioner', '信访人', 'Petitioner'],
      ['name', '名称', 'name'],
      ['petitioner.name', '姓名', 'name'],
      ['idNumber', '证件号码', 'id number'],
      ['phone', '联系电话', 'phone'],
      ['address', '住址', 'address'],
      ['target', '反映对象', 'Target'],
      ['text', '诉求内容', 'Text'],
      ['labels', '登记时标注', 'Labels'],
      ['source', '来源', 'Source'],
      ['reference', '出处', 'reference'],
      ['personal', '个人信息', 'Personal data'],
      ['classifier', '甄别模型', 'Classifier'],
      ['version', '版本', 'version'],
      ['value', '结果', 'value'],
      ['confidence', '把握', 'confidence'],
      ['grounds', '依据', 'Grounds'],
      ['weight', '权重', 'weight'],
      ['by', '确认方式', 'Confirmed by'],
      ['threshold', '阈值', 'Threshold'],
      ['reason', '理由', 'Reason'],
      ['reasons', '理由', 'Reasons'],
      ['ground', '不予受理理由', 'Ground'],
      ['explanation', '说明', 'Explanation'],
      ['article', '条款', 'Article'],
      ['kind', '种类', 'Kind'],
      ['ofCaseId', '关联案件', 'Other case'],
      ['score', '相似度', 'Score'],
      ['transferredOn', '转送日期', 'Transferred on'],
      ['entrustedOn', '交办日期', 'Entrusted on'],
      ['reportBy', '报告期限', 'Report by'],
      ['acceptedOn', '受理日期', 'Accepted on'],
      ['objectedOn', '异议日期', 'Objected on'],
      ['takenBackOn', '收回日期', 'Taken back on'],
      ['rejectedOn', '答复日期', 'Rejected on'],
      ['workedOn', '办理日期', 'Worked on'],
      ['note', '记录', 'Note'],
      ['issuedOn', '出具日期', 'Issued on'],
      ['documentNumber', '文号', 'Document number'],
      ['results', '处理结果', 'Results'],
      ['facts', '事实与理由', 'Facts'],
      ['opinion', '处理意见', 'Opinion'],
      ['basis', '法律依据', 'Legal basis'],
      ['deliveredOn', '送达日期', 'Delivered on'],
      ['method', '送达方式', 'Method'],
      ['proof', '送达凭证', 'Proof'],
      ['closedOn', '办结日期', 'Closed on'],
      ['rating', '满意度', 'Rating'],
      ['endedOn', '终止日期', 'Ended on'],
      ['because', '原因', 'Because'],
      ['withdrawnOn', '撤回日期', 'Withdrawn on'],
      ['clock', '时限', 'Clock'],
      ['run', '轮次', 'Run'],
      ['from', '起算', 'From'],
      ['due', '截止', 'Due'],
      ['days', '天数', 'Days'],
      ['dayKind', '计日', 'Day kind'],
      ['on', '日期', 'On'],
      ['outcome', '结果', 'Outcome'],
    ] as const
  ).map(([name, zh, en]) => [name, { zh, en }]),
);

/** Name of a field in the reader's language, its own name when it has none; `parent` is the field it stands in. */
export function fieldLabel(name: string, language: Language, parent = ''): string {
  const key = [`${parent}.${name}`, name].find((each) => Object.hasOwn(fields, each));
  return (key === undefined ? undefined : fields[key]?.[language]) ?? name;
}
