import { bareAppenders, storeAppenders } from './appenders.ts';

/**
 * One of several processes that append at the same time. Arguments: `store` or `bare`, connection string, appenders, milliseconds a round.
 * Runs a round for each line on stdin and answers with its rate in events per second; ends with stdin.
 */
const [kind, url = '', count, milliseconds] = process.argv.slice(2);
const open = kind === 'store' ? storeAppenders : bareAppenders;
const appenders = open(url, Number(count), Number(milliseconds));
process.stdin.setEncoding('utf8');
for await (const lines of process.stdin) {
  for (let round = 0; round < String(lines).split('\n').length - 1; round += 1) process.stdout.write(`${await appenders.side()}\n`);
}
await appenders.close();
