/** A managed policy as moto has it. */
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
 * The services of which the policy allows every action on every resource, by their prefixes; `*` where that is
 * all of them, or all but some.
 */
export function wholeServices({ Document }: Pick<ManagedPolicy, "Document">): readonly string[] {
  const open = [Document.Statement].flat().filter(isOpen);
  const services = open.flatMap(({ Action, NotAction }) =>
    NotAction === undefined ? listOf(Action).flatMap(serviceOf) : ["*"],
  );
  const unique = [...new Set(services)].sort();
  return unique.includes("*") ? ["*"] : unique;
}

/** Whether the statement allows whatever the resource, and on no condition. */
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
