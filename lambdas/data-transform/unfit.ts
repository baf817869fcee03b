/** A value that a type can't hold though it looks like one of it. */
export class Unfit {
  /** @param reason goes on after the field's name */
  constructor(readonly reason: string) {}
}
