/** Address of the Tablestore instance that holds the locks of states in OSS. */
export function lockTableEndpoint(region: string, instance: string): string {
  return `https://${instance}.${region}.ots.aliyuncs.com`;
}
