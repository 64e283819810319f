import path from 'node:path';
import type { Demo } from './Demo';

/** What a person reads when everything runs. */
export function describeDemo(demo: Demo, seconds: number): string {
  const kubeconfig = path.relative(process.cwd(), demo.kubeconfigs.workload);
  const services = demo.kubeconfigs.services
    ? `\n              or ${path.relative(
        process.cwd(),
        demo.kubeconfigs.services,
      )}, where people claim with tokens of their own`
    : '';
  return `
Up after ${seconds} s.

  Portal      ${
    demo.portalUrl
  }   (sign in as Alice, who may claim, Bob, who may look, or Carol, who
              offers services and sees what waits)
  Backend     ${demo.backendUrl}
  Kubernetes  export KUBECONFIG=${kubeconfig}${services}
  Logs        ${path.relative(process.cwd(), demo.logs)}/

Three things to try:
  1. As Alice: open the component Orders, choose "Claim a service", take PostgreSQL, and watch the claim get ready.
  2. The same with kubectl (more in examples/kubectl/README.md):
     export KUBECONFIG=${kubeconfig}
     kubectl apply -f examples/kubectl/claim.yaml
     kubectl get classclaims -n my-apps -o wide
  3. Log in with nothing but the claim's Secret:
     SECRET=$(kubectl get classclaim orders-db -n my-apps -o jsonpath='{.status.binding.name}')
     psql "$(kubectl get secret $SECRET -n my-apps -o jsonpath='{.data.uri}' | base64 -d)"

Ctrl-C stops everything. The data stays for the next start; npm run reset forgets it.
`;
}
