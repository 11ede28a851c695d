// tablee config: every setting, its value in force and what it is for.
import Table from 'cli-table3';
import { describeConfig, type Config } from '../core/config.ts';
import { say } from './output.ts';

export function configCommand(config: Config): void {
  const table = new Table({
    head: ['variable', 'value', 'what it is for'],
    colWidths: [32, 34, 60],
    wordWrap: true,
  });
  for (const { env, value, about } of describeConfig(config)) table.push([env, value, about]);
  say(table.toString());
}
