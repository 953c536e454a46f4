import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { newQueryClient, vocabularyQuery } from './api/queries.ts';
import { useLanguage } from './i18n/use-language.ts';
import { VocabularyProvider } from './i18n/vocabulary.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { theme } from './theme.ts';

const CasesPage = lazy(() => import('./pages/cases/cases-page.tsx'));
const CasePage = lazy(() => import('./pages/case/case-page.tsx'));
const WorklistPage = lazy(() => import('./pages/worklist/worklist-page.tsx'));
const ClocksPage = lazy(() => import('./pages/clocks/clocks-page.tsx'));
const SupervisionPage = lazy(() => import('./pages/supervision/supervision-page.tsx'));
const BacklogPage = lazy(() => import('./pages/backlog/backlog-page.tsx'));
const BacklogCasePage = lazy(() => import('./pages/backlog/case/backlog-case-page.tsx'));
const CampaignsPage = lazy(() => import('./pages/backlog/campaigns-page.tsx'));
const ClustersPage = lazy(() => import('./pages/backlog/clusters-page.tsx'));
const LinksPage = lazy(() => import('./pages/backlog/links-page.tsx'));
const ReportsPage = lazy(() => import('./pages/reports/reports-page.tsx'));
const ReportCasesPage = lazy(() => import('./pages/reports/report-cases-page.tsx'));
const NotFoundPage = lazy(() => import('./shell/not-found-page.tsx'));

const client = newQueryClient();

function Pages() {
  const vocabulary = useQuery(vocabularyQuery);
  return (
    <VocabularyProvider value={vocabulary.data}>
      <BrowserRouter>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<Navigate to="/cases" replace />} />
            <Route path="cases" element={<CasesPage />} />
            <Route path="cases/:caseId" element={<CasePage />} />
            <Route path="worklist" element={<WorklistPage />} />
            <Route path="clocks" element={<ClocksPage />} />
            <Route path="supervision" element={<SupervisionPage />} />
            <Route path="backlog" element={<BacklogPage />} />
            <Route path="backlog/campaigns" element={<CampaignsPage />} />
            <Route path="backlog/clusters" element={<ClustersPage />} />
            <Route path="backlog/links" element={<LinksPage />} />
            <Route path="backlog/cases/:caseId" element={<BacklogCasePage />} />
            <Route path="reports" element={<ReportsPage />} />
            <Route path="reports/cases" element={<ReportCasesPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </BrowserRouter>
    </VocabularyProvider>
  );
}

/** The console (控制台): language, colours, the server's answers, and the pages. */
export function App() {
  const language = useLanguage();
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <Pages />
        </QueryClientProvider>
      </ErrorBoundary>
    </ConfigProvider>
  );
}
