/** One statement of an IAM or resource policy. */
export interface Statement {
  readonly sid: string;
  readonly effect?: "Allow" | "Deny";
  /** A service, an ARN or `*`; absent in an identity policy. */
  readonly principal?: { readonly service: string } | { readonly aws: string };
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** The JSON of a policy. A string, never an output, so that a first preview knows it. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(toJson) });
}

/** Denies requests without TLS. */
export function denyInsecureTransport(
  actions: readonly string[],
  resources: readonly string[],
): Statement {
  return {
    sid: "DenyInsecureTransport",
    effect: "Deny",
    principal: { aws: "*" },
    actions,
    resources,
    condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

function toJson({ sid, effect = "Allow", principal, actions, resources, condition }: Statement) {
  return {
    Sid: sid,
    Effect: effect,
    Principal: principal && toPrincipal(principal),
    Action: actions,
    Resource: resources.length === 0 ? undefined : resources,
    Condition: condition,
  };
}

function toPrincipal(principal: NonNullable<Statement["principal"]>) {
  return "service" in principal ? { Service: principal.service } : { AWS: principal.aws };
}
