import { count, day, documentNumber, line, maybe, rows } from './field.ts';

/** Head and foot of every document that leaves the office (发文机关、发文字号、成文日期); fresh fields each time, as each kind owns its own. */
export const letterhead = () => ({
  issuer: line('发文机关', 'issuing unit'),
  number: documentNumber('发文字号', 'document number'),
  issuedOn: day('成文日期', 'day of issue'),
  caseNumber: line('登记编号', 'registration number'),
});

/** Who answers questions about the document (联系方式); all of it may be left out. */
export const contact = () => ({
  handler: maybe(line('经办人', 'officer in charge')),
  phone: maybe(line('办公电话', 'office telephone')),
  address: maybe(line('办公地址', 'office address')),
});

/** The petitioners (信访人), of a collective petition the representatives, and how many petition together where more than are named. */
export const petitioners = (least = 1) => ({
  petitioners: rows(
    '信访人',
    'petitioners',
    {
      name: line('姓名', 'name'),
      idNumber: maybe(line('证件号码', 'identity number')),
      phone: maybe(line('联系电话', 'telephone')),
      address: maybe(line('住址', 'address')),
    },
    least,
    { shownElsewhere: true },
  ),
  headcount: maybe(count('人数', 'number of petitioners')),
});
