import { handlingResults, vocabulary } from '@anjuan/regulation';
import { defineKind } from './define-kind.ts';
import { petitionerTexts } from './derived.ts';
import { count, day, documentNumber, line, maybe, money, rows, term, texts } from './field.ts';
import { contradiction } from './problem.ts';
import { petitioners } from './shared-fields.ts';

// prettier-ignore
/** How the parties came to terms (调解、和解), Art. 33. The label is the title of the agreement. */
export const agreementForms = vocabulary<'mediation' | 'settlement'>([
  { code: 'mediation', label: '调解协议书', english: 'Mediation agreement', aliases: [], article: '33' },
  { code: 'settlement', label: '和解协议书', english: 'Settlement agreement', aliases: [], article: '33' },
]);

/** 调解协议书、和解协议书, Art. 33: of both parties' will, in writing. */
export const settlementAgreement = defineKind({
  label: '调解（和解）协议书',
  english: 'Mediation or settlement agreement',
  article: '33',
  seriesWord: '协',
  fields: {
    form: term('协议形式', 'form of agreement', agreementForms),
    number: documentNumber('协议编号', 'number of the agreement'),
    caseNumber: line('登记编号', 'registration number'),
    parties: rows(
      '当事人',
      'parties',
      {
        side: line('称谓', 'side'),
        name: line('名称', 'name'),
        idNumber: maybe(line('证件号码', 'identity number')),
        representative: maybe(line('代表人', 'representative')),
        address: maybe(line('住址', 'address')),
      },
      2,
    ),
    mediator: maybe(line('调解机关', 'mediating unit')),
    dispute: texts('争议事项', 'matter in dispute'),
    facts: texts('基本事实', 'facts both sides agree on'),
    terms: texts('协议内容', 'terms of the agreement'),
    payments: maybe(
      rows('付款', 'payments', {
        purpose: line('款项', 'purpose'),
        payer: line('付款人', 'payer'),
        payee: line('收款人', 'payee'),
        amount: money('金额', 'amount'),
        dueOn: day('付款期限', 'last day of payment'),
      }),
    ),
    performance: texts('履行方式', 'how and until when it is performed'),
    copyCount: count('协议份数', 'number of originals'),
    signedOn: day('签订日期', 'day of signing'),
  },
  contradictions: ({ form, mediator }) =>
    form === 'mediation' && mediator === undefined
      ? [contradiction('mediator', '33', '调解协议书应当载明“调解机关”', 'a mediation agreement needs mediator')]
      : [],
});

/** 信访积案化解销号审批表, Art. 28: what was done till the matter was truly at an end. */
export const strikeOffForm = defineKind({
  label: '信访积案化解销号审批表',
  english: 'Backlog strike-off form',
  article: '28',
  seriesWord: '销',
  fields: {
    number: documentNumber('编号', 'number of the form'),
    caseNumber: line('登记编号', 'registration number'),
    ...petitioners(),
    responsibleUnit: line('责任单位', 'responsible unit'),
    leader: line('包案领导', 'leader in charge'),
    leaderPost: maybe(line('包案领导职务', 'post of the leader')),
    // A ledger may only know 2011年春节前, so this is a text, not a day.
    listedOn: line('列入积案时间', 'when it was listed as backlog'),
    listedFor: line('列入原因', 'why it was listed'),
    request: texts('信访请求', 'request'),
    course: rows('化解过程', 'course of the work', { date: line('日期', 'date'), event: line('事项', 'event') }),
    measures: texts('化解措施', 'measures'),
    result: term('化解结果', 'result', handlingResults),
    relief: maybe(money('帮扶救助金额', 'amount of relief')),
    petitionerView: texts('信访人意见', 'view of the petitioner'),
    verification: texts('核查验收情况', 'verification'),
    watchUntil: day('稳控观察期至', 'end of the watch period'),
    filledOn: day('填表日期', 'day of filling in'),
    filledBy: line('填表人', 'who filled it in'),
  },
  derived: petitionerTexts,
  contradictions: ({ watchUntil, filledOn }) =>
    watchUntil < filledOn ? [contradiction('watchUntil', '28', '“稳控观察期至”早于“填表日期”', 'watchUntil comes before filledOn')] : [],
});
