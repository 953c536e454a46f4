import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.ts';
import { documentsQuery } from '../api/queries.ts';
import type { Case, CaseDocuments, IssuedDocument } from '../api/types.ts';
import { Problem } from '../components/problem.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { zh } from '../i18n/zh.ts';

const DocumentForm = lazy(() => import('./document-form.tsx'));

type Kind = CaseDocuments['issuable'][number];

function DocumentRow({ caseId, issued }: { readonly caseId: string; readonly issued: IssuedDocument }) {
  const { t } = useTranslation();
  const key = `document-${issued.kind}`;
  const isKnown = (name: string): name is keyof typeof zh.value => name in zh.value;
  return (
    <li className={`relation document-${issued.status}`} data-testid="document" data-kind={issued.kind}>
      <div className="relation-head">
        <strong>{isKnown(key) ? t(`value.${key}`) : issued.kind}</strong>
        <span className="number">{issued.documentNumber}</span>
        <span className="quiet">
          {issued.issuedOn}
          {issued.status === 'voided' && ` · ${t('document.voided')}`}
        </span>
        {(['docx', 'pdf'] as const).map((ending) => (
          <a key={ending} href={api.documentFile(caseId, issued.document, ending)} download data-testid={`document-${ending}`}>
            {t(`document.${ending}`)}
          </a>
        ))}
      </div>
    </li>
  );
}

interface DocumentsPanelProps {
  readonly given: Case;
  readonly writable: boolean;
  /** While the past is replayed: the list tells of today. */
  readonly hidden: boolean;
}

/** 文书: the documents of the case with number, day and files; new ones of the kinds that the case has come to. */
export function DocumentsPanel({ given, writable, hidden }: DocumentsPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { data, error } = useQuery({ ...documentsQuery(given.caseId), enabled: !hidden });
  const [kind, setKind] = useState<Kind>();
  const [done, setDone] = useState<IssuedDocument>();
  if (hidden) return null;
  const issuable = data?.issuable ?? [];
  return (
    <section className="panel" aria-labelledby="documents-title" data-testid="documents">
      <header className="panel-head">
        <h2 id="documents-title">{t('document.title')}</h2>
        {writable && issuable.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: issuable.map((one) => ({ key: one.kind, label: <span data-testid={`issue-${one.kind}`}>{one[language]}</span> })),
              onClick: ({ key }) => {
                setDone(undefined);
                setKind(issuable.find((one) => one.kind === key));
              },
            }}
          >
            <Button type="link" size="small" className="panel-end" data-testid="issue-document">
              {t('document.issue')}
            </Button>
          </Dropdown>
        )}
      </header>
      <div role="status" aria-live="polite">
        {done && <Alert type="success" showIcon data-testid="document-done" title={t('document.done', { number: done.documentNumber })} />}
      </div>
      {error && <Problem error={error} />}
      {data?.items.length === 0 && <p className="quiet">{t('document.none')}</p>}
      <ul className="relation-list">
        {data?.items.map((issued) => (
          <DocumentRow key={issued.document} caseId={given.caseId} issued={issued} />
        ))}
      </ul>
      {kind && (
        <Suspense fallback={null}>
          <DocumentForm
            given={given}
            kind={kind.kind}
            title={kind[language]}
            onClose={() => setKind(undefined)}
            onDone={(issued) => {
              setKind(undefined);
              setDone(issued);
              void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === given.caseId });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
