export type TemplateProblemCode =
  | 'not-a-docx'
  | 'too-large'
  | 'macro'
  | 'external-reference'
  | 'embedded-object'
  | 'active-field'
  | 'unexpected-part'
  | 'unfinished'
  | 'damaged'
  | 'unclosed-tag'
  | 'unopened-tag'
  | 'fullwidth-tag'
  | 'unknown-placeholder'
  | 'wrong-use'
  | 'unclosed-section'
  | 'unopened-section'
  | 'misplaced-section'
  | 'conditional-part'
  | 'missing-placeholder'
  | 'unknown-file'
  | 'two-files';

/** What is wrong with a template (模板), and where: part, paragraph or cell, placeholder. Texts come from the template, never from data. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** Where: 正文第3段, 正文第1个表格第2行第1格, 页眉, a part of the package, a file; empty for the template as a whole. */
  readonly place: string;
  readonly chinese: string;
  readonly english: string;
}

const sentences: Record<TemplateProblemCode, readonly [chinese: string, english: string]> = {
  'not-a-docx': ['不是 .docx 文件，请用 Word 另存为“Word 文档 (.docx)”', 'is no .docx file; save it in Word as a Word document (.docx)'],
  'too-large': ['过大或者展开后过大，疑似恶意文件，未读取', 'is too large or unpacks to an implausible size; it was not read'],
  macro: ['含有宏，请另存为不带宏的 .docx', 'has macros; save it as a .docx without macros'],
  'external-reference': [
    '引用了文件外部的内容（链接、图片或者附加模板），请取消链接或者改为嵌入',
    'refers to something outside the file (a link, picture or attached template); remove the link or embed it',
  ],
  'embedded-object': ['嵌入了其他文件或者控件，请删除', 'embeds another file or a control; remove it'],
  'active-field': [
    '含有会自动变化或者读取外部内容的域，请改为普通文字',
    'has a field that changes by itself or reads other files; make it plain text',
  ],
  'unexpected-part': ['含有文书模板不需要的部件', 'has a part that no document template needs'],
  unfinished: [
    '有未处理的修订或者批注，请先接受修订、删除批注',
    'has tracked changes or comments; accept the changes and delete the comments first',
  ],
  damaged: ['内容已损坏，请用 Word 打开后重新另存', 'is damaged; open it in Word and save it again'],
  'unclosed-tag': ['占位符缺少右花括号“}”', 'a placeholder has no closing brace'],
  'unopened-tag': ['多出右花括号“}”', 'a closing brace has no placeholder before it'],
  'fullwidth-tag': ['占位符用了全角花括号“｛｝”，请改用半角“{}”', 'a placeholder is in full-width braces; use { and }'],
  'unknown-placeholder': ['没有这个占位符', 'there is no such placeholder'],
  'wrong-use': ['占位符用法不符：列表用 {#名称}…{/名称}，单值用 {名称}', 'wrong use: a list is {#name}…{/name}, a single value {name}'],
  'unclosed-section': ['段落块没有结束标记 {/名称}', 'a section has no end {/name}'],
  'unopened-section': ['结束标记 {/名称} 没有对应的开始，或者次序交叉', 'an end {/name} has no start, or sections cross'],
  'misplaced-section': [
    '段落块的开始和结束不在同一处（例如一个在表格内、一个在表格外）',
    'a section begins and ends in different places (one inside a table, one outside)',
  ],
  'conditional-part': ['必备内容不能放在可能不出现的段落块里', 'a mandatory part may not stand in a section that may be left out'],
  'missing-placeholder': ['缺少必备占位符', 'a mandatory placeholder is missing'],
  'unknown-file': ['不是已知文书的模板文件名', 'is not the file name of a known template'],
  'two-files': ['同一文书有两个模板文件，请只保留一个', 'there are two files for the same document; keep one'],
};

/** A problem; `what` names the placeholder, part or field it is about. */
export function templateProblem(code: TemplateProblemCode, place: string, what = ''): TemplateProblem {
  const [chinese, english] = sentences[code];
  const named = what.length > 40 ? `${what.slice(0, 40)}…` : what;
  const subject = named === '' ? '' : `${named} `;
  return {
    code,
    place,
    chinese: `${place === '' ? '模板' : place}：${subject}${chinese}`,
    english: `${place === '' ? 'template' : place}: ${subject}${english}`,
  };
}

/** A template that can't be used: every problem found, not only the first. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[], options?: ErrorOptions) {
    super(problems.map(({ english }) => english).join('; '), options);
    this.problems = problems;
  }
}
