import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  copyShippedTemplates,
  documentKindCodes,
  installTemplate,
  kindFacts,
  openTemplateFolder,
  readTemplate,
  shippedTemplate,
  TemplateError,
  templateKindOf,
  type TemplateProblem,
} from '@anjuan/documents';
import { usage } from '../cli-failure.ts';
import type { Cli } from '../cli.ts';
import { table } from '../output/table.ts';
import type { Bind } from '../program.ts';
import { dataDirOf } from '../server/with-server.ts';

type FileProblem = TemplateProblem & { readonly file: string };
interface InFolder {
  readonly to?: string;
}
interface ListedTemplate {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly sha256: string;
  readonly own: boolean;
}

/** The folder a server on this data folder takes its templates from: --to, ANJUAN_TEMPLATES, or `templates` in the data folder. */
function folderOf(cli: Cli, to: string | undefined): string {
  const given = to ?? cli.io.env['ANJUAN_TEMPLATES'];
  return given ? resolve(cli.io.cwd, given) : join(dataDirOf(cli), 'templates');
}

/** `documents templates list|export|check|install`: the office's own templates (文书模板); needs no server. */
export function addTemplateCommands(program: Command, bind: Bind): void {
  const group = program
    .command('documents')
    .description('文书模板 / templates of documents')
    .command('templates')
    .description('文书模板：列出、导出、检查、安装 / list, export, check, install');
  const to = ['--to <folder>', '模板文件夹，默认 ANJUAN_TEMPLATES 或数据目录的 templates / folder of templates'] as const;

  const list = group
    .command('list')
    .description('各种文书现用的模板及其校验值 / the template of each kind, with its hash')
    .option(...to);
  bind<InFolder>(list, async (cli, _args, options) => {
    const folder = folderOf(cli, options.to);
    const { items, problems } = await listed(folder);
    cli.result({ folder, items, problems }, () => listText(cli, items, problems));
    return problems.length === 0 ? 0 : 1;
  });

  const out = group
    .command('export')
    .description('导出随附的模板供修改，不覆盖已有文件 / write the shipped templates to start from; never over a file')
    .argument('<folder>', '文件夹 / folder');
  bind(out, async (cli, [folder = '']) => {
    const path = resolve(cli.io.cwd, folder);
    const written = await copyShippedTemplates(path);
    cli.result({ folder: path, written }, () =>
      cli.say(`已导出 ${written.length} 个模板到 ${path}`, `${written.length} templates in ${path}`),
    );
    return 0;
  });

  const check = group
    .command('check')
    .description('检查模板，逐项指出问题；有问题时退出码为 1 / check templates; exit code 1 where one has problems')
    .argument('<path>', '模板文件或文件夹 / a template or a folder of them');
  bind(check, async (cli, [path = '']) => {
    const problems = await problemsAt(resolve(cli.io.cwd, path));
    cli.result({ problems }, () => (problems.length === 0 ? cli.say('没有问题', 'no problems') : problemText(cli, problems)));
    return problems.length === 0 ? 0 : 1;
  });

  const install = group
    .command('install')
    .description('检查后装入模板文件夹，即刻用于新文书 / check templates and put them into use for new documents')
    .argument('<path>', '模板文件或文件夹 / a template or a folder of them')
    .option(...to);
  bind<InFolder>(install, async (cli, [path = ''], options) => {
    const from = resolve(cli.io.cwd, path);
    const folder = folderOf(cli, options.to);
    const problems = await problemsAt(from);
    if (problems.length > 0) {
      cli.result({ folder, installed: [], problems }, () => problemText(cli, problems));
      return 1;
    }
    const installed = await installAll(folder, from);
    cli.result({ folder, installed, problems }, () =>
      cli.say(`已装入 ${installed.length} 个模板`, `${installed.length} templates installed`),
    );
    return 0;
  });
}

async function listed(folder: string): Promise<{ readonly items: readonly ListedTemplate[]; readonly problems: readonly FileProblem[] }> {
  const there = await stat(folder).catch(() => undefined);
  const opened = there?.isDirectory() === true ? await openTemplateFolder(folder) : undefined;
  if (opened?.status === 'refused') return { items: [], problems: opened.problems };
  const items = documentKindCodes.map((kind) => {
    const { label, english } = kindFacts(kind);
    const { sha256 } = opened ? opened.templates.templateFor(kind) : shippedTemplate(kind);
    return { kind, zh: label, en: english, sha256, own: opened?.templates.own.includes(kind) ?? false };
  });
  return { items, problems: [] };
}

/** The files of a path: itself, or those of a folder that are templates by their name. Throws CliFailure (2) where there is none. */
async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw usage(`没有这个文件或文件夹：${path}`, `no such file or folder: ${path}`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => !name.startsWith('.') && !name.startsWith('~$'));
  return names.sort().map((name) => join(path, name));
}

async function problemsAt(path: string): Promise<readonly FileProblem[]> {
  const found: FileProblem[] = [];
  for (const file of await filesAt(path)) {
    const name = basename(file);
    const kind = templateKindOf(name);
    if (kind === undefined) throw usage(`${name}：文件名须为文书名称或其代码`, `${name}: a template is named by its document or its code`);
    try {
      readTemplate(kind, await readFile(file));
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      found.push(...error.problems.map((problem) => ({ ...problem, file: name })));
    }
  }
  return found;
}

async function installAll(folder: string, path: string): Promise<readonly { readonly kind: string; readonly sha256: string }[]> {
  const installed = [];
  for (const file of await filesAt(path)) {
    const kind = templateKindOf(basename(file));
    if (kind !== undefined) installed.push({ kind, sha256: (await installTemplate(folder, kind, await readFile(file))).sha256 });
  }
  return installed;
}

const problemText = (cli: Cli, problems: readonly FileProblem[]): string =>
  problems.map(({ file, chinese, english }) => `${file}：${cli.say(chinese, english)}`).join('\n');

function listText(cli: Cli, items: readonly ListedTemplate[], problems: readonly FileProblem[]): string {
  if (problems.length > 0) return problemText(cli, problems);
  return table<ListedTemplate>(
    [
      { title: cli.say('代码', 'Code'), cell: ({ kind }) => kind },
      { title: cli.say('文书', 'Document'), cell: ({ zh, en }) => cli.say(zh, en) },
      { title: cli.say('模板', 'Template'), cell: ({ own }) => (own ? cli.say('本单位', 'own') : cli.say('随附', 'shipped')) },
      { title: 'SHA-256', cell: ({ sha256 }) => sha256.slice(0, 16) },
    ],
    items,
  );
}
