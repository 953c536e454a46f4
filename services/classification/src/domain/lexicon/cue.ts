import { categories, routes, topics, type Category, type Route, type Topic } from '@anjuan/regulation';
import { organs, type Organ } from './organs.ts';

/** What a cue speaks for: a category, a topic, a route or a kind of office. */
export type CueTask = 'category' | 'topic' | 'route' | 'organ';

/** A label of one of the four tasks. */
export type CueLabel = Category | Topic | Route | Organ;

/** Registered attributes that a cue may name (属性=…). */
export const cueAttributes = ['匿名', '集体', '来访', '来信', '来电', '网上', '热线', '领导信箱', '上级转送'] as const;
export type CueAttribute = (typeof cueAttributes)[number];

/** Which text a cue looks at. */
export type CueField = 'text' | 'title' | 'target';

/** A cue (线索), read from the office's lexicon. */
export type CuePattern =
  | { readonly kind: 'attribute'; readonly attribute: CueAttribute }
  | { readonly kind: 'suggested'; readonly task: 'topic' | 'route'; readonly label: CueLabel }
  | { readonly kind: 'words'; readonly field: CueField; readonly mode: 'near' | 'both'; readonly parts: readonly string[] };

/** One cue in one section with its strength; the key is the cue as the office wrote it. */
export type Cue = {
  readonly key: string;
  readonly pattern: CuePattern;
  readonly task: CueTask;
  readonly label: CueLabel;
  /** 定 4, 强 2, 中 1, 弱 0.4, 反 -1: how far the cue speaks for the label before anything is learned. */
  readonly strength: number;
  readonly line: number;
};

/** Strength words of the lexicon file. */
export const strengths: Readonly<Record<string, number>> = { 定: 4, 强: 2, 中: 1, 弱: 0.4, 反: -1 };

const fields: Readonly<Record<string, CueField>> = { 对象: 'target', 标题: 'title', 正文: 'text' };

/** Reads one cue. Answers the reason in both languages when it is not well formed. */
export function parseCue(word: string): CuePattern | { readonly fault: string } {
  const [, fieldName, rest] = /^([^=]+)=(.+)$/u.exec(word) ?? [undefined, undefined, word];
  if (fieldName === '属性') {
    const attribute = cueAttributes.find((each) => each === rest);
    if (attribute === undefined) return { fault: `属性只能是 ${cueAttributes.join('、')} / unknown attribute` };
    return { kind: 'attribute', attribute };
  }
  if (fieldName === '领域' || fieldName === '路径') {
    const task = fieldName === '领域' ? 'topic' : 'route';
    const label = task === 'topic' ? topics.codeOf(rest) : routes.codeOf(rest);
    return label === undefined ? { fault: `没有叫“${rest}”的${fieldName} / unknown label` } : { kind: 'suggested', task, label };
  }
  const field = fieldName === undefined ? 'text' : fields[fieldName];
  if (field === undefined) return { fault: '“=”前只能是 对象、标题、正文、属性、领域、路径 / unknown field before "="' };
  if (rest.includes('…') && rest.includes('&')) return { fault: '“…”和“&”不能同用 / "…" and "&" cannot be combined' };
  const mode = rest.includes('&') ? 'both' : 'near';
  const parts = rest.split(mode === 'both' ? '&' : '…');
  if (parts.some((part) => part.length === 0)) return { fault: '线索缺了一段 / a part of the cue is empty' };
  return { kind: 'words', field, mode, parts: parts.map((part) => part.normalize('NFKC').toLowerCase()) };
}

const tasks: Readonly<Record<string, { task: CueTask; codeOf: (label: string) => CueLabel | undefined }>> = {
  类别: { task: 'category', codeOf: categories.codeOf },
  领域: { task: 'topic', codeOf: topics.codeOf },
  路径: { task: 'route', codeOf: routes.codeOf },
  机关: { task: 'organ', codeOf: organs.codeOf },
};

/** Reads a section heading such as [领域 房地产]. */
export function parseHeading(line: string): { readonly task: CueTask; readonly label: CueLabel } | { readonly fault: string } {
  const [, kind, name] = /^\[(\S+)\s+(\S+)\]$/u.exec(line) ?? [];
  if (kind === undefined || name === undefined) return { fault: '节名应写作 [领域 房地产] / a heading reads [kind label]' };
  const task = tasks[kind];
  if (task === undefined) return { fault: '节名只能以 类别、领域、路径、机关 开头 / unknown kind of section' };
  const label = task.codeOf(name);
  if (label === undefined) return { fault: `没有叫“${name}”的${kind} / unknown label` };
  return { task: task.task, label };
}
