import { join } from 'node:path';
import { ensureMasterKeyFile, loadMasterKey, masterKeyVariables, type MasterKeys } from '@anjuan/personal-data';
import type { Environment } from '../config/settings.ts';

export interface KeyPlace {
  readonly dataDir: string;
  readonly env: Environment;
}

/** Path of the master key in a data folder. */
export const masterKeyFile = (dataDir: string): string => join(dataDir, 'master.key');

/** The master keys that the variables give, else those of the data folder, made there on the first start. Throws MasterKeyError. */
export async function ensureMasterKeys({ dataDir, env }: KeyPlace): Promise<MasterKeys> {
  return isGiven(env) ? loadMasterKey(env) : (await ensureMasterKeyFile(masterKeyFile(dataDir))).keys;
}

/** As `ensureMasterKeys`, but a key that is not there is not made: two processes must never work with two keys. Throws MasterKeyError. */
export function findMasterKeys({ dataDir, env }: KeyPlace): Promise<MasterKeys> {
  return loadMasterKey(isGiven(env) ? env : { [masterKeyVariables.file]: masterKeyFile(dataDir) });
}

function isGiven(env: Environment): boolean {
  return Object.values(masterKeyVariables).some((name) => env[name] !== undefined);
}
