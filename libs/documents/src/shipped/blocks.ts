import { paragraph } from './ooxml.ts';

export const body = (text: string): string => paragraph('BodyText', text);
export const heading = (text: string): string => paragraph('Heading1', text);
export const subheading = (text: string): string => paragraph('Heading2', text);

/** The last paragraph before the signature: it stays with it, as no page may hold a seal without text (GB/T 9704-2012, 7.3.5.5). */
export const closing = (text: string): string => paragraph('Closing', text);

/** Each entry of a list as paragraphs of its own; the paragraphs with the loop's marks leave no trace. */
export function list(name: string, entry = '{内容}', style = 'BodyText'): string {
  return paragraph(style, `{#${name}}`) + paragraph(style, entry) + paragraph(style, `{/${name}}`);
}

/** Paragraphs that stand only where the placeholder has a value. */
export function when(name: string, ...content: readonly string[]): string {
  return paragraph('BodyText', `{#${name}}`) + content.join('') + paragraph('BodyText', `{/${name}}`);
}

/** A notice or opinion: the unit and the document as title, the number below. */
export function titled(title: string): string[] {
  return [paragraph('DocTitle', '{发文机关}'), paragraph('DocTitle', title), paragraph('NumberCentred', '{发文字号}')];
}

/** A letter between units: the number at the right below the red line, the title two lines further down. */
export function letterHead(title: string): string[] {
  return [
    paragraph('DocNumber', '{发文字号}'),
    paragraph('Addressee', ''),
    paragraph('DocTitle', title),
    paragraph('Addressee', ''),
    paragraph('Addressee', '{主送机关}：'),
  ];
}

/** Where the seal goes, who signs, on which day, and who answers questions. */
export function signature(): string[] {
  return [
    paragraph('Seal', '（印章）'),
    paragraph('Signature', '{发文机关}'),
    paragraph('DateLine', '{成文日期}'),
    paragraph('Contact', '{#经办人}联系人：{经办人}　　{/经办人}{#办公电话}联系电话：{办公电话}{/办公电话}'),
    when('办公地址', paragraph('Contact', '联系地址：{办公地址}')),
  ];
}

/** Attachments below the text (附件), with their numbers. */
export const attachments = (): string => when('有附件', closing('附件：')) + list('附件', '{序号}．{内容}', 'Closing');

export const copies = (): string => when('抄送机关', paragraph('CopyLine', '抄送：{抄送机关}。'));
