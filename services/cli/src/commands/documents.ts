import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { kindFacts, type DocumentKind } from '@anjuan/documents';
import type { Api } from '../api/client.ts';
import { CliFailure, usage } from '../cli-failure.ts';
import type { Cli } from '../cli.ts';
import { table } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { withServer } from '../server/with-server.ts';
import { casePath } from './case.ts';
import { documentData, kindOf } from './document-data.ts';

interface Issued {
  readonly document: string;
  readonly kind: DocumentKind;
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly sha256: string;
  readonly status: 'issued' | 'voided';
  readonly added?: number;
}
interface Listed {
  readonly items: readonly Issued[];
  readonly issuable: readonly { readonly kind: string; readonly zh: string; readonly en: string }[];
}
interface Proof {
  readonly documentNumber: string;
  readonly verified: boolean;
  readonly kept: string;
  readonly file: string | null;
  readonly remade: string | null;
}

const caseId = ['<case>', '案件编号或登记编号 / case id or registration number'] as const;
const which = ['<document>', '文号或文书标识 / document number or id'] as const;

/** `document issue|list|draft|get|verify|void|numbers|letterhead`: documents of a case (文书). */
export function addDocumentCommands(program: Command, bind: Bind): void {
  const group = program.command('document').description('文书：签发、查看、下载、核验、作废 / documents: issue, list, get, verify, void');
  const sub = (name: string, help: string) => group.command(name).description(help);

  const list = sub('list', '案件的文书，以及现在可出具的种类 / documents of a case, and the kinds open now').argument(...caseId);
  bind(list, async (cli, [id = '']) => {
    const listed = await withServer(cli, {}, (api) => documents(api, id));
    cli.result(listed, () => listText(cli, listed));
    return 0;
  });

  const draft = sub('draft', '拟稿：案件已有的要素、还缺的要素 / what the case tells of a document, and what is missing')
    .argument(...caseId)
    .argument('<kind>', '种类 / kind')
    .option('--issuer <unit>', '出具机关代码 / issuing unit')
    .option('--on <day>', '成文日期 / day of issue');
  bind<{ issuer?: string; on?: string }>(draft, async (cli, [id = '', kind = ''], query) => {
    const path = `${casePath(id)}/document-drafts/${kindOf(kind)}`;
    const drafted = await withServer(cli, {}, (api) => api.send<object>(path, { query: { ...query } }));
    cli.result(drafted, () => JSON.stringify(drafted, null, 2));
    return 0;
  });

  const issue = sub('issue', '签发文书，取下一个文号 / issue a document under the next number')
    .argument(...caseId)
    .requiredOption('--kind <kind>', '种类：代码或中文名称 / kind')
    .option('--issuer <unit>', '出具机关代码 / issuing unit')
    .option('--on <day>', '成文日期，默认今天 / day of issue')
    .option('--facts <file>', '要素的 JSON 文件 / JSON file with fields of the document')
    .option('--set <field=text...>', '单个要素，@文件 取文件内容 / one field; @FILE takes its text')
    .option('--idempotency-key <key>', '幂等键：重复时得到同一文号 / the same key again gives the same number');
  bind<{ kind: string; issuer?: string; on?: string; facts?: string; set?: string[]; idempotencyKey?: string }>(
    issue,
    async (cli, [id = ''], { kind: text, issuer, on, facts, set = [], idempotencyKey = randomUUID() }) => {
      const kind = kindOf(text);
      const body = { kind, ...(issuer ? { issuer } : {}), ...(on ? { on } : {}), data: await documentData(kind, facts, set, cli.io.cwd) };
      const issued = await withServer(cli, { writes: true }, (api) =>
        api.send<Issued>(`${casePath(id)}/documents`, { method: 'POST', body, idempotencyKey }),
      );
      cli.result(issued, () => cli.say(`已签发：${nameOf(cli, issued)}`, `issued: ${nameOf(cli, issued)}`));
      return 0;
    },
  );

  const get = sub('get', '下载文书（签发时的原文件）/ the document byte for byte as it was issued')
    .argument(...caseId)
    .argument(...which)
    .option('--pdf', 'PDF（服务器装有 LibreOffice 时）/ as PDF, where the server has LibreOffice')
    .option('-o, --output <file>', '存为 / file to write');
  bind<{ pdf?: boolean; output?: string }>(get, async (cli, [id = '', document = ''], { pdf, output }) => {
    const ending = pdf ? 'pdf' : 'docx';
    const { issued, bytes } = await withServer(cli, {}, async (api) => {
      const found = await findDocument(api, id, document);
      return { issued: found, bytes: await api.download(`${casePath(id)}/documents/${found.document}/${ending}`) };
    });
    const file = resolve(cli.io.cwd, output ?? `${kindFacts(issued.kind).label} ${issued.documentNumber}.${ending}`);
    await writeFile(file, bytes);
    const written = { file, bytes: bytes.length, sha256: sha256Of(bytes), recorded: issued.sha256 };
    cli.result(written, () => cli.say(`已存为 ${file}`, `written: ${file}`));
    return 0;
  });

  const verify = sub('verify', '核验：与签发时记录的校验值是否一致 / whether it is what was issued; exit code 1 where it is not')
    .argument(...caseId)
    .argument(...which)
    .option('--file <file>', '要核验的文件 / a file to hold against it');
  bind<{ file?: string }>(verify, async (cli, [id = '', document = ''], { file }) => {
    const sha256 = file === undefined ? undefined : sha256Of(await fileBytes(resolve(cli.io.cwd, file)));
    const proof = await withServer(cli, {}, async (api) => {
      const found = await findDocument(api, id, document);
      return api.send<Proof>(`${casePath(id)}/documents/${found.document}/verification`, { query: { sha256 } });
    });
    cli.result(proof, () =>
      proof.verified
        ? cli.say(`一致：${proof.documentNumber}`, `the same as issued: ${proof.documentNumber}`)
        : cli.say(`不一致：${proof.documentNumber}`, `not what was issued: ${proof.documentNumber}`),
    );
    return proof.verified ? 0 : 1;
  });

  const annul = sub('void', '作废文书，文号保留 / void a document; it keeps its number')
    .argument(...caseId)
    .argument(...which)
    .requiredOption('--reason <text>', '理由 / reason')
    .option('--on <day>', '作废日期，默认今天 / day');
  bind<{ reason: string; on?: string }>(annul, async (cli, [id = '', document = ''], body) => {
    const voided = await withServer(cli, { writes: true }, async (api) => {
      const found = await findDocument(api, id, document);
      return api.send<Issued>(`${casePath(id)}/documents/${found.document}/voiding`, {
        ...{ method: 'POST', body, idempotencyKey: randomUUID() },
      });
    });
    cli.result(voided, () => cli.say(`已作废：${nameOf(cli, voided)}`, `void: ${nameOf(cli, voided)}`));
    return 0;
  });

  const numbers = sub('numbers', '文号登记：某单位某年某种文书的全部文号 / every number of a unit, kind and year')
    .requiredOption('--unit <code>', '单位代码 / unit')
    .requiredOption('--kind <kind>', '种类 / kind')
    .requiredOption('--year <year>', '年度 / year');
  bind<{ unit: string; kind: string; year: string }>(numbers, async (cli, _args, { unit, kind, year }) => {
    const query = { unit, kind: kindOf(kind), year };
    const found = await withServer(cli, {}, (api) =>
      api.send<{ last: number; missing: number[]; items: Issued[] }>('/api/document-numbers', { query }),
    );
    cli.result(found, () => numbersText(cli, found));
    return found.missing.length === 0 ? 0 : 1;
  });

  const letterhead = sub('letterhead', '设定机关文头：机关代字、落款名称、联系方式 / how a unit signs, and the word of its numbers')
    .argument('<unit>', '单位代码 / unit code')
    .requiredOption('--word <word>', '机关代字，如 星信 / the word of its numbers')
    .option('--name <name>', '落款名称 / name in full')
    .option('--phone <phone>', '办公电话 / office telephone')
    .option('--address <address>', '办公地址 / office address');
  bind<Record<string, string>>(letterhead, async (cli, [unit = ''], body) => {
    const path = `/api/units/${encodeURIComponent(unit)}/letterhead`;
    const set = await withServer(cli, { writes: true }, (api) =>
      api.send<{ unit: string; added: number }>(path, { method: 'PUT', body, idempotencyKey: randomUUID() }),
    );
    cli.result(set, () => cli.say(`已设定：${set.unit}`, `set: ${set.unit}`));
    return 0;
  });
}

const documents = (api: Api, id: string) => api.send<Listed>(`${casePath(id)}/documents`);

/** A document of the case by its number or id. Throws CliFailure where the case has none such. */
async function findDocument(api: Api, id: string, document: string): Promise<Issued> {
  const { items } = await documents(api, id);
  const found = items.find((issued) => issued.document === document) ?? items.findLast((issued) => issued.documentNumber === document);
  if (found) return found;
  throw new CliFailure({ code: 'document-unknown', zh: '此案没有这份文书', en: 'the case has no such document' });
}

function nameOf(cli: Cli, { kind, documentNumber }: Issued): string {
  const { label, english } = kindFacts(kind);
  return `${cli.say(label, english)} ${documentNumber}`;
}

const statusOf = (cli: Cli, { status }: Issued): string => (status === 'voided' ? cli.say('作废', 'void') : cli.say('有效', 'valid'));

function listText(cli: Cli, { items, issuable }: Listed): string {
  const open = issuable.map(({ zh, en, kind }) => `  ${kind}  ${cli.say(zh, en)}`);
  const rows = table<Issued>(
    [
      { title: cli.say('文书', 'Document'), cell: ({ kind }) => cli.say(kindFacts(kind).label, kindFacts(kind).english) },
      { title: cli.say('文号', 'Number'), cell: ({ documentNumber }) => documentNumber },
      { title: cli.say('日期', 'Day'), cell: ({ issuedOn }) => issuedOn },
      { title: cli.say('状态', 'State'), cell: (issued) => statusOf(cli, issued) },
      { title: 'SHA-256', cell: ({ sha256 }) => sha256.slice(0, 16) },
    ],
    items,
  );
  return [rows, '', cli.say('现在可出具：', 'can be issued now:'), ...open].join('\n');
}

function numbersText(cli: Cli, { last, missing, items }: { last: number; missing: number[]; items: Issued[] }): string {
  const lines = items.map((issued) => `${issued.documentNumber}  ${issued.issuedOn}  ${statusOf(cli, issued)}`);
  const gaps = missing.length === 0 ? cli.say('没有缺号', 'no number is missing') : `${cli.say('缺号', 'missing')}: ${missing.join(', ')}`;
  return [...lines, cli.say(`至第 ${last} 号，${gaps}`, `up to ${last}; ${gaps}`)].join('\n');
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw usage(`文件无法读取：${path}`, `the file cannot be read: ${path}`);
  }
}
