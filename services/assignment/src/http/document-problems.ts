import { kindFacts, type DocumentProblem } from '@anjuan/documents';
import { fieldProblem, type ProblemText } from '@anjuan/service-kit';
import type { IssueRefusal } from '../application/document/issue-document.handler.ts';
import type { VoidRefusal } from '../application/document/void-document.handler.ts';

/** Status and wording of every refusal of documents, for every entrance. */
export function documentProblemOf(refusal: IssueRefusal | VoidRefusal): ProblemText {
  const { code } = refusal;
  const conflict = (zh: string, en: string, data: ProblemText['data'] = {}): ProblemText => ({ status: 409, code, zh, en, data });
  switch (refusal.code) {
    case 'case-unknown':
      return { status: 404, code, zh: '没有这个案件', en: 'no such case' };
    case 'document-unknown':
      return { status: 404, code, zh: '此案没有这份文书', en: 'the case has no such document' };
    case 'document-not-open':
      return conflict(
        `案件尚未到出具${kindFacts(refusal.kind).label}的步骤`,
        `the case has not come to the step that a ${kindFacts(refusal.kind).english.toLowerCase()} tells of`,
        { needed: refusal.needed },
      );
    case 'issuer-missing':
      return fieldProblem(code, 'issuer', '须写明出具机关', 'name the unit that issues it');
    case 'issuer-unknown':
      return fieldProblem(code, 'issuer', '单位名录中没有出具机关', 'the issuing unit is not in the register', { issuer: refusal.issuer });
    case 'wrong-issuer':
      return {
        status: 403,
        code,
        zh: '只能由该机关出具或者作废',
        en: 'only that unit issues or voids it',
        data: { issuer: refusal.issuer },
      };
    case 'officer-keeps-out':
      return { status: 403, code, zh: '该人员须回避此案', en: 'this officer has to keep out of the case' };
    case 'day-in-the-future':
      return fieldProblem(code, 'on', `不得晚于今天 ${refusal.today}`, `not after today, ${refusal.today}`);
    case 'person-erased':
      return conflict('信访人的个人信息已删除，不能再出具文书', 'the petitioner was erased: no more documents can be made');
    case 'reserved-fields':
      return {
        ...{ status: 422, code, zh: '该要素由系统填写', en: 'the system fills this in itself' },
        errors: refusal.fields.map((field) => ({ field: `data.${field}`, rule: code, zh: '由系统填写', en: 'filled in by the system' })),
      };
    case 'document-incomplete':
      return {
        ...{ status: 422, code, zh: '文书要素不全或者不符', en: 'the document lacks parts, or parts contradict' },
        detailZh: refusal.problems.map(({ chinese }) => chinese).join('；'),
        detailEn: refusal.problems.map(({ english }) => english).join('; '),
        errors: refusal.problems.map(fieldOf),
      };
    case 'templates-unusable':
      return conflict('模板文件夹有误，不能出具文书', 'the folder of templates has faults: no document can be made', {
        problems: refusal.problems.map(({ file, place, chinese, english }) => ({ file, place, zh: chinese, en: english })),
      });
    case 'document-not-rendered':
      return conflict('模板无法填写，请检查段落块的位置', 'the template could not be filled: check where its sections begin and end');
    case 'document-too-large':
      return conflict('文书过大，请缩小模板中的图片', 'the document is too large: make the pictures of its template smaller');
    case 'issued-already':
      return conflict('该文书已签发', 'the document is issued already', { number: refusal.number });
    case 'series-closed':
      return conflict('该年度文号已封存', 'the numbers of that year are closed');
    case 'reason-missing':
      return fieldProblem(code, 'reason', '须写明理由', 'give a reason');
    case 'not-a-day':
      return fieldProblem(code, 'on', '不得早于签发日期', 'not before the day of issue');
    case 'not-issued':
    case 'not-reserved':
      return conflict('该文书未签发', 'the document is not issued');
    case 'not-the-next-number':
    case 'other-series':
    case 'other-year':
    case 'still-reserved':
    case 'year-not-over':
    case 'not-a-hash':
      return conflict('文号序列状态不符，请重试', 'the series of numbers stands otherwise, try again');
  }
}

const fieldOf = ({ code, field, chinese, english }: DocumentProblem) => ({
  ...{ field: field === '' ? 'data' : `data.${field}`, rule: code },
  ...{ zh: chinese, en: english },
});
