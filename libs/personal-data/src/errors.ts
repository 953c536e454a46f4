/** The person's key was destroyed: nothing can be sealed for this person any more (密钥已销毁). */
export class PersonErased extends Error {
  override readonly name = 'PersonErased';
  readonly personId: string;

  constructor(personId: string) {
    super(`该信访人的密钥已销毁，不能再保存其个人信息 / the key of ${personId} was erased; no personal data can be kept for this person`);
    this.personId = personId;
  }
}

/** A sealed text was changed, cut, or moved to another event or person (密文校验失败). Never holds any of the text. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly personId: string;
  readonly context: string;

  constructor(personId: string, context: string, options?: ErrorOptions) {
    super(`个人信息密文校验失败（${context}）/ the sealed personal data of ${context} does not verify`, options);
    this.personId = personId;
    this.context = context;
  }
}

/** Sealed data exists, but the key table knows no key for the person: it was lost or not restored (密钥丢失). */
export class PersonKeyMissing extends Error {
  override readonly name = 'PersonKeyMissing';
  readonly personId: string;

  constructor(personId: string) {
    super(`密钥表中没有 ${personId} 的密钥，请恢复密钥表 / the key table holds no key for ${personId}: restore the table`);
    this.personId = personId;
  }
}

/** Person keys are wrapped by a master key that was not loaded, or the loaded one with that id is not it (主密钥不符). */
export class UnknownMasterKey extends Error {
  override readonly name = 'UnknownMasterKey';
  /** Ids of the master keys that are needed. */
  readonly keyIds: readonly string[];

  constructor(keyIds: readonly string[], options?: ErrorOptions) {
    super(
      `密钥表使用的主密钥（编号 ${keyIds.join('、')}）未加载或不正确，请检查 ANJUAN_MASTER_KEY 或 ANJUAN_MASTER_KEY_FILE / ` +
        `the key table needs the master key with id ${keyIds.join(', ')}, which is not loaded or wrong: check ANJUAN_MASTER_KEY or ANJUAN_MASTER_KEY_FILE`,
      options,
    );
    this.keyIds = keyIds;
  }
}

/** The key table did not answer: whether it did what it was asked is unknown, and asking again is safe (密钥表没有应答). */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  /** No person and no event is to blame: tried again, it works once the database is back. */
  readonly outage = true;

  constructor(options: ErrorOptions) {
    super('密钥表没有应答 / the key table did not answer', options);
  }
}
