/**
 * Flags for the Node of what is measured (the controllers, the portal's backend), for profiles:
 * `BENCH_NODE_FLAGS='--cpu-prof --cpu-prof-dir=/tmp/profiles'`.
 */
export function benchNodeFlags(): string[] {
  return process.env.BENCH_NODE_FLAGS?.split(' ') ?? [];
}
