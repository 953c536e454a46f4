import { describe, expect, it } from '@jest/globals';
import { classificationConfig } from './config.ts';

// Pure function.
describe('settings of classification', () => {
  it('confirm nothing by rule and use the shipped model when nothing is set', () => {
    expect(classificationConfig({})).toEqual({
      rule: { proposal: null, accusation: null, 'appeal-request': null },
      classifierUrl: undefined,
    });
  });

  it('confirm proposals and requests by the threshold, accusations only by their own', () => {
    expect(classificationConfig({ ANJUAN_CONFIRM_THRESHOLD: '0.9' }).rule).toEqual({
      proposal: 0.9,
      accusation: null,
      'appeal-request': 0.9,
    });
    expect(classificationConfig({ ANJUAN_CONFIRM_THRESHOLD_ACCUSATION: '0.97' }).rule).toEqual({
      ...{ proposal: null, accusation: 0.97, 'appeal-request': null },
    });
  });

  it('name an office’s own classifier', () => {
    expect(classificationConfig({ ANJUAN_CLASSIFIER_URL: 'http://127.0.0.1:9/x' }).classifierUrl).toBe('http://127.0.0.1:9/x');
  });

  it('are refused with every fault at once', () => {
    const wrong = { ANJUAN_CONFIRM_THRESHOLD: '1.5', ANJUAN_CONFIRM_THRESHOLD_ACCUSATION: 'high', ANJUAN_CLASSIFIER_URL: 'ftp://x' };
    expect(() => classificationConfig(wrong)).toThrow(
      /ANJUAN_CONFIRM_THRESHOLD: .*ANJUAN_CONFIRM_THRESHOLD_ACCUSATION: .*ANJUAN_CLASSIFIER_URL: /,
    );
  });

  it('refuse a threshold of nothing: an empty or zero one would confirm everything', () => {
    expect(() => classificationConfig({ ANJUAN_CONFIRM_THRESHOLD: '0' })).toThrow(/ANJUAN_CONFIRM_THRESHOLD/);
    expect(() => classificationConfig({ ANJUAN_CONFIRM_THRESHOLD: '' })).toThrow(/ANJUAN_CONFIRM_THRESHOLD/);
  });
});
