import { oncePer } from "../values/once-per";

/**
 * The account that a provider with these properties works in, where they tell: by the last role that it assumes, or by
 * the only account that it is allowed. It has lists as such or as JSON.
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
