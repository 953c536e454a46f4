import type { Readable } from 'node:stream';
import { Controller, Inject, Res } from '@nestjs/common';
import { CLOCK, dayOf, Input, Serve, type Checked, type Clock } from '@anjuan/service-kit';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { CaseQueries } from '../application/queries.ts';
import type { Asked, ReportQueries } from '../application/report-queries.ts';
import { measures, periodOf } from '../domain/index.ts';
import { CASE_QUERIES, REPORT_QUERIES } from '../tokens.ts';
import { monthReport, reportCases, reportWorkbook, yearReport } from './report-operations.ts';
import { reportView, unitsIn, type ReportView } from './report-view.ts';
import { refuseTooLarge, writeWorkbook } from './workbook/write-workbook.ts';

type Query<Operation extends { readonly query: z.ZodType }> = Checked<undefined, z.output<Operation['query']>>;

@Controller()
export class ReportController {
  constructor(
    @Inject(REPORT_QUERIES) private readonly reports: ReportQueries,
    @Inject(CASE_QUERIES) private readonly cases: CaseQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Serve(monthReport)
  month(@Input(monthReport) { params, query }: Query<typeof monthReport>): Promise<ReportView> {
    return this.report(this.asked(params['month'] ?? '', query.asOf));
  }

  @Serve(yearReport)
  year(@Input(yearReport) { params, query }: Query<typeof yearReport>): Promise<ReportView> {
    return this.report(this.asked(params['year'] ?? '', query.asOf));
  }

  @Serve(reportCases)
  async behind(@Input(reportCases) { query }: Query<typeof reportCases>): Promise<unknown> {
    const { period, measure: code, by, value, limit, after } = query;
    const asked = this.asked(period, query.asOf);
    const measure = measures.find((each) => each.code === code);
    if (!measure) throw new RangeError(`no measure ${code}`);
    const row = by === undefined || value === undefined ? undefined : { by, value };
    const { items, next } = await this.reports.casesBehind(asked, measure, row, limit, after);
    const unitName = await this.cases.unitNames(items.map(({ fact }) => fact.unit).filter((unit) => unit !== ''));
    const shown = items.map(({ caseId, fact }) => ({ caseId, ...fact, unitName: fact.unit === '' ? '' : unitName(fact.unit) }));
    return { period, measure: code, asOf: asked.asOf.toISOString(), items: shown, next };
  }

  @Serve(reportWorkbook)
  async workbook(
    @Input(reportWorkbook) { params, query }: Query<typeof reportWorkbook>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const asked = this.asked(params['period'] ?? '', query.asOf);
    refuseTooLarge(await this.reports.factsRead(asked));
    const view = await this.report(asked);
    const units = view.tables.find(({ by }) => by === 'unit')?.rows ?? [];
    const unitName = await this.cases.unitNames(units.map(({ value }) => value).filter((value) => value !== ''));
    const name = `anjuan-report-${asked.period.name}-as-of-${asked.asOfDay}.xlsx`;
    void reply.header('content-type', reportWorkbook.file).header('content-disposition', `attachment; filename="${name}"`);
    return writeWorkbook(view, this.reports.everyFact(asked), unitName, query.lang);
  }

  private async report(asked: Asked): Promise<ReportView> {
    const report = await this.reports.report(asked);
    return reportView(asked, report, await this.cases.unitNames(unitsIn(report)));
  }

  private asked(name: string, asOf: Date | undefined): Asked {
    const period = periodOf(name);
    if (!period) throw new RangeError('the operation checked the period');
    const at = asOf ?? this.clock();
    return { period, asOf: at, asOfDay: dayOf(at) };
  }
}
