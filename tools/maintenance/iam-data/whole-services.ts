/** A managed policy in moto's data. */
export interface ManagedPolicy {
  readonly Path: string;
  readonly UpdateDate: string;
  readonly Document: { readonly Statement: Statement | readonly Statement[] };
}

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: unknown;
}

/**
 * The prefixes of the services for which the policy allows every action on every resource; `*` if
 * it allows all services, or all but some.
 */
export function wholeServices({ Document }: Pick<ManagedPolicy, "Document">): readonly string[] {
  const open = [Document.Statement].flat().filter(isOpen);
  const services = open.flatMap(({ Action, NotAction }) =>
    NotAction === undefined ? listOf(Action).flatMap(serviceOf) : ["*"],
  );
  const unique = [...new Set(services)].sort();
  return unique.includes("*") ? ["*"] : unique;
}

/** Whether the statement allows access to any resource, without a condition. */
function isOpen({ Effect, Resource, NotResource, Condition }: Statement): boolean {
  if (Effect !== "Allow" || Condition !== undefined) return false;
  return NotResource !== undefined || listOf(Resource).some((each) => anyResource.test(each));
}

const anyResource = /^(?:\*|arn:[^:]*:[^:]*:\*?:\*?:\*)$/;

function serviceOf(action: string): readonly string[] {
  if (action === "*") return ["*"];
  const [, service] = /^([^:]+):\*$/.exec(action) ?? [];
  return service === undefined ? [] : [service.toLowerCase()];
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return [value ?? []].flat();
}
