export * from './campaign.ts';
export * from './marks.ts';
