import { defineKind } from './define-kind.ts';
import { daysOf, petitionerTexts } from './derived.ts';
import { day, line, maybe, texts } from './field.ts';
import { contradiction } from './problem.ts';
import { contact, letterhead, petitioners } from './shared-fields.ts';

const addressed = () => ({
  ...letterhead(),
  recipient: line('主送机关', 'unit addressed'),
  ...petitioners(),
  receivedOn: day('收到日期', 'day of receipt'),
  summary: texts('信访事项概要', 'summary of the petition'),
  attachments: maybe(texts('附件', 'attachments')),
  copies: maybe(line('抄送机关', 'units that get a copy')),
  ...contact(),
});

/** The duties of a unit that gets a petition, Art. 23: to tell the petitioner, or to object. */
const duties = {
  告知期限天数: { english: 'days to tell the petitioner', of: daysOf('acceptance') },
  异议期限工作日: { english: 'working days to object', of: daysOf('objection') },
};

const reportInTime = (data: { readonly issuedOn: string; readonly reportBy: string }, article: string) =>
  data.reportBy < data.issuedOn ? [contradiction('reportBy', article, '“反馈期限”早于“成文日期”', 'reportBy comes before issuedOn')] : [];

/** 信访事项转送函, Art. 22: to the unit with power to handle it. */
export const transferLetter = defineKind({
  label: '信访事项转送函',
  english: 'Transfer letter',
  article: '22',
  seriesWord: '转',
  fields: addressed(),
  derived: { ...petitionerTexts, ...duties },
});

/** 信访事项交办函, Art. 22: with the order to report the result by a date. */
export const entrustLetter = defineKind({
  label: '信访事项交办函',
  english: 'Entrusting letter',
  article: '22',
  seriesWord: '交',
  fields: { ...addressed(), demands: texts('办理要求', 'demands'), reportBy: day('反馈期限', 'last day to report the result') },
  derived: { ...petitionerTexts, ...duties },
  contradictions: (data) => reportInTime(data, '22'),
});

/** 信访事项督办函, Art. 40: to a unit that is late, perfunctory or false, or does not carry out an opinion. */
export const supervisionOrder = defineKind({
  label: '信访事项督办函',
  english: 'Supervision order',
  article: '40',
  seriesWord: '督',
  fields: {
    ...letterhead(),
    recipient: line('主送机关', 'unit addressed'),
    ...petitioners(),
    earlierNumber: maybe(line('原转送交办文号', 'number of the letter that sent it')),
    sentOn: day('转送交办日期', 'day it was transferred or entrusted'),
    summary: texts('信访事项概要', 'summary of the petition'),
    shortcomings: texts('存在问题', 'shortcomings found'),
    demands: texts('督办要求', 'demands'),
    suggestions: texts('改进建议', 'suggestions to improve the work'),
    reportBy: day('反馈期限', 'last day to answer'),
    copies: maybe(line('抄送机关', 'units that get a copy')),
    ...contact(),
  },
  derived: petitionerTexts,
  contradictions: (data) => reportInTime(data, '40'),
});
