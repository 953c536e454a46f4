import { Problem } from '@anjuan/service-kit';
import type { Behind } from './config.ts';

const titles: Readonly<Record<Behind, string>> = {
  intake: '登记',
  classification: '甄别',
  assignment: '分办',
  supervision: '督办',
  audit: '审计',
  relay: '转发',
};

/** No copy of the service takes requests. */
export function serviceDown(name: Behind): Problem {
  return new Problem({
    ...{ status: 503, code: 'service-unavailable', zh: `${titles[name]}服务暂不可用，请稍后重试` },
    ...{ en: `the ${name} service does not answer, try again later`, data: { service: name } },
  });
}

/** The service took the request and did not begin to answer in time: whether it was done is not known. */
export function serviceSlow(name: Behind): Problem {
  return new Problem({
    ...{ status: 504, code: 'service-timeout', zh: `${titles[name]}服务未按时答复，请用同一 Idempotency-Key 重试` },
    ...{ en: `the ${name} service did not answer in time, try again with the same Idempotency-Key`, data: { service: name } },
  });
}

/** What the services themselves answer to a body above the limit. */
export function tooLarge(): Problem {
  return new Problem({ status: 413, code: 'too-large', zh: '请求过大', en: 'the request is too large' });
}
