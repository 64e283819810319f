/** The kubernetes plugin, as an app installs it. */
export { default as kubernetesPlugin } from '@backstage/plugin-kubernetes-backend';
