import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { addressOf, type Call } from './client.ts';
import { request } from './endpoints.ts';
import { pageSize } from './queries.ts';
import type { CountedCase, Report } from './report-types.ts';
import type { Page } from './types.ts';

type Query = NonNullable<Call['query']>;

/** A report of `2024-05` or `2024`, as of the end of a day; of now where there is none. */
export const reportQuery = (period: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['report', period, asOf],
    queryFn: ({ signal }) => request<Report>(`/reports/${period.length === 4 ? 'year' : 'month'}/${period}`, { query: { asOf }, signal }),
    placeholderData: keepPreviousData,
  });

/** The cases behind a number. */
export const reportCasesQuery = (query: Query, after: string | undefined) =>
  queryOptions({
    queryKey: ['report', 'cases', query, after],
    queryFn: ({ signal }) =>
      request<Page<CountedCase> & { readonly asOf: string }>('/reports/cases', { query: { ...query, limit: pageSize, after }, signal }),
    placeholderData: keepPreviousData,
  });

/** Where the workbook lies. */
export function workbookAddress(period: string, asOf: string | undefined, lang: string): string {
  return addressOf(`/reports/workbook/${period}`, { asOf, lang });
}
