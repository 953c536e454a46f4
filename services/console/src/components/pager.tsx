import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** Cursors of the pages before this one, kept with the browser's history entry; absent when a link led into the middle of a list. */
function trailOf(state: unknown): readonly string[] | undefined {
  if (typeof state !== 'object' || state === null || !('trail' in state) || !Array.isArray(state.trail)) return undefined;
  return state.trail.filter((cursor): cursor is string => typeof cursor === 'string');
}

export interface Paging {
  /** The cursor of the page shown; undefined on the first one. */
  readonly after: string | undefined;
  /** From 1; undefined when a link led into the middle of a list. */
  readonly page: number | undefined;
  readonly toFirst: () => void;
  readonly toPrevious: () => void;
  readonly toNext: (cursor: string) => void;
}

/** Paging by cursor, with the cursor in the address. A list is never counted through: a million cases page like ten. */
export function usePaging(): Paging {
  const [parameters] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const after = parameters.get('after') ?? undefined;
  const trail = after === undefined ? [] : trailOf(location.state);
  const go = useCallback(
    (cursor: string | undefined, newTrail: readonly string[]) => {
      const next = new URLSearchParams(parameters);
      if (cursor === undefined || cursor === '') next.delete('after');
      else next.set('after', cursor);
      void navigate({ search: next.toString() }, { state: { trail: newTrail } });
      window.scrollTo({ top: 0 });
    },
    [navigate, parameters],
  );
  return {
    after,
    page: trail ? trail.length + 1 : undefined,
    toFirst: () => go(undefined, []),
    toPrevious: () => go(trail?.at(-1), trail?.slice(0, -1) ?? []),
    toNext: (cursor) => go(cursor, [...(trail ?? ['']), after ?? '']),
  };
}

/** The buttons 首页, 上一页, 下一页. */
export function Pager({
  paging,
  next,
  busy,
}: {
  readonly paging: Paging;
  readonly next: string | null | undefined;
  readonly busy: boolean;
}) {
  const { t } = useTranslation();
  const first = paging.after === undefined;
  if (first && !next) return null;
  return (
    <nav className="pager" aria-label={t('pager.label')} data-testid="pager">
      <Button onClick={paging.toFirst} disabled={first} data-testid="page-first">
        {t('pager.first')}
      </Button>
      <Button onClick={paging.toPrevious} disabled={first} data-testid="page-previous">
        {t('pager.previous')}
      </Button>
      <span className="quiet" aria-live="polite" data-testid="page-number">
        {paging.page === undefined ? '' : t('pager.page', { page: paging.page })}
      </span>
      <Button onClick={() => next && paging.toNext(next)} disabled={!next || busy} data-testid="page-next">
        {next === null ? t('pager.end') : t('pager.next')}
      </Button>
    </nav>
  );
}
