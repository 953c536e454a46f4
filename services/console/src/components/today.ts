import { createContext, useContext, useEffect, useState } from 'react';
import { dayOf } from '../format/moment.ts';

/** The day that a replay shows; undefined where the page shows the present. */
export const DayShown = createContext<string | undefined>(undefined);

/** Today in Asia/Shanghai, kept right on a page that stays open over midnight; inside a replay the day replayed. */
export function useToday(): string {
  const shown = useContext(DayShown);
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => {
      setToday(dayOf(new Date()));
    }, 60_000);
    return () => clearInterval(timer);
  }, []);
  return shown ?? today;
}
