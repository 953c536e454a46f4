const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The properties of an issued document, in place of the template's: those name the clerk who edited it, the company and the machine's
 * habits, which do not leave the office. `custom.xml` keeps its place in the package, empty.
 */
export const cleanProperties: Readonly<Record<string, (title: string) => string>> = {
  'docProps/core.xml': (title) =>
    `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`,
  'docProps/app.xml': () =>
    `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Anjuan</Application></Properties>`,
  'docProps/custom.xml': () =>
    `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>`,
};
