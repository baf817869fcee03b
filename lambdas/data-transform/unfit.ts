/** A value that looks valid but that its type can't hold. */
export class Unfit {
  /** @param reason continues a sentence after the field's name */
  constructor(readonly reason: string) {}
}
