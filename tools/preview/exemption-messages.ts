import type {
  ExemptionMessages,
  ListedExemption,
  SplitMessage,
} from "../../preview/report/exemption";

const softened = / \(exempt until (\d{4}-\d{2}-\d{2}), (.+?): (.+)\)$/s;
const listed = /^the exemption of (.+?) from (\S+) for '(.*?)' (.+)$/s;
const inOrder =
  /^(?:holds until|expires soon, on) (\d{4}-\d{2}-\d{2})(?: and softens nothing)?: (.+)$/s;

/**
 * How this repository's policy pack reports exemptions: at the end of a message, and through its
 * policy `exemptions`.
 */
export const exemptionMessages: ExemptionMessages = { split, readListed };

function split(message: string): SplitMessage {
  const match = softened.exec(message);
  if (match === null) return { message };
  const [whole, expires = "", owner = "", reason = ""] = match;
  return { message: message.slice(0, -whole.length), exemption: { expires, owner, reason } };
}

function readListed(message: string): ListedExemption | undefined {
  const [, owner = "", policy = "", resource = "", rest] = listed.exec(message) ?? [];
  if (rest === undefined) return undefined;
  const [, expires, reason = ""] = inOrder.exec(rest) ?? [];
  if (expires !== undefined) return { policy, resource, owner, expires, reason };
  const date = /\d{4}-\d{2}-\d{2}/.exec(rest)?.[0] ?? "";
  return { policy, resource, owner, expires: date, reason: "", problem: rest };
}
