export { isOneLevelUp, unitLevels, type RankedUnit, type UnitLevel } from './levels.ts';
export { limitRuleOn, limitRules, type LimitCode, type LimitRule } from './limits.ts';
