/**
 * Where a resource names the other regions in which AWS keeps a copy of its content, or creates it:
 * as names of regions, or as ARNs of what takes the copies.
 */
export const copyRegionPaths: Readonly<Record<string, readonly string[]>> = {
  "aws:backup/plan:Plan": ["rules.*.copyActions.*.destinationVaultArn"],
  "aws:cloudformation/stackInstances:StackInstances": ["regions.*"],
  "aws:cloudformation/stackSetInstance:StackSetInstance": ["stackSetInstanceRegion"],
  "aws:directoryservice/serviceRegion:ServiceRegion": ["regionName"],
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": [
    "policyDetails.action.crossRegionCopies.*.target",
    "policyDetails.schedules.*.crossRegionCopyRules.*.target",
    "policyDetails.schedules.*.crossRegionCopyRules.*.targetRegion",
  ],
  "aws:dynamodb/globalTable:GlobalTable": ["replicas.*.regionName"],
  "aws:dynamodb/table:Table": ["replicas.*.regionName"],
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": [
    "replicationConfiguration.rules.*.destinations.*.region",
  ],
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": [
    "distributions.*.region",
  ],
  "aws:keyspaces/keyspace:Keyspace": ["replicationSpecification.regionLists.*"],
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": ["destinationRegion"],
  "aws:rds/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:redshift/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:secretsmanager/secret:Secret": ["replicas.*.region"],
  "aws:ssmincidents/replicationSet:ReplicationSet": ["regions.*.name"],
};
