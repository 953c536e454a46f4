import { basename } from 'node:path';
import { openPetitions, petitionsOf } from '../import/index.ts';
import { shanghaiDay } from '../output/time.ts';
import { petitionColumn, petitionItem } from './petition-item.ts';
import type { ImportKind } from './run-import.ts';
import { seenNumbers } from './seen-numbers.ts';

/** Importing petitions (导入信访事项): streamed, four batches at the same time. */
export const petitionImport: ImportKind = {
  path: '/api/petitions/batch',
  inFlight: 4,
  columnOf: petitionColumn,
  open: openPetitions,
  feed: async (table, sender, _api, cli, onRow) => {
    const duplicate = seenNumbers();
    const file = basename(table.path);
    let [remarks, labelsLeftOut] = [0, 0];
    for await (const entry of petitionsOf(table, shanghaiDay(cli.io.now()))) {
      cli.io.signal.throwIfAborted();
      if (!entry.ok) await sender.reject(entry.row, entry.problems);
      else {
        const { item, reasons, labelsLeftOut: without } = petitionItem(entry.petition, { file, row: entry.row.number });
        const twice = reasons.length > 0 ? null : duplicate(item, entry.row.number);
        if (reasons.length > 0 || twice) await sender.reject(entry.row, twice ? [twice] : reasons);
        else await sender.send(entry.row, item);
        remarks += entry.warnings.length > 0 ? 1 : 0;
        labelsLeftOut += without ? 1 : 0;
      }
      onRow();
    }
    if (remarks > 0) cli.note(`${remarks} 行有提示（已导入）`, `${remarks} rows have remarks (they were imported)`);
    if (labelsLeftOut > 0) {
      cli.note(
        `${labelsLeftOut} 行的标注不全或不在词表内，未作为标注导入`,
        `${labelsLeftOut} rows have labels that are incomplete or unknown; imported without them`,
      );
    }
  },
};
