import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { currentCertificate, expiredCertificate } from "../../support/policies/certificates";

testResourcePolicy("iam-certificate-valid", {
  type: "aws:iam/serverCertificate:ServerCertificate",
  rows: [
    {
      kind: "pass",
      title: "a certificate with months to go",
      inputs: { certificateBody: currentCertificate },
      reports: [],
    },
    {
      kind: "fail",
      title: "a certificate that has expired",
      inputs: { certificateBody: expiredCertificate },
      reports: ["certificateBody expired on 2026-11-22: expected one that is valid"],
    },
    {
      kind: "evasion",
      title: "the same with a word before it",
      inputs: { certificateBody: `Valid until 2036\n${expiredCertificate}` },
      reports: ["certificateBody expired on 2026-11-22: expected one that is valid"],
    },
    {
      kind: "evasion",
      title: "a valid certificate behind it",
      inputs: { certificateBody: `${expiredCertificate}${currentCertificate}` },
      reports: ["certificateBody expired on 2026-11-22: expected one that is valid"],
    },
    {
      kind: "boundary",
      title: "31 days before its end",
      settings: { asOf: "2027-01-29" },
      inputs: { certificateBody: currentCertificate },
      reports: [],
    },
    {
      kind: "beyond",
      title: "30 days before its end: a warning, whatever the level",
      config: { enforcementLevel: "mandatory" },
      settings: { asOf: "2027-01-30" },
      inputs: { certificateBody: currentCertificate },
      reports: [
        { level: "advisory", message: "certificateBody expires on 2027-03-01, in 30 days" },
      ],
    },
    {
      kind: "beyond",
      title: "its last day",
      settings: { asOf: "2027-03-01" },
      inputs: { certificateBody: currentCertificate },
      reports: [{ level: "advisory", message: "certificateBody expires on 2027-03-01, in 0 days" }],
    },
    {
      kind: "beyond",
      title: "the day after",
      settings: { asOf: "2027-03-02" },
      inputs: { certificateBody: currentCertificate },
      reports: ["certificateBody expired on 2027-03-01: expected one that is valid"],
    },
    {
      kind: "absent",
      title: "no certificate, which IAM refuses",
      inputs: { name: "shop" },
      reports: ["certificateBody is not a certificate in PEM"],
    },
    {
      kind: "config",
      title: "a warning from half a year before",
      config: { warnDays: 180 },
      inputs: { certificateBody: currentCertificate },
      reports: [
        { level: "advisory", message: "certificateBody expires on 2027-03-01, in 98 days" },
      ],
    },
    {
      kind: "unknown",
      title: "a certificate that only the update knows",
      inputs: { certificateBody: unknown },
      reports: [
        {
          level: "advisory",
          message: "certificateBody is not known before the update: evaluated then",
        },
      ],
    },
  ],
});
