export * from './calendar/calendar.ts';
export * from './clocks/clocks.ts';
export * from './days/day.ts';
export * from './grounds/grounds.ts';
export * from './urgency/index.ts';
export * from './vocabulary/index.ts';
