import { Link } from 'react-router';
import type { Measure, ReportDivision } from '../../api/report-types.ts';
import { formatCount } from '../../format/number.ts';
import { behind, type AskedReport } from './asked.ts';

interface NumberLinkProps {
  readonly asked: AskedReport;
  readonly measure: Pick<Measure, 'code' | 'unit'>;
  readonly number: number;
  readonly row?: { readonly by: ReportDivision; readonly value: string };
}

/** A number that leads to its cases; amounts in yuan. */
export function NumberLink({ asked, measure, number, row }: NumberLinkProps) {
  const text = measure.unit === 'fen' ? (number / 100).toFixed(2) : formatCount(number);
  if (number === 0) return <span className="quiet number">{text}</span>;
  return (
    <Link className="number" to={behind(asked, measure.code, row)} data-testid={`number-${measure.code}`}>
      {text}
    </Link>
  );
}
