import path from 'node:path';
import type { Demo } from './Demo';

/** What a person reads when everything runs. */
export function describeDemo(demo: Demo, tookMs: number): string {
  const kubeconfig = path.relative(process.cwd(), demo.kubeconfigs.workload);
  return `
Up after ${Math.round(tookMs / 1000)} s.

  Portal      ${
    demo.portalUrl
  }   (sign in as Alice, who may claim, or Bob, who may look)
  Backend     ${demo.backendUrl}
  Kubernetes  export KUBECONFIG=${kubeconfig}
  Logs        ${path.relative(process.cwd(), demo.logs)}/

Three things to try:
  1. As Alice: open the component Orders, choose "Claim a service", take PostgreSQL, and watch the claim get ready.
  2. The same with kubectl: KUBECONFIG=${kubeconfig} kubectl apply -f examples/kubectl/claim.yaml
     then see its Secret: KUBECONFIG=${kubeconfig} kubectl get classclaims,secrets -n my-apps
  3. Log in with it (the Secret's own data, nothing else):
     psql "$(KUBECONFIG=${kubeconfig} kubectl get secret -n my-apps $(KUBECONFIG=${kubeconfig} kubectl get classclaim orders-db -n my-apps -o jsonpath='{.status.binding.name}') -o jsonpath='{.data.uri}' | base64 -d)"

Ctrl-C stops everything. The data stays for the next start; npm run reset forgets it.
`;
}
