import { oncePer } from "../values/once-per";

/**
 * The account of a provider with these properties, from the last role that it assumes or from its
 * only allowed account; undefined if neither tells. The properties are lists or JSON.
 */
export const accountOf = oncePer(
  (provider: Readonly<Record<string, unknown>>): string | undefined => {
    const [roles, accounts] = [provider.assumeRoles, provider.allowedAccountIds].map((list) =>
      JSON.stringify(list ?? ""),
    ) as [string, string];
    const [, account] = [...roles.matchAll(/roleArn\W+arn:[^:]*:iam::(\d{12}):/g)].at(-1) ?? [];
    const [, only] = /^\W*(\d{12})\W*$/.exec(accounts) ?? [];
    return account ?? only;
  },
);
