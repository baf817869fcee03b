import type { PolicyComplianceFramework } from "@pulumi/policy";

function pillar(specification: string, page: string): PolicyComplianceFramework {
  return {
    name: "AWS Well-Architected Framework",
    version: "2024-06-27",
    reference: `https://docs.aws.amazon.com/wellarchitected/latest/${page}/welcome.html`,
    specification,
  };
}

export const costOptimization = pillar("Cost Optimization", "cost-optimization-pillar");
export const operationalExcellence = pillar(
  "Operational Excellence",
  "operational-excellence-pillar",
);
export const performanceEfficiency = pillar(
  "Performance Efficiency",
  "performance-efficiency-pillar",
);
export const reliability = pillar("Reliability", "reliability-pillar");
export const security = pillar("Security", "security-pillar");
