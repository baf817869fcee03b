import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Until the end of 2026-11-22. */
const expired = `-----BEGIN CERTIFICATE-----
MIIBHTCBxAIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBzaG9wLmV4YW1wbGUu
Y29tMB4XDTI1MTEwMTAwMDAwMFoXDTI2MTEyMjIzNTk1OVowGzEZMBcGA1UEAwwQ
c2hvcC5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOdw1zak
5wxlmJs63B56L92ba1Y0OeMznSs9zrVYYOyqov0oz/Lu24VKTvhgMR6CRqYazysL
s5A0iYfOnyc3oNwwCgYIKoZIzj0EAwIDSAAwRQIgUXewEdEgUHrpb52npfs9vU7H
O9iM30P9On1JM00mt6ICIQC9mHs3WR4MMpkcWZqsyd+tN1nTEdPH/OkAyeIXMGvM
NA==
-----END CERTIFICATE-----
`;

/** Until the end of 2027-03-01. */
const current = `-----BEGIN CERTIFICATE-----
MIIBHTCBxAIBAjAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBzaG9wLmV4YW1wbGUu
Y29tMB4XDTI1MTEwMTAwMDAwMFoXDTI3MDMwMTIzNTk1OVowGzEZMBcGA1UEAwwQ
c2hvcC5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOdw1zak
5wxlmJs63B56L92ba1Y0OeMznSs9zrVYYOyqov0oz/Lu24VKTvhgMR6CRqYazysL
s5A0iYfOnyc3oNwwCgYIKoZIzj0EAwIDSAAwRQIhAPUZgMML7zorHQlbJ+IGAubx
YgmkAKhdi1yK2akQtCUSAiAo2BEPNFYGSrD02vBdROvEfaazhD4u0InYNg2XpQi6
Ew==
-----END CERTIFICATE-----
`;

testResourcePolicy("iam-certificate-valid", {
  type: "aws:iam/serverCertificate:ServerCertificate",
  rows: [
    {
      kind: "pass",
      title: "a certificate with months to go",
      inputs: { certificateBody: current },
      reports: [],
    },
    {
      kind: "fail",
      title: "a certificate that has expired",
      inputs: { certificateBody: expired },
      reports: ["certificateBody expired on 2026-11-22: expected one that is valid"],
    },
    {
      kind: "evasion",
      title: "the same with a word before it",
      inputs: { certificateBody: `Valid until 2036\n${expired}` },
      reports: ["certificateBody expired on 2026-11-22: expected one that is valid"],
    },
    {
      kind: "evasion",
      title: "a valid certificate behind it",
      inputs: { certificateBody: `${expired}${current}` },
      reports: ["certificateBody expired on 2026-11-22: expected one that is valid"],
    },
    {
      kind: "boundary",
      title: "31 days before its end",
      settings: { asOf: "2027-01-29" },
      inputs: { certificateBody: current },
      reports: [],
    },
    {
      kind: "beyond",
      title: "30 days before its end: a warning, whatever the level",
      config: { enforcementLevel: "mandatory" },
      settings: { asOf: "2027-01-30" },
      inputs: { certificateBody: current },
      reports: [
        { level: "advisory", message: "certificateBody expires on 2027-03-01, in 30 days" },
      ],
    },
    {
      kind: "beyond",
      title: "its last day",
      settings: { asOf: "2027-03-01" },
      inputs: { certificateBody: current },
      reports: [{ level: "advisory", message: "certificateBody expires on 2027-03-01, in 0 days" }],
    },
    {
      kind: "beyond",
      title: "the day after",
      settings: { asOf: "2027-03-02" },
      inputs: { certificateBody: current },
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
      inputs: { certificateBody: current },
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
          message: "certificateBody is not known before the update: judged then",
        },
      ],
    },
  ],
});
