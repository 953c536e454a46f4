/** Levels of units (层级), from the highest down: city 市, district 区, street 街道, community 社区. */
export const unitLevels = ['city', 'district', 'street', 'community'] as const;
export type UnitLevel = (typeof unitLevels)[number];

export interface RankedUnit {
  readonly unit: string;
  readonly level: UnitLevel;
  /** The unit it stands under; null at the top of the register. */
  readonly parent: string | null;
}

/**
 * Whether `reviewer` stands one level above `unit` (上一级机关、单位), Art. 35 and 36: it is the unit's own superior, or any unit of the next
 * higher level, since a bureau's professional superior is not its parent. A unit at the top has none but its parent.
 */
export function isOneLevelUp(reviewer: RankedUnit, unit: RankedUnit, levels: number): boolean {
  if (reviewer.unit === unit.unit) return false;
  return unit.parent === reviewer.unit || unitLevels.indexOf(unit.level) - unitLevels.indexOf(reviewer.level) === levels;
}
