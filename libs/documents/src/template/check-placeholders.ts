import type { PlaceholderRule } from '../kinds/placeholders.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { PackageParts } from './package-parts.ts';
import { tagsOf, type Tag } from './tags.ts';
import { templateProblem, type TemplateProblem } from './template-error.ts';

type Rules = ReadonlyMap<string, PlaceholderRule>;

/** The most placeholders of a template; the largest form has about a hundred. */
export const mostTags = 2_000;

/** Where placeholders stand in the body: by list and name, outside every condition or (with the place) only inside one. */
interface Shown {
  readonly always: Set<string>;
  readonly sometimes: Map<string, string>;
}

interface Section {
  readonly tag: Tag;
  readonly rule: PlaceholderRule | undefined;
  /** A list's loop (its rows are the scope), or a part that is shown only when there is something to show. */
  readonly kind: 'loop' | 'condition';
}

/**
 * Checks the placeholders of a template against its kind: none unknown, none broken, sections closed in order, lists used as lists, every
 * mandatory one there and outside sections that may be left out. A list's loop stands in no other loop, so that no template multiplies rows.
 */
export function checkPlaceholders(parts: PackageParts, rules: Rules): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const shown: Shown = { always: new Set(), sometimes: new Map() };
  let open: Section[] = [];
  let part = '';
  let count = 0;
  const closeAll = (): void => {
    for (const { tag } of open) problems.push(templateProblem('unclosed-section', tag.place, `{#${tag.name}}`));
    open = [];
  };
  for (const paragraph of paragraphsOf(parts)) {
    if (paragraph.part !== part) closeAll();
    part = paragraph.part;
    const found = tagsOf(paragraph);
    problems.push(...found.problems);
    count += found.tags.length;
    for (const tag of found.tags) {
      const problem =
        tag.use === 'close' ? close(tag, open) : tag.use === 'value' ? useValue(tag, open, rules, shown) : enter(tag, open, rules);
      if (problem) problems.push(problem);
    }
  }
  closeAll();
  if (count > mostTags) problems.push(templateProblem('too-large', ''));
  return [...problems, ...missing(rules, shown, '')];
}

function enter(tag: Tag, open: Section[], rules: Rules): TemplateProblem | undefined {
  const rule = ruleFor(tag.name, open, rules);
  const kind = rule?.shape === 'list' && tag.use === 'open' ? 'loop' : 'condition';
  const nested = kind === 'loop' && open.some((section) => section.kind === 'loop');
  open.push({ tag, rule, kind });
  if (!rule) return templateProblem('unknown-placeholder', tag.place, `{${tag.use === 'open' ? '#' : '^'}${tag.name}}`);
  return nested ? templateProblem('wrong-use', tag.place, `{#${tag.name}}`) : undefined;
}

function close(tag: Tag, open: Section[]): TemplateProblem | undefined {
  if (open.at(-1)?.tag.name === tag.name) {
    open.pop();
    return undefined;
  }
  return templateProblem('unopened-section', tag.place, `{/${tag.name}}`);
}

function useValue(tag: Tag, open: readonly Section[], rules: Rules, shown: Shown): TemplateProblem | undefined {
  const rule = ruleFor(tag.name, open, rules);
  if (!rule) return templateProblem('unknown-placeholder', tag.place, `{${tag.name}}`);
  if (rule.shape === 'list') return templateProblem('wrong-use', tag.place, `{${tag.name}}`);
  if (tag.part !== 'word/document.xml') return undefined;
  const loop = open.find((section) => section.kind === 'loop');
  const inner = loop !== undefined && loop.rule?.inner.get(tag.name) === rule;
  const key = inner ? keyOf(loop.tag.name, tag.name) : tag.name;
  if (open.length > (inner ? 1 : 0)) shown.sometimes.set(key, tag.place);
  else shown.always.add(key);
  return undefined;
}

const keyOf = (list: string, name: string): string => (list === '' ? name : `${list}/${name}`);

/** Inside a loop its rows' placeholders come first, then those of the document. */
function ruleFor(name: string, open: readonly Section[], rules: Rules): PlaceholderRule | undefined {
  const loop = open.find((section) => section.kind === 'loop');
  return loop?.rule?.inner.get(name) ?? rules.get(name);
}

/** An optional list that the template shows must show what its rows must state. */
function missing(rules: Rules, shown: Shown, list: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const [name, rule] of rules) {
    const key = keyOf(list, name);
    const used = [...shown.always, ...shown.sometimes.keys()].some((shownKey) => shownKey.startsWith(`${name}/`));
    if (rule.shape === 'list' && (rule.mandatory || used)) problems.push(...missing(rule.inner, shown, name));
    if (rule.shape === 'list' || !rule.mandatory || shown.always.has(key)) continue;
    const place = shown.sometimes.get(key);
    const tag = list === '' ? `{${name}}` : `{#${list}}{${name}}{/${list}}`;
    if (place === undefined) problems.push(templateProblem('missing-placeholder', '', tag));
    else problems.push(templateProblem('conditional-part', place, tag));
  }
  return problems;
}
