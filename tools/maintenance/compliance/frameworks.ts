export const frameworkIds = ["fsbp", "cis", "nist", "pci"] as const;

export type FrameworkId = (typeof frameworkIds)[number];

interface Framework {
  readonly name: string;
  readonly version: string;
  readonly url: string;
  /** The file in Prowler's package that lists its controls. */
  readonly file: string;
}

const folder = "prowler/compliance/aws";

export const FRAMEWORKS: Readonly<Record<FrameworkId, Framework>> = {
  fsbp: {
    name: "AWS Foundational Security Best Practices",
    version: "1.0.0",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html",
    file: `${folder}/aws_foundational_security_best_practices_aws.json`,
  },
  cis: {
    name: "CIS Amazon Web Services Foundations Benchmark",
    version: "7.0",
    url: "https://www.cisecurity.org/benchmark/amazon_web_services",
    file: `${folder}/cis_7.0_aws.json`,
  },
  nist: {
    name: "NIST SP 800-53",
    version: "Revision 5",
    url: "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final",
    file: `${folder}/nist_800_53_revision_5_aws.json`,
  },
  pci: {
    name: "PCI DSS",
    version: "4.0",
    url: "https://www.pcisecuritystandards.org/document_library/",
    file: `${folder}/pci_4.0_aws.json`,
  },
};
