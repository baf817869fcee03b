import { readFileSync } from "node:fs";
import type { Deployment } from "../../../infra/deployment";

export interface IamDocument {
  readonly Statement: readonly IamStatement[];
}

export interface IamStatement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A document of docs/iam, filled in for a deployment as the guide says; its repository of images is etl/data-transform. */
export function filledDocument(
  file: string,
  { project, stack, region, accountId }: Deployment,
): IamDocument {
  const values = {
    INGESTION_BUCKET: `acme-etl-${stack}-ingestion`,
    OUTPUT_BUCKET: `acme-etl-${stack}-output`,
    REGISTRY: accountId,
    IMAGES: "etl/data-transform",
    PROJECT: project,
    STACK: stack,
    REGION: region,
    ACCOUNT: accountId,
  };
  const text = Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(name, value),
    readFileSync(`docs/iam/${file}.json`, "utf8"),
  );
  return JSON.parse(text) as IamDocument;
}
