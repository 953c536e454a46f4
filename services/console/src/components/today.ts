import { useEffect, useState } from 'react';
import { dayOf } from '../format/moment.ts';

/** Today in Asia/Shanghai, kept right on a page that stays open over midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => {
      setToday(dayOf(new Date()));
    }, 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
