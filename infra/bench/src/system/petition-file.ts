import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { root } from '@anjuan/testing/system';

const header = '登记编号,登记日期,信访形式,信访人,证件号码,联系电话,住址,人数,是否匿名,问题属地,反映对象,概况标题,诉求内容';

/** Registers every petition of the file by the command line, as an office does. Rejects when a row is refused. */
export async function importPetitions(file: string, url: string): Promise<void> {
  const child = spawn(process.execPath, ['services/cli/bin/anjuan.mjs', 'import', 'petitions', file, '--url', url, '--json', '--no-wait'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the import ended with code ${code}`);
}

const matters = ['路灯不亮', '电梯停运', '拖欠工资', '油烟扰民', '公交绕行', '医保报销', '违建挡光', '停水三天'];

/** Writes a file of so many invented petitions, no two alike. */
export async function writePetitions(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (let row = 0; row < count; row += 1) {
    const matter = matters[row % matters.length] ?? '';
    const day = `2025-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`;
    const phone = `199${String(row).padStart(8, '0')}`;
    const place = `第${row % 977}小区${row % 31}栋`;
    const line = `B${String(row).padStart(7, '0')},${day},来电,测试${row},,${phone},${place},1,否,云湖区,第${row % 499}物业,${place}${matter},${place}${matter}已有${row % 90}天，请派人处理，住户${row}。`;
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
