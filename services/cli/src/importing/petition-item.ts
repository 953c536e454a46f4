import { registerPetition } from '@anjuan/contracts';
import { categories, routes, topics } from '@anjuan/regulation';
import type { PetitionItem } from '../api/types.ts';
import type { ImportedPetition } from '../import/index.ts';
import { checked, type Checked } from './checked-item.ts';

/** Which column of a petition file a field of the command came from. */
const columns: Readonly<Record<string, string>> = {
  registrationNumber: '登记编号',
  receivedOn: '登记日期',
  channel: '信访形式',
  'petitioner.name': '信访人',
  'petitioner.idNumber': '证件号码',
  'petitioner.phone': '联系电话',
  'petitioner.address': '住址',
  headcount: '人数',
  anonymous: '是否匿名',
  district: '问题属地',
  target: '反映对象',
  title: '概况标题',
  text: '诉求内容',
  'labels.category': '标注类别',
  'labels.topic': '标注领域',
  'labels.route': '标注路径',
  'labels.unitName': '标注责任单位',
  declaredRepeatOf: '原登记编号',
};

/** The column of a petition file behind a field; null when there is none. */
export function petitionColumn(field: string): string | null {
  return columns[field] ?? null;
}

/**
 * The command that registers an imported petition (导入登记). Labels count only when all four are known words of the vocabulary:
 * `labelsLeftOut` says that some were there and were not.
 * @param source name of the file and number of the row.
 */
export function petitionItem(
  petition: ImportedPetition,
  source: { file: string; row: number },
): Checked<PetitionItem> & { labelsLeftOut: boolean } {
  const labels = labelsOf(petition.labels);
  const item: PetitionItem = {
    registrationNumber: petition.registrationNo,
    channel: petition.channel,
    receivedOn: petition.registeredOn,
    petitioner: {
      name: petition.petitionerName ?? '',
      idNumber: petition.identityNumber ?? '',
      phone: petition.phones.join(';'),
      address: petition.address ?? '',
    },
    headcount: petition.headcount,
    anonymous: petition.anonymous,
    district: petition.district ?? '',
    target: petition.respondent ?? '',
    title: petition.title ?? '',
    text: petition.text,
    reference: `${source.file.replace(/\p{Cc}/gu, '').slice(-180)}#${source.row}`,
    ...(labels ? { labels } : {}),
    ...(petition.firstRegistrationNo === null ? {} : { declaredRepeatOf: petition.firstRegistrationNo }),
  };
  return { ...checked(registerPetition, item, petitionColumn), labelsLeftOut: petition.labels !== null && !labels };
}

function labelsOf(labels: ImportedPetition['labels']): PetitionItem['labels'] {
  if (!labels) return undefined;
  const category = categories.codeOf(labels.category ?? '');
  const topic = topics.codeOf(labels.topic ?? '');
  const route = routes.codeOf(labels.route ?? '');
  if (!category || !topic || !route || labels.unit === null) return undefined;
  return { category, topic, route, unitName: labels.unit };
}
