import { categoryOfRoute, channels, routes, topics } from '@anjuan/regulation';
import { organs } from '../lexicon/index.ts';
import type { LabelledPetition } from './suggestion.ts';

/** Thrown when an examples file has faults; the message names every faulty line and column, in Chinese and English. */
export class ExamplesError extends Error {
  constructor(faults: readonly string[]) {
    super(`范例文件有误 / faults in the examples: ${faults.join('; ')}`);
    this.name = 'ExamplesError';
  }
}

const columns = ['路径', '领域', '机关', '渠道', '匿名', '人数', '反映对象', '标题', '内容'] as const;

/**
 * Reads the office's own invented examples (范例): tab-separated lines in the order of `columns`, # begins a remark. They are
 * learned beside labelled rows, at less weight, and never scored. Throws ExamplesError.
 */
export function parseExamples(text: string): readonly LabelledPetition[] {
  const faults: string[] = [];
  const examples: LabelledPetition[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const example =
      cells.length === columns.length ? exampleOf(cells, index + 1) : `应有 ${columns.length} 列 / ${columns.length} columns are needed`;
    if (typeof example === 'string') faults.push(`第 ${index + 1} 行 line ${index + 1}: ${example}`);
    else examples.push(example);
  }
  if (faults.length > 0) throw new ExamplesError(faults);
  return examples;
}

const weight = 0.7; // an invented matter teaches less than a real one

function exampleOf(cells: readonly string[], line: number): LabelledPetition | string {
  const [
    routeLabel = '',
    topicLabel = '',
    organLabel = '',
    channelLabel = '',
    anonymous = '',
    headcount = '',
    target = '',
    title = '',
    text = '',
  ] = cells;
  const [route, topic, organ, channel] = [
    routes.codeOf(routeLabel),
    topics.codeOf(topicLabel),
    organs.codeOf(organLabel),
    channels.codeOf(channelLabel),
  ];
  if (route === undefined) return '“路径”不在词汇表中 / unknown route';
  if (topic === undefined) return '“领域”不在词汇表中 / unknown topic';
  if (organ === undefined) return '“机关”不在词汇表中 / unknown kind of office';
  if (channel === undefined) return '“渠道”不在词汇表中 / unknown channel';
  if (!/^[1-9]\d*$/u.test(headcount)) return '“人数”应为正整数 / headcount must be a positive whole number';
  if (!/^[是否]$/u.test(anonymous)) return '“匿名”应为 是 或 否 / anonymous must be 是 or 否';
  if (text.trim() === '') return '“内容”是空的 / the text is empty';
  const labels = { category: categoryOfRoute(route), topic, route, organ };
  return {
    matter: `example-${line}`,
    channel,
    title,
    text,
    target,
    district: '',
    headcount: Number(headcount),
    anonymous: anonymous === '是',
    date: '2000-01-01',
    labels,
    weight,
  };
}
