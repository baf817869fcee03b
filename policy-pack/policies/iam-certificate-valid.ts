import { X509Certificate } from "node:crypto";
import { security } from "../data/frameworks";
import { integer } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { daysBetween } from "../engine/exemptions";
import { knownDocument } from "../values/unknown";

export const iamCertificateValid = resourcePolicy({
  name: "iam-certificate-valid",
  displayName: "IAM certificates valid",
  description: "A server certificate in IAM has not expired.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: security,
  tags: ["iam", "certificates", "IAM.26"],
  remediationSteps:
    "Renew the certificate, or remove it; better take one of AWS Certificate Manager, which renews itself.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html",
  resourceTypes: ["aws:iam/serverCertificate:ServerCertificate"],
  config: {
    warnDays: integer(30, "Days before its end from which on a certificate is warned of.", {
      minimum: 0,
      maximum: 730,
    }),
  },
  check: ({ inputs }, { config: { warnDays }, today }) => {
    const lastDay = lastDayOf(knownDocument(inputs.certificateBody, "certificateBody"));
    if (lastDay === undefined) return "certificateBody is not a certificate in PEM";
    if (lastDay < today) return `certificateBody expired on ${lastDay}: expected one that is valid`;
    const daysLeft = daysBetween(today, lastDay);
    return (
      daysLeft <= warnDays && {
        message: `certificateBody expires on ${lastDay}, in ${daysLeft} days`,
        level: "advisory",
      }
    );
  },
});

/** YYYY-MM-DD; undefined if it is not a certificate. */
function lastDayOf(certificate: unknown): string | undefined {
  try {
    const { validTo } = new X509Certificate(String(certificate));
    return new Date(validTo).toISOString().slice(0, "YYYY-MM-DD".length);
  } catch {
    return undefined;
  }
}
