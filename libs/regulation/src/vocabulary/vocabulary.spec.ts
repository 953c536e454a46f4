import { describe, expect, it } from '@jest/globals';
import { categories, categoryOfRoute, channels, routeAllowed, routes, routesOf, topics, vocabulary } from './index.ts';

describe('the vocabulary of the register', () => {
  it('has 3 categories, 12 topics, 9 routes and 7 channels', () => {
    expect([categories, topics, routes, channels].map((each) => each.codes.length)).toEqual([3, 12, 9, 7]);
  });
  it('reads every label back to its own code', () => {
    for (const each of [categories, topics, routes, channels])
      for (const term of each.terms) expect(each.codeOf(term.label)).toBe(term.code);
  });
  it('reads full-width and spaced labels, aliases and codes', () => {
    expect(channels.codeOf(' １２３４５热线转办 ')).toBe('hotline');
    expect(topics.codeOf('其它')).toBe('other');
    expect(routes.codeOf('perform-duty')).toBe('perform-duty');
  });
  it('answers undefined for a label it does not know', () => {
    expect(topics.codeOf('天文')).toBeUndefined();
    expect(routes.isCode('appeal')).toBe(false);
  });
  it('gives every route to exactly one category, as Art. 29 to 31 say', () => {
    expect(routesOf('proposal')).toEqual(['study-and-reply']);
    expect(routesOf('accusation')).toEqual(['discipline-inspection', 'competent-organ']);
    expect(routesOf('appeal-request')).toHaveLength(6);
    expect(routes.codes.map(categoryOfRoute).filter((category) => category === 'appeal-request')).toHaveLength(6);
    expect(routeAllowed('accusation', 'petition-procedure')).toBe(false);
    expect(routeAllowed('proposal', 'study-and-reply')).toBe(true);
  });
  it('refuses a table in which one label stands for two codes', () => {
    const term = { label: '甲', english: 'a', aliases: [], article: '' };
    expect(() =>
      vocabulary([
        { ...term, code: 'a' },
        { ...term, code: 'b' },
      ]),
    ).toThrow(RangeError);
  });
});
