import type { TemplateParagraph } from './paragraphs.ts';
import { templateProblem, type TemplateProblem } from './template-error.ts';

export type TagUse = 'value' | 'open' | 'inverted' | 'close';

/** One placeholder of a template: `{name}`, `{#name}`, `{^name}` or `{/name}`. */
export interface Tag {
  readonly use: TagUse;
  readonly name: string;
  readonly part: string;
  readonly place: string;
}

const uses: Record<string, TagUse> = { '#': 'open', '^': 'inverted', '/': 'close' };

/** The placeholders of a paragraph in order, and its broken ones. A placeholder stands within one paragraph. */
export function tagsOf({ text, part, place }: TemplateParagraph): { tags: Tag[]; problems: TemplateProblem[] } {
  const tags: Tag[] = [];
  const problems: TemplateProblem[] = [];
  const pieces = text.split(/([{}])/);
  let content: string | undefined;
  for (const piece of pieces) {
    if (piece === '{') {
      if (content !== undefined) problems.push(templateProblem('unclosed-tag', place, `{${content}`));
      content = '';
    } else if (piece === '}') {
      if (content === undefined) problems.push(templateProblem('unopened-tag', place));
      else tags.push(tagOf(content, part, place));
      content = undefined;
    } else if (content !== undefined) content += piece;
  }
  if (content !== undefined) problems.push(templateProblem('unclosed-tag', place, `{${content}`));
  const fullWidth = /[｛][^｛｝{}]{1,40}[｝}]|\{[^{}｛｝]{1,40}｝/u.exec(text);
  if (fullWidth) problems.push(templateProblem('fullwidth-tag', place, fullWidth[0]));
  return { tags, problems };
}

function tagOf(content: string, part: string, place: string): Tag {
  const use = uses[content.charAt(0)] ?? 'value';
  return { use, name: use === 'value' ? content : content.slice(1), part, place };
}
