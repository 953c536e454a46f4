import type { Command } from 'commander';
import { CliFailure } from '../cli-failure.ts';
import type { Bind } from '../program.ts';
import { dataDirOf } from '../server/with-server.ts';

/** `snapshots drop`: folded states of long streams are thrown away; the next commands fold the events anew and keep new ones. */
export function addSnapshotCommands(program: Command, bind: Bind): void {
  const drop = program
    .command('snapshots')
    .description('长案件的状态快照 / folded states of long streams')
    .command('drop')
    .description('删除全部快照，事件不变，之后自动重新生成 / throw all away; events stay, new ones are made by themselves');
  bind(drop, async (cli) => {
    const { AlreadyRunning, quietLog, standaloneConfig, withHost } = await import('@anjuan/standalone');
    const dataDir = dataDirOf(cli);
    try {
      const config = standaloneConfig(['--data', dataDir, '--port', '0'], cli.io.env);
      const dropped = await withHost(config, quietLog(), ({ snapshots }) => snapshots.drop());
      cli.result({ dropped }, () => cli.say(`已删除 ${dropped} 个快照`, `${dropped} snapshots were thrown away`));
      return 0;
    } catch (error) {
      if (!(error instanceof AlreadyRunning)) throw error;
      throw new CliFailure({
        ...{ code: 'server-runs', cause: error },
        zh: `有服务正在 ${dataDir} 上运行，请先停止它再删除快照`,
        en: `a server runs on ${dataDir}: stop it before throwing snapshots away`,
      });
    }
  });
}
