import {
  type MessageCode,
  message,
  type ParamsArgument,
  type PlainCode,
  plainCode,
  UserFacingError,
} from '../contract/index.ts';

type ProofMessage = Extract<MessageCode, `proof.${string}`>;

export type RefusalCode = PlainCode<ProofMessage>;

/** What is claimed is not proved. `code` is stable; `userMessage` says why in a sentence. */
export class Refused extends UserFacingError {
  override readonly name = 'Refused';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, said: ConstructorParameters<typeof UserFacingError>[0]) {
    super(said);
    this.code = code;
  }
}

export function refused<C extends ProofMessage>(code: C, ...params: ParamsArgument<C>): Refused {
  return new Refused(plainCode<ProofMessage>(code), message(code, ...params));
}

/** What cannot be read. */
export type Unreadable =
  Extract<ProofMessage, `proof.unreadable.${string}`> extends `proof.unreadable.${infer What}` ? What : never;

/** @throws Refused 'unreadable'. */
export function unreadable(what: Unreadable): never {
  throw refused(`proof.unreadable.${what}`);
}
