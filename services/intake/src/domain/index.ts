export * from './petition/petition.ts';
