import type { Column } from "../../lambdas/data-output/columns";
import type { OutputFormat } from "../../lambdas/data-output/output-manifest";

export interface TableSpec {
  readonly name: string;
  readonly bucket: string;
  /** The key prefix of the results, before dt=YYYY-MM-DD/. */
  readonly prefix: string;
  readonly format: OutputFormat;
  readonly columns: readonly Column[];
  /** The first date of the partitions: YYYY-MM-DD. */
  readonly since: string;
}

// Column names are in lower case, as in Athena; the JSON reader ignores case.
const FORMATS: Readonly<Record<OutputFormat, readonly string[]>> = {
  parquet: ["STORED AS PARQUET"],
  ndjson: ["ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'"],
};

/** The statement that creates an Athena table of results with partition projection. */
export function tableDdl({ name, bucket, prefix, format, columns, since }: TableSpec): string {
  const location = `s3://${bucket}/${prefix}`;
  const properties = {
    "projection.enabled": "true",
    "projection.dt.type": "date",
    "projection.dt.format": "yyyy-MM-dd",
    // Dates are in UTC, like NOW.
    "projection.dt.range": `${since},NOW`,
    "projection.dt.interval": "1",
    "projection.dt.interval.unit": "DAYS",
    "storage.location.template": `${location}dt=\${dt}/`,
  };
  return [
    `CREATE EXTERNAL TABLE IF NOT EXISTS ${quoteName(name.replaceAll("-", "_"))} (`,
    columns.map((column) => `  ${columnDdl(column, format)}`).join(",\n"),
    ")",
    "PARTITIONED BY (`dt` string)",
    ...FORMATS[format],
    `LOCATION '${location}'`,
    "TBLPROPERTIES (",
    Object.entries(properties)
      .map(([key, value]) => `  '${key}' = '${value}'`)
      .join(",\n"),
    ");",
    "",
  ].join("\n");
}

function columnDdl(column: Column, format: OutputFormat): string {
  const type = typeOf(column);
  const name = quoteName(column.name.toLowerCase());
  if (format === "parquet" || !["timestamp", "date"].includes(type)) return `${name} ${type}`;
  // The JSON reader does not support ISO 8601 times.
  const convert = type === "date" ? "date" : "from_iso8601_timestamp";
  return `${name} string COMMENT 'a ${type} by ${convert}'`;
}

function typeOf({ element }: Column): string {
  const { type, converted_type: converted, precision, scale } = element;
  if (converted === "DECIMAL") return `decimal(${precision},${scale})`;
  if (converted?.startsWith("TIMESTAMP")) return "timestamp";
  if (converted === "DATE") return "date";
  if (type === "INT64") return "bigint";
  if (type === "DOUBLE") return "double";
  return type === "BOOLEAN" ? "boolean" : "string";
}

function quoteName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
