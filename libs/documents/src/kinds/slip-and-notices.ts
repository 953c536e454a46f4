import { addDays, categories, channels, clockRuleOn, daysBetween, extensionRuleOn, nonAcceptanceGrounds, routes } from '@anjuan/regulation';
import { articleInChinese } from '../wording/numerals.ts';
import { defineKind } from './define-kind.ts';
import { petitionerTexts } from './derived.ts';
import { day, line, maybe, term, texts } from './field.ts';
import { contradiction, type DocumentProblem } from './problem.ts';
import { contact, letterhead, petitioners } from './shared-fields.ts';

/** 信访事项登记表, Art. 22: everything that comes in is registered, an anonymous petition too. */
export const registrationSlip = defineKind({
  label: '信访事项登记表',
  english: 'Registration slip',
  article: '22',
  seriesWord: null,
  fields: {
    caseNumber: line('登记编号', 'registration number'),
    office: line('登记机关', 'registering office'),
    registeredOn: day('登记日期', 'day of registration'),
    receivedOn: day('收到日期', 'day of receipt'),
    channel: term('信访形式', 'channel', channels),
    repeat: maybe(line('初重信访', 'first or repeat petition')),
    ...petitioners(0),
    target: maybe(line('被反映对象', 'person or unit petitioned against')),
    place: maybe(line('事发地', 'place of the matter')),
    request: texts('信访请求', 'request'),
    category: maybe(term('信访类别', 'category', categories)),
    topic: maybe(line('内容分类', 'topic')),
    attachments: maybe(texts('附件', 'attachments')),
    suggestion: maybe(texts('拟办意见', 'proposed handling')),
    dueOn: maybe(day('转送交办期限', 'last day to transfer or entrust')),
    clerk: line('登记人', 'registering clerk'),
  },
  derived: petitionerTexts,
});

/** 信访事项受理告知书, Art. 23: that it is received, by which route and procedure. */
export const acceptanceNotice = defineKind({
  label: '信访事项受理告知书',
  english: 'Notice of acceptance',
  article: '23',
  seriesWord: '受',
  fields: {
    ...letterhead(),
    ...petitioners(),
    receivedOn: day('收到日期', 'day of receipt'),
    acceptedOn: day('受理日期', 'day of acceptance'),
    summary: texts('信访事项概要', 'summary of the petition'),
    handlingUnit: line('办理单位', 'handling unit'),
    route: term('处理途径', 'route of handling', routes),
    procedure: texts('处理程序', 'procedure of handling'),
    dueOn: maybe(day('办理期限', 'last day of handling', { article: '34' })),
    queryCode: maybe(line('查询码', 'query code')),
    ...contact(),
  },
  derived: petitionerTexts,
  contradictions: ({ receivedOn, acceptedOn, issuedOn, route, dueOn }) => {
    const found: DocumentProblem[] = [];
    if (acceptedOn < receivedOn)
      found.push(contradiction('acceptedOn', '23', '“受理日期”早于“收到日期”', 'acceptedOn comes before receivedOn'));
    if (issuedOn < receivedOn) found.push(contradiction('issuedOn', '23', '“成文日期”早于“收到日期”', 'issuedOn comes before receivedOn'));
    const rule = clockRuleOn('handling', acceptedOn);
    if (route !== 'petition-procedure') return found; // other statutory routes have the clocks of their own laws
    if (dueOn === undefined) found.push(contradiction('dueOn', rule.article, '信访程序应当载明“办理期限”', 'dueOn is missing'));
    else if (rule.days !== null && dueOn > addDays(acceptedOn, rule.days))
      found.push(contradiction('dueOn', rule.article, '“办理期限”超过法定期限', 'dueOn is later than the Regulation allows'));
    return found;
  },
});

/** Grounds whose notice must say which organ is competent: Art. 23 has the petitioner told where to go. */
const sentElsewhere: readonly string[] = ['litigation-matter', 'outside-duty'];

/** 信访事项不予受理告知书, Art. 23, on one of the grounds of Art. 19, 31 and 36. */
export const refusalNotice = defineKind({
  label: '信访事项不予受理告知书',
  english: 'Notice of refusal',
  article: '23',
  seriesWord: '不受',
  fields: {
    ...letterhead(),
    ...petitioners(),
    receivedOn: day('收到日期', 'day of receipt'),
    summary: texts('信访事项概要', 'summary of the petition'),
    ground: term('不予受理理由', 'ground of refusal', nonAcceptanceGrounds),
    explanation: texts('理由说明', 'explanation of the ground'),
    competentOrgan: maybe(line('有权处理机关', 'competent organ')),
    ...contact(),
  },
  derived: {
    ...petitionerTexts,
    依据条款: {
      english: 'article of the ground',
      of: ({ ground }: { readonly ground: (typeof nonAcceptanceGrounds.codes)[number] }) =>
        articleInChinese(nonAcceptanceGrounds.term(ground).article || '23'),
    },
  },
  contradictions: ({ ground, competentOrgan }) =>
    sentElsewhere.includes(ground) && competentOrgan === undefined
      ? [
          contradiction(
            'competentOrgan',
            '23',
            '该理由应当告知“有权处理机关”',
            'this ground needs competentOrgan: the petitioner is told where to go',
          ),
        ]
      : [],
});

/** 信访事项延长办理期限告知书, Art. 34: approved by the unit's head, the petitioner told why. */
export const extensionNotice = defineKind({
  label: '信访事项延长办理期限告知书',
  english: 'Notice of extension',
  article: '34',
  seriesWord: '延',
  fields: {
    ...letterhead(),
    ...petitioners(),
    summary: texts('信访事项概要', 'summary of the petition'),
    acceptedOn: day('受理日期', 'day of acceptance'),
    previousDueOn: day('原办理期限', 'last day before the extension'),
    newDueOn: day('延长后期限', 'last day after the extension'),
    reason: texts('延期理由', 'reason of the extension'),
    approver: line('批准人', 'head who approved'),
    ...contact(),
  },
  derived: {
    ...petitionerTexts,
    延长天数: {
      english: 'days of the extension',
      of: ({ previousDueOn, newDueOn }: { readonly previousDueOn: string; readonly newDueOn: string }) =>
        String(daysBetween(previousDueOn, newDueOn)),
    },
  },
  contradictions: ({ issuedOn, acceptedOn, previousDueOn, newDueOn }) => {
    const rule = extensionRuleOn('handling', issuedOn);
    const days = daysBetween(previousDueOn, newDueOn);
    const found: DocumentProblem[] = [];
    if (previousDueOn < acceptedOn)
      found.push(contradiction('previousDueOn', rule.article, '“原办理期限”早于“受理日期”', 'previousDueOn comes before acceptedOn'));
    if (days < 1 || days > rule.maxDays)
      found.push(
        contradiction('newDueOn', rule.article, `延长期限应当为1日至${rule.maxDays}日`, `an extension is of 1 to ${rule.maxDays} days`),
      );
    return found;
  },
});
