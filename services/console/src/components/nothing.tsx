import type { ReactNode } from 'react';

/** What stands where a list is empty: what that means, and what to do about it. */
export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="nothing" role="status" data-testid="nothing">
      <p className="nothing-title">{title}</p>
      {children && <div className="quiet">{children}</div>}
    </div>
  );
}

/** Grey rows while a list loads. */
export function Loading({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div className="loading" aria-busy="true" data-testid="loading">
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} style={{ inlineSize: `${94 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
