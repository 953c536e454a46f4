import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** A problem's title and detail in the language shown. */
export function useProblemText(error: unknown): { readonly title: string; readonly detail: string } {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!(error instanceof ApiError)) return { title: t('common.broken'), detail: t('common.brokenHint') };
  const { title, titleEn, detail, detailEn } = error.problem;
  return language === 'zh' ? { title, detail: detail ?? '' } : { title: titleEn ?? title, detail: detailEn ?? detail ?? '' };
}

/** Shows why the server did not answer, with a way to ask again. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = useProblemText(error);
  const article = error instanceof ApiError ? (error.problem.article ?? '') : '';
  // Most refusals name their article in the text already.
  const ground = article === '' || /第\s*\d|Art\./.test(title) ? '' : t('common.article', { article });
  const about = [detail, ground].filter((text) => text !== '').join(' ');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="problem"
      title={title}
      description={about === '' ? undefined : about}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    />
  );
}
