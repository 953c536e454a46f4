const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

/** An amount in fen (分) as yuan with thousands separators: `35,000元`. */
export function formatYuan(fen: number): string {
  return `${grouped.format(fen / 100)}元`;
}
