import type { Actor } from '@anjuan/contracts';
import { usage } from '../cli-failure.ts';

/** Who acts when nobody is named. */
export const operator: Actor = { id: 'operator', role: 'operator', unit: '' };

/** Reads `ID:ROLE:UNIT` (办理人); role and unit may be left out. Throws CliFailure (2) for what cannot stand in a header. */
export function parseActor(text: string): Actor {
  const [id = '', role = operator.role, unit = '', ...rest] = text.split(':');
  if (rest.length > 0 || !/^[\w.@-]{1,64}$/.test(id) || !/^[a-z-]{1,40}$/.test(role) || !/^[\w.-]{0,32}$/.test(unit)) {
    throw usage(
      '--as 的写法是 账号:角色:单位代码，例如 zhang3:dispatcher:S002',
      '--as is written ID:ROLE:UNIT, e.g. zhang3:dispatcher:S002',
    );
  }
  return { id, role, unit };
}
