import type { Actor } from '@anjuan/contracts';
import { Problem } from './problem.ts';

/** Who acts when a request names nobody: the person at this machine. */
export const localOperator: Actor = { id: 'operator', role: 'operator', unit: '' };

/**
 * Reads the header `Anjuan-Actor: id=…; role=…; unit=…`. Throws a Problem 400 on another form.
 * This release takes the header as it comes and listens on loopback only.
 */
export function actorOf(header: string | undefined): Actor {
  if (header === undefined || header.trim() === '') return localOperator;
  const parts = new Map(
    header.split(';').map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim(), value.join('=').trim()] as const;
    }),
  );
  const { id, role, unit } = { id: parts.get('id') ?? '', role: parts.get('role') ?? localOperator.role, unit: parts.get('unit') ?? '' };
  if (!/^[\w:.@-]{1,64}$/.test(id) || !/^[a-z-]{1,40}$/.test(role) || !/^[\w.-]{0,32}$/.test(unit)) {
    throw new Problem({
      status: 400,
      code: 'invalid-actor',
      zh: '请求头 Anjuan-Actor 须为 id=…; role=…; unit=…',
      en: 'the header Anjuan-Actor is written id=…; role=…; unit=…',
      errors: [{ field: 'Anjuan-Actor', rule: 'format', zh: '格式不对', en: 'wrong format' }],
    });
  }
  return { id, role, unit };
}
