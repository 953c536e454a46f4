import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { unitsQuery } from '../../api/queries.ts';
import { useToday } from '../../components/today.ts';

/** Units named by the case itself; the register of today does not know those that were dissolved since. */
export const KnownUnits = createContext<ReadonlyMap<string, string>>(new Map());

/** The name of a unit (单位名称); its code while the name is not known. */
export function useUnitName(): (code: string) => string {
  const known = useContext(KnownUnits);
  const { data } = useQuery(unitsQuery(useToday()));
  return (code) => known.get(code) ?? data?.items.find((unit) => unit.code === code)?.name ?? code;
}
