import type { Random } from './random.ts';

/** A petition as the interface takes it. */
export interface Petition {
  readonly registrationNumber: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly petitioner: { readonly name: string; readonly phone: string };
  readonly title: string;
  readonly text: string;
}

const matters = ['路灯不亮', '电梯停运', '拖欠工资', '油烟扰民', '公交绕行', '医保报销', '违建挡光', '停水三天'];

/** The petition with this number: the same for each call with the same random. Received long ago, so that its first limit has run out. */
export function petitionOf(prefix: string, number: number, random: Random): Petition {
  const matter = matters[Math.floor(random() * matters.length)] ?? '';
  const place = `幸福路${1 + Math.floor(random() * 900)}号`;
  return {
    registrationNumber: `${prefix}-${String(number).padStart(5, '0')}`,
    ...{ channel: 'hotline', receivedOn: `2024-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}` },
    petitioner: { name: `测试${number}`, phone: `1990000${String(number).padStart(4, '0')}` },
    ...{ title: `${place}${matter}`, text: `${place}${matter}已有${Math.floor(random() * 90)}天，请派人处理，第${number}户。` },
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
