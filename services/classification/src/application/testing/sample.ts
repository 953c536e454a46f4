import { readFileSync } from 'node:fs';
import { categories, channels, routes, topics } from '@anjuan/regulation';
import { isoDay, readRows, readUnits } from '../../eval/petition-rows.ts';
import type { TestPetition, TestUnit } from './test-system.ts';

const read = (name: string): string => readFileSync(new URL(`../../eval/data/${name}`, import.meta.url), 'utf8');

/** The bundled sample of 320 invented petitions, in the order of the register, as registrations. */
export function samplePetitions(): TestPetition[] {
  return readRows(read('petitions.csv'), 'petitions.csv').map((row) => {
    const text = (column: string): string => (row[column] ?? '').normalize('NFKC').trim();
    const code = <Code>(column: string, codeOf: (label: string) => Code | undefined): Code => {
      const found = codeOf(row[column] ?? '');
      if (found === undefined) throw new Error(`the sample holds a label outside the vocabulary in ${column}`);
      return found;
    };
    const labels = {
      category: code('标注类别', categories.codeOf),
      topic: code('标注领域', topics.codeOf),
      route: code('标注路径', routes.codeOf),
      unitName: text('标注责任单位'),
    };
    const original = text('原登记编号');
    return {
      ...{ caseId: text('登记编号'), receivedOn: isoDay(text('登记日期')), channel: channels.codeOf(text('信访形式')) ?? 'online' },
      petitioner: { name: text('信访人'), idNumber: text('证件号码'), phone: text('联系电话'), address: text('住址') },
      ...{ headcount: Number.parseInt(text('人数'), 10) || 1, anonymous: text('是否匿名') === '是', district: text('问题属地') },
      ...{ target: text('反映对象'), title: text('概况标题'), text: (row['诉求内容'] ?? '').trim(), labels },
      declaredRepeatOf: original === '' ? null : original,
    };
  });
}

/** The units of the sample's city. */
export function sampleUnits(): TestUnit[] {
  return readUnits(read('units.csv'), 'units.csv').map(({ code, name, level, parent, duties, topics: labels, ...days }) => ({
    ...{ unit: code, name, level, parent: parent === '' ? null : parent, duties: [...duties] },
    topics: labels.flatMap((label) => topics.codeOf(label) ?? []),
    established: days.established === '' ? null : days.established,
    dissolved: days.dissolved === '' ? null : days.dissolved,
    successor: days.successor === '' ? null : days.successor,
  }));
}
