import {
  caseStates,
  categories,
  channels,
  clockRules,
  deliveryMethods,
  handlingResults,
  nonAcceptanceGrounds,
  ratings,
  routes,
  topics,
  workKinds,
  type Vocabulary,
} from '@anjuan/regulation';
import type { Bilingual } from '../api/types.ts';
import type { Language } from '../cli.ts';

/** The vocabularies of the Regulation, by the field whose codes they name. */
const vocabularies: Readonly<Record<string, Vocabulary<string>>> = {
  category: widened(categories),
  topic: widened(topics),
  route: widened(routes),
  channel: widened(channels),
  state: widened(caseStates),
  ground: widened(nonAcceptanceGrounds),
  results: widened(handlingResults),
  rating: widened(ratings),
  method: widened(deliveryMethods),
  kind: widened(workKinds),
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
  ...Object.fromEntries(clockRules.map(({ clock, label: zh, english }) => [`clock.${clock}`, [zh, english] as const])),
  'queue.classification': ['甄别', 'classification'],
  'queue.relations': ['关联', 'relations'],
  'queue.dispatch': ['分办', 'dispatch'],
  'queue.acceptance': ['受理告知', 'acceptance'],
  'queue.objections': ['异议', 'objections'],
  'queue.handling': ['办理', 'handling'],
  'queue.closing': ['送达办结', 'closing'],
  'clockState.running': ['计时中', 'running'],
  'clockState.expired': ['已超期', 'expired'],
  'clockState.met': ['按期', 'met'],
  'clockState.late': ['超期完成', 'late'],
  'clockState.cancelled': ['取消', 'cancelled'],
  'outcome.met': ['按期', 'met'],
  'outcome.late': ['超期完成', 'late'],
  'outcome.cancelled': ['取消', 'cancelled'],
  'dayKind.calendar': ['自然日', 'calendar days'],
  'dayKind.working': ['工作日', 'working days'],
  'relation.suggested': ['待确认', 'suggested'],
  'relation.confirmed': ['已确认', 'confirmed'],
  'relation.undone': ['已解除', 'undone'],
  'consumer.starting': ['启动中', 'starting'],
  'consumer.running': ['运行中', 'running'],
  'consumer.retrying': ['重试中', 'retrying'],
  'consumer.paused': ['等待恢复', 'waiting for what is down'],
  'consumer.hole': ['缺少消息', 'records missing'],
  'consumer.stopped': ['已停止', 'stopped'],
  'by.officer': ['人工', 'officer'],
  'by.rule': ['规则', 'rule'],
  'because.withdrawn': ['撤回', 'withdrawn'],
  'because.not-accepted': ['不予受理', 'not accepted'],
  'kind.repeat': ['重复', 'repeat'],
  'kind.joint': ['共同', 'joint'],
  'kind.form': ['表单', 'form'],
  'kind.import': ['导入', 'import'],
  'kind.self-harm': ['自伤轻生', 'self-harm'],
  'kind.crowd': ['聚集', 'crowd'],
  'kind.collapse': ['坍塌', 'collapse'],
  'kind.gas': ['燃气', 'gas'],
  'kind.poisoning': ['中毒', 'poisoning'],
  'kind.fire': ['火情', 'fire'],
  'kind.trapped': ['被困', 'trapped'],
  'kind.violence': ['暴力', 'violence'],
  'role.intake-clerk': ['接访员', 'intake clerk'],
  'role.classifier': ['甄别员', 'classifier'],
  'role.dispatcher': ['分办员', 'dispatcher'],
  'role.unit-handler': ['承办人', 'unit handler'],
  'role.unit-head': ['单位负责人', 'unit head'],
  'role.reviewer': ['复查复核员', 'reviewer'],
  'role.supervisor': ['督查员', 'supervisor'],
  'role.leader': ['包案领导', 'leader in charge'],
  'role.auditor': ['审计员', 'auditor'],
  'role.operator': ['操作员', 'operator'],
  'role.system': ['系统', 'system'],
};

/** What a code of a field means, in the reader's language; a code that is new to this program as it is. */
export function label(code: string | null | undefined, language: Language, field: string): string {
  if (code === null || code === undefined) return '';
  const vocabulary = Object.hasOwn(vocabularies, field) ? vocabularies[field] : undefined;
  if (vocabulary?.isCode(code)) return language === 'zh' ? vocabulary.labelOf(code) : vocabulary.term(code).english;
  const key = `${field}.${code}`;
  return (Object.hasOwn(words, key) ? words[key]?.[language === 'zh' ? 0 : 1] : undefined) ?? code;
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
      ['consumer', '消费者', 'Consumer'],
      ['eventId', '事件', 'Event'],
      ['record', '消息', 'Record'],
      ['partition', '分区', 'partition'],
      ['offset', '位移', 'offset'],
    ] as const
  ).map(([name, zh, en]) => [name, { zh, en }]),
);

/** Name of a field in the reader's language, its own name when it has none; `parent` is the field it stands in. */
export function fieldLabel(name: string, language: Language, parent = ''): string {
  const key = [`${parent}.${name}`, name].find((each) => Object.hasOwn(fields, each));
  return (key === undefined ? undefined : fields[key]?.[language]) ?? name;
}
