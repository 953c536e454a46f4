import { readDate } from './calendar-date.ts';
import type { FieldProblem } from './field-problem.ts';
import { readIdentityNumber } from './identity-number.ts';
import { channelLabels, channelOf, yesOrNo, type Channel } from './labels.ts';
import { readPhones } from './phone-numbers.ts';
import { RowFields, type Cells } from './row-fields.ts';

/** Columns a petition file must have (必需列); a misspelt one is an error, as its data would silently be lost. */
export const petitionColumns = [
  '登记编号',
  '登记日期',
  '信访形式',
  '信访人',
  '证件号码',
  '联系电话',
  '住址',
  '人数',
  '是否匿名',
  '问题属地',
  '反映对象',
  '概况标题',
  '诉求内容',
] as const;

/** Columns that are read when there: labels for training, and the clerk's own marking of repeats. */
export const petitionLabelColumns = ['标注类别', '标注领域', '标注路径', '标注责任单位', '是否重复', '原登记编号'] as const;

/** Labels a clerk or annotator gave (标注), as written; nothing here is a decision of the system. */
export interface PetitionLabels {
  readonly category: string | null;
  readonly topic: string | null;
  readonly route: string | null;
  readonly unit: string | null;
}

/** A petition as it is imported (导入的信访事项): plain, validated, normalised. Holds personal data: never log it. */
export interface ImportedPetition {
  readonly registrationNo: string;
  /** YYYY-MM-DD, the day of registration in the office's own time. */
  readonly registeredOn: string;
  /** HH:MM:SS when the source had it. */
  readonly registeredTime: string | null;
  readonly channel: Channel;
  /** Null only for an anonymous petition. */
  readonly petitionerName: string | null;
  /** 18 or 15 digits, or another document's number. */
  readonly identityNumber: string | null;
  readonly phones: readonly string[];
  readonly address: string | null;
  /** 1 to 100,000; five and more are a collective petition. */
  readonly headcount: number;
  readonly anonymous: boolean;
  readonly district: string | null;
  readonly respondent: string | null;
  readonly title: string | null;
  readonly text: string;
  /** Null when the file has no label columns or all of them are empty. */
  readonly labels: PetitionLabels | null;
  /** The clerk's marking; null when not marked. */
  readonly repeat: boolean | null;
  readonly firstRegistrationNo: string | null;
}

export type PetitionRowResult =
  | { readonly ok: true; readonly petition: ImportedPetition; readonly warnings: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly warnings: readonly FieldProblem[] };

/**
 * Maps a row of a petition file to a petition (信访事项导入校验). Every fault of the row is reported at once; never throws.
 * @param cells by column name, as the table reader gives them.
 * @param today YYYY-MM-DD in Asia/Shanghai; later registrations are refused.
 */
export function readPetitionRow(cells: Cells, today: string): PetitionRowResult {
  const fields = new RowFields(cells);
  const registrationNo = readRegistrationNo(fields, '登记编号', true);
  const dateText = fields.read('登记日期', { max: 40, kind: 'identifier', required: true });
  const registered = dateText === null ? null : readDate(dateText, '登记日期', today, fields);
  const channel = readChannel(fields);
  const { petitionerName, anonymous } = readPetitioner(fields);
  const identity = fields.readOrNothing('证件号码', { max: 64, kind: 'identifier' });
  const identityNumber = identity === null ? null : readIdentityNumber(identity, '证件号码', today, fields);
  const phoneText = fields.readOrNothing('联系电话', { max: 200, kind: 'identifier' });
  const phones = phoneText === null ? [] : readPhones(phoneText, '联系电话', fields);
  const headcount = readHeadcount(fields);
  const plain = {
    address: fields.readOrNothing('住址', { max: 500, kind: 'identifier' }),
    district: fields.read('问题属地', { max: 64, kind: 'identifier' }),
    respondent: fields.read('反映对象', { max: 200, kind: 'wording' }),
    title: fields.read('概况标题', { max: 200, kind: 'wording' }),
    labels: readLabels(fields),
  };
  const text = fields.read('诉求内容', { max: 20_000, kind: 'text', required: true });
  const repeats = readRepeat(fields);
  const { problems, warnings } = fields;
  if (problems.length > 0 || !registrationNo || !registered || !channel || phones === null || headcount === null || !text) {
    return { ok: false, problems, warnings };
  }
  const { day: registeredOn, time: registeredTime } = registered;
  const who = { petitionerName, identityNumber, phones, headcount, anonymous };
  return { ok: true, petition: { registrationNo, registeredOn, registeredTime, channel, ...who, ...plain, text, ...repeats }, warnings };
}

function readRegistrationNo(fields: RowFields, column: string, required: boolean): string | null {
  const value = fields.read(column, { max: 64, kind: 'identifier', required });
  if (value === null || !/[\s\p{Cc}]/u.test(value)) return value;
  return fields.reject(column, 'bad-format', `「${column}」中间不能有空格`, `"${column}" must not contain blanks`);
}

function readChannel(fields: RowFields): Channel | null {
  const label = fields.read('信访形式', { max: 64, kind: 'identifier', required: true });
  if (label === null) return null;
  return (
    channelOf(label) ??
    fields.reject(
      '信访形式',
      'unknown-channel',
      `「信访形式」不在范围内，请填：${channelLabels.join('、')}`,
      `"信访形式" (channel) is unknown; use one of ${channelLabels.join(', ')}`,
    )
  );
}

/** Without 是否匿名 a row without a name is an error, not an anonymous petition: a forgotten name must be noticed. */
function readPetitioner(fields: RowFields): { petitionerName: string | null; anonymous: boolean } {
  const marked = fields.readYesOrNo('是否匿名', yesOrNo);
  const petitionerName = fields.readOrNothing('信访人', { max: 200, kind: 'identifier' });
  if (marked === true && petitionerName !== null && petitionerName !== '匿名') {
    fields.warn(
      '信访人',
      'anonymous-with-name',
      '「是否匿名」为“是”，但填写了「信访人」，姓名已保留，请核对',
      'the petition is marked anonymous but names a petitioner; the name was kept, please check',
    );
  }
  const reported = fields.problems.some(({ column }) => column === '信访人');
  if (marked !== true && petitionerName === null && !reported) {
    fields.reject(
      '信访人',
      'required',
      '「信访人」不能为空；匿名信访请在「是否匿名」填“是”',
      '"信访人" (petitioner) must not be empty; mark an anonymous petition in "是否匿名"',
    );
  }
  const anonymousName = marked === true && petitionerName === '匿名';
  return { petitionerName: anonymousName ? null : petitionerName, anonymous: marked ?? false };
}

function readHeadcount(fields: RowFields): number | null {
  const value = fields.read('人数', { max: 40, kind: 'identifier' });
  if (value === null) return fields.problems.some(({ column }) => column === '人数') ? null : 1;
  const digits = /^(\d{1,6})(?:\.0+)?\s*[人名]?$/.exec(value.replace(/(?<=\d),(?=\d{3})/g, ''))?.[1];
  const headcount = Number(digits);
  if (digits !== undefined && headcount >= 1 && headcount <= 100_000) return headcount;
  return fields.reject(
    '人数',
    'headcount',
    '「人数」应为 1 至 100000 的整数',
    '"人数" (headcount) must be a whole number from 1 to 100,000',
  );
}

function readLabels(fields: RowFields): PetitionLabels | null {
  const label = (column: string): string | null => fields.read(column, { max: 200, kind: 'wording' });
  const labels = { category: label('标注类别'), topic: label('标注领域'), route: label('标注路径'), unit: label('标注责任单位') };
  return Object.values(labels).every((value) => value === null) ? null : labels;
}

function readRepeat(fields: RowFields): { repeat: boolean | null; firstRegistrationNo: string | null } {
  const repeat = fields.readYesOrNo('是否重复', yesOrNo);
  const firstRegistrationNo = readRegistrationNo(fields, '原登记编号', false);
  if (repeat === true && firstRegistrationNo === null) {
    fields.warn(
      '原登记编号',
      'repeat-without-first',
      '标为重复件，但没有有效的「原登记编号」',
      'marked as a repeat, but without a valid first registration number',
    );
  }
  return { repeat, firstRegistrationNo };
}
