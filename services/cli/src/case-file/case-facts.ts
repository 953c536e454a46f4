import type { CaseView, ClockView } from '../api/types.ts';
import type { Language } from '../cli.ts';
import { fieldLabel, label } from '../output/labels.ts';
import type { Detail } from './event-details.ts';

/** What a case is, as the head of its file shows it; what is unknown is left out. */
export function caseFacts(view: CaseView, language: Language): Detail[] {
  const yes = language === 'zh' ? '是' : 'yes';
  const unit = [view.unitName, view.unit].filter(Boolean).join(' ');
  const facts: [field: string, text: string | null | undefined][] = [
    ['state', label(view.state, language, 'state')],
    ['receivedOn', view.receivedOn],
    ['channel', label(view.channel, language, 'channel')],
    ['petitionerName', view.petitionerName],
    ['anonymous', view.anonymous ? yes : ''],
    ['headcount', view.headcount > 1 ? String(view.headcount) : ''],
    ['title', view.title],
    ['district', view.district],
    ['category', label(view.category, language, 'category')],
    ['topic', label(view.topic, language, 'topic')],
    ['route', label(view.route, language, 'route')],
    ['unit', unit],
    ['urgent', view.urgent ? yes : ''],
    ['repeatOf', view.repeatOf],
  ];
  return facts.flatMap(([field, text]) => (text ? [{ name: fieldLabel(field, language), text }] : []));
}

/** One clock (时限) in a line: which, until when, how it stands, by which article. */
export function clockLine(clock: ClockView, language: Language): string {
  const name = label(clock.clock, language, 'clock');
  const run = clock.run > 1 ? (language === 'zh' ? `（第 ${clock.run} 轮）` : ` (run ${clock.run})`) : '';
  const state = label(clock.state, language, 'clockState');
  return language === 'zh'
    ? `${name}${run}：${clock.from} 至 ${clock.due}，${state}（第 ${clock.article} 条）`
    : `${name}${run}: ${clock.from} to ${clock.due}, ${state} (Art. ${clock.article})`;
}

/** One relation (关联) in a line. */
export function relationLine(relation: CaseView['relations'][number], language: Language): string {
  const score = relation.score === null ? '' : ` ${relation.score.toFixed(2)}`;
  return `${label(relation.kind, language, 'kind')} ${relation.ofCaseId} ${label(relation.state, language, 'relation')}${score}`;
}
