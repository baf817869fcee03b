import type { PlannedResource } from "../../../preview/model";

/** An IAM document in the form that the linter needs. */
export interface IamDocument {
  readonly name: string;
  readonly text: string;
  /**
   * The resource that the document is attached to, which it means if it names no resource, or `*`.
   */
  readonly resource?: string;
}

const ACCOUNT = "123456789012";

const ATTACHED_TO: Readonly<Record<string, string>> = {
  "aws:ecr/repositoryPolicy:RepositoryPolicy": `arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/images`,
  "aws:iam/role:Role": `arn:aws:iam::${ACCOUNT}:role/execution`,
  "aws:kms/key:Key": `arn:aws:kms:eu-west-1:${ACCOUNT}:key/alarms`,
};

/** What the pages tell readers to attach a document to, if it names no resource. */
const PAGE_ATTACHED_TO: Readonly<Record<string, string | undefined>> = {
  "docs/iam/github-trust.json": ATTACHED_TO["aws:iam/role:Role"],
  "docs/iam/image-pull.json": ATTACHED_TO["aws:ecr/repositoryPolicy:RepositoryPolicy"],
};

/** Every IAM document among the inputs of a plan's resources. */
export function documentsOf(resources: readonly PlannedResource[]): readonly IamDocument[] {
  return resources.flatMap(({ name, type, inputs }) =>
    Object.entries(inputs).flatMap(([property, text]) => {
      if (typeof text !== "string" || !isIamDocument(text)) return [];
      const resource = ATTACHED_TO[type];
      return { name: `${name} ${property}`, text, ...(resource !== undefined && { resource }) };
    }),
  );
}

/** A document of docs/iam with its placeholders filled in. */
export function documentOfPage(
  file: string,
  text: string,
  values: Readonly<Record<string, string>>,
): IamDocument {
  const filled = Object.entries(values).reduce(
    (known, [name, value]) => known.replaceAll(name, value),
    text,
  );
  const resource = PAGE_ATTACHED_TO[file];
  return { name: file, text: filled, ...(resource !== undefined && { resource }) };
}

function isIamDocument(text: string): boolean {
  return text.startsWith("{") && "Statement" in JSON.parse(text);
}
