import { Controller, Inject, Res, StreamableFile } from '@nestjs/common';
import { kindFacts } from '@anjuan/documents';
import { caseIdOf, Input, Problem, Serve, type Checked } from '@anjuan/service-kit';
import type { FastifyReply } from 'fastify';
import { DocumentQueries } from '../application/document/document-queries.ts';
import type { IssuedDocument, KeptDocument } from '../application/document/documents.ts';
import { documentOperations as ops } from './document-operations.ts';
import { documentProblemOf } from './document-problems.ts';

/** The documents themselves (文书文件): as they were issued, as PDF, and their proof. */
@Controller()
export class DocumentFilesController {
  constructor(@Inject(DocumentQueries) private readonly queries: DocumentQueries) {}

  @Serve(ops.docx)
  async docx(@Input(ops.docx) { params }: Checked, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const issued = await this.issued(params);
    const bytes = bytesOf(await this.queries.kept(issued));
    void reply.header('repr-digest', `sha-256=:${Buffer.from(issued.sha256, 'hex').toString('base64')}:`); // RFC 9530
    return fileOf(bytes, ops.docx.file, `${nameOf(issued)}.docx`);
  }

  @Serve(ops.pdf)
  async pdf(@Input(ops.pdf) { params }: Checked): Promise<StreamableFile> {
    const issued = await this.issued(params);
    const converted = await this.queries.pdf(bytesOf(await this.queries.kept(issued)));
    if (converted.status === 'converted') return fileOf(converted.bytes, ops.pdf.file, `${nameOf(issued)}.pdf`);
    const { status, chinese: zh, english: en } = converted;
    throw new Problem({ status: status === 'not-available' ? 501 : 500, code: `pdf-${status}`, zh, en });
  }

  @Serve(ops.verify)
  async verify(@Input(ops.verify) { params, query }: Checked<undefined, { readonly sha256?: string }>): Promise<unknown> {
    const issued = await this.issued(params);
    const { document, documentNumber, status, sha256 } = issued;
    const found = await this.queries.kept(issued);
    const kept = found ? (found.verified ? 'same' : 'differs') : found === null ? 'erased' : 'lost';
    const remade = found ? await this.queries.remade(issued, found.facts) : null;
    const file = query.sha256 === undefined ? null : query.sha256 === sha256 ? 'same' : 'differs';
    return { document, documentNumber, status, sha256, kept, remade, file, verified: kept === 'same' && file !== 'differs' };
  }

  private async issued(params: Checked['params']): Promise<IssuedDocument> {
    const found = await this.queries.find(caseIdOf(params['id'] ?? ''), params['document'] ?? '');
    if (!found) throw new Problem(documentProblemOf({ code: 'document-unknown' }));
    return found;
  }
}

/** The bytes, where they are still to be had and are those that were issued: others never leave the system as that document. */
function bytesOf(kept: KeptDocument | undefined): Uint8Array {
  if (kept?.verified === true) return kept.bytes;
  if (kept === null) {
    throw new Problem({
      status: 410,
      code: 'document-erased',
      zh: '信访人的个人信息已删除，文书内容随之删除',
      en: 'the petitioner was erased, and the text of the document with it',
    });
  }
  throw new Problem({ status: 500, code: 'document-damaged', zh: '文书内容与签发时的记录不符', en: 'what is kept is not what was issued' });
}

/** Named by kind and number: no name of a person. */
function nameOf({ kind, documentNumber }: IssuedDocument): string {
  return `${kindFacts(kind).label} ${documentNumber}`;
}

function fileOf(bytes: Uint8Array, type: string, name: string): StreamableFile {
  return new StreamableFile(bytes, { type, length: bytes.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
}
