import { textOf, unpack, shown, type PackageParts } from './package-parts.ts';
import { TemplateError, templateProblem, type TemplateProblem } from './template-error.ts';
import { readXml } from './xml.ts';

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** Relations a template may have, by the last word of their type: what Word and WPS write for text, styles, pictures and properties. */
// prettier-ignore
const allowedRelations = new Set([
  'officeDocument', 'core-properties', 'extended-properties', 'custom-properties', 'thumbnail', 'styles', 'stylesWithEffects', 'settings',
  'webSettings', 'fontTable', 'theme', 'themeOverride', 'numbering', 'header', 'footer', 'footnotes', 'endnotes', 'image', 'font',
  'customXml', 'customXmlProps', 'printerSettings', 'people', 'comments', 'commentsExtended', 'commentsIds', 'commentsExtensible',
]);

/** Fields that only number pages or refer within the document. DATE, TIME and the like would change the issued document by themselves. */
const allowedFields = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'REF', 'PAGEREF', 'STYLEREF', 'SEQ', 'TOC']);

const revisions = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:commentReference',
  'w:cellIns',
  'w:cellDel',
  'w:rPrChange',
  'w:pPrChange',
]);

/**
 * Unpacks a template and checks that it is inert: no macros, no reference out of the file, no embedded objects, no fields that change, no
 * open revisions, every XML part well-formed. Throws TemplateError with all that was found.
 */
export function inspectPackage(bytes: Uint8Array): PackageParts {
  const parts = unpack(bytes);
  const problems: TemplateProblem[] = [...contentTypes(textOf(parts, '[Content_Types].xml'))];
  for (const name of parts.keys()) {
    if (name.endsWith('.rels')) problems.push(...relations(name, textOf(parts, name)));
    else if (name.endsWith('.xml')) problems.push(...content(name, textOf(parts, name)));
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return parts;
}

function contentTypes(xml: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  let main = '';
  readXml('[Content_Types].xml', xml, {
    open: (_name, attributes) => {
      const type = attributes['ContentType'] ?? '';
      if (/macroEnabled|vba/i.test(type)) problems.push(templateProblem('macro', '[Content_Types].xml'));
      if (attributes['PartName'] === '/word/document.xml') main = type;
    },
  });
  if (problems.length === 0 && main !== mainType) problems.push(templateProblem('not-a-docx', ''));
  return problems;
}

function relations(name: string, xml: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  readXml(name, xml, {
    open: (_tag, { Type: type = '', TargetMode: mode = '', Target: target = '', Id: id = '' }) => {
      const word = type.slice(type.lastIndexOf('/') + 1);
      if (type === '' && id === '') return; // the root
      const out = mode.toLowerCase() === 'external' || /^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(target);
      if (out) problems.push(templateProblem('external-reference', shown(name), `${shown(word)} ${shown(id)}`));
      else if (/vba|macro|keyMapCustom|attachedToolbars/i.test(word)) problems.push(templateProblem('macro', shown(name), shown(word)));
      else if (/ole|package|control|afchunk|activex|subdocument|frame/i.test(word))
        problems.push(templateProblem('embedded-object', shown(name), shown(word)));
      else if (!allowedRelations.has(word)) problems.push(templateProblem('unexpected-part', shown(name), shown(word)));
    },
  });
  return problems;
}

function content(name: string, xml: string): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const fields: { text: string; open: boolean }[] = [];
  let instruction = false;
  const check = (text: string): void => {
    const word = text.trim().split(/\s+/)[0] ?? '';
    if (!allowedFields.has(word.toUpperCase())) problems.push(templateProblem('active-field', shown(name), shown(word)));
  };
  readXml(name, xml, {
    open: (tag, attributes) => {
      // A second prefix for Word's own namespace would pass every check below and still be obeyed by Word.
      for (const [key, uri] of Object.entries(attributes))
        if (/^xmlns/.test(key) && /wordprocessingml\/(2006\/)?main$/.test(uri) && key !== 'xmlns:w')
          problems.push(templateProblem('damaged', shown(name)));
      if (revisions.has(tag)) problems.push(templateProblem('unfinished', shown(name)));
      if (tag === 'w:altChunk' || tag === 'w:object' || tag === 'w:control' || tag === 'o:OLEObject')
        problems.push(templateProblem('embedded-object', shown(name), tag));
      if (tag === 'w:fldSimple') check(attributes['w:instr'] ?? '');
      if (tag === 'w:instrText') instruction = true;
      if (tag !== 'w:fldChar') return;
      const type = attributes['w:fldCharType'];
      if (type === 'begin') fields.push({ text: '', open: true });
      else if (type === 'separate' || type === 'end') {
        const field = type === 'end' ? fields.pop() : fields.at(-1);
        if (field?.open) check(field.text);
        if (field) field.open = false;
      }
    },
    close: (tag) => {
      if (tag === 'w:instrText') instruction = false;
    },
    text: (text) => {
      const field = fields.at(-1);
      if (!instruction) return;
      if (field?.open) field.text += text;
      else check(text);
    },
  });
  if (fields.length > 0) problems.push(templateProblem('damaged', shown(name)));
  return [...new Map(problems.map((problem) => [problem.english, problem])).values()];
}
