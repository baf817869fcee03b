import type { Answer, Fields, RecordContext, RecordOf, Rejection } from "./record-types";
import type { FieldType, SourceField, Specification } from "./specification-types";

type Declared = Omit<Specification, "fields" | "record">;

type OptionName =
  | "precision"
  | "scale"
  | "resolution"
  | "required"
  | "default"
  | "check"
  | "filter"
  | "redact";

type MadeField<Record> = {
  readonly [Type in FieldType]: Pick<SourceField, OptionName> & {
    readonly type: Type;
    readonly make: (record: Record, context: RecordContext) => Answer<Type>;
  };
}[FieldType];

/**
 * Adds functions to a data set or a specification: fields that are computed from those above them,
 * and a function that is called last with each record, and returns it, changed or not, or rejects
 * it. Functions must be pure: they must return the same for the same record and context, whenever
 * and however often they are called.
 */
export function withFunctions<
  Each extends Declared,
  const Read extends Fields,
  const Made extends Readonly<Record<string, MadeField<RecordOf<Read>>>>,
>(
  declared: Each & { readonly fields: Read },
  {
    fields,
    record,
  }: {
    readonly fields?: Made;
    readonly record?: (
      record: RecordOf<Read & Made>,
      context: RecordContext,
    ) => RecordOf<Read & Made> | Rejection;
  },
): Each & Specification {
  return {
    ...declared,
    fields: { ...declared.fields, ...fields } as Specification["fields"],
    ...(record !== undefined && {
      record: record as unknown as NonNullable<Specification["record"]>,
    }),
  };
}
