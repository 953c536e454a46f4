import type { History, HistoryEvent } from '../api/types.ts';
import type { Language } from '../cli.ts';
import { label } from '../output/labels.ts';
import { shanghaiTime } from '../output/time.ts';
import { eventDetails, type Detail } from './event-details.ts';

/** One entry of a case's timeline, ready to be written in any format. */
export interface Entry {
  readonly number: number;
  /** When it happened, Asia/Shanghai. */
  readonly time: string;
  /** When the system learned of it; null when that is the same second. */
  readonly recorded: string | null;
  readonly title: string;
  readonly who: string;
  readonly why: string;
  readonly details: readonly Detail[];
  readonly event: HistoryEvent;
}

/** The timeline (办理经过) of a replayed case, in the store's order. */
export function storyOf(history: History, language: Language): Entry[] {
  const numbers = new Map(history.events.map((event, at) => [event.id, at + 1]));
  return history.events.map((event, at) => {
    const [time, recorded] = [shanghaiTime(event.occurredAt), shanghaiTime(event.recordedAt)];
    return {
      number: at + 1,
      time,
      recorded: recorded === time ? null : recorded,
      title: event.title[language],
      who: whoOf(event, language),
      why: whyOf(event, numbers, history, language),
      details: eventDetails(event, language),
      event,
    };
  });
}

function whoOf({ actor }: HistoryEvent, language: Language): string {
  const role = label(actor.role, language, 'role');
  const brackets = [role, actor.unit].filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
  if (brackets === '') return actor.id;
  return language === 'zh' ? `${actor.id}（${brackets}）` : `${actor.id} (${brackets})`;
}

/** The event of this case that led to it; else the command or the event of another case, by its id; else it began by itself. */
function whyOf(event: HistoryEvent, numbers: ReadonlyMap<string, number>, history: History, language: Language): string {
  const { causationId } = event;
  if (causationId === null) return language === 'zh' ? '首因' : 'a first cause';
  const number = numbers.get(causationId);
  const cause = number === undefined ? undefined : history.events[number - 1];
  if (cause) return language === 'zh' ? `由第 ${number} 条「${cause.title.zh}」引起` : `because of no. ${number}, ${cause.title.en}`;
  return language === 'zh' ? `由命令或事件 ${causationId} 引起` : `because of command or event ${causationId}`;
}
