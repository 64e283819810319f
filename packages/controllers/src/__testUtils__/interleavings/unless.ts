import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';

/** What an action wants may be so already, or be gone: then it is left alone. */
export async function unless<T>(
  reason: 'AlreadyExists' | 'NotFound',
  write: Promise<T>,
): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof KubernetesApiError && error.reason === reason) {
      return undefined;
    }
    throw error;
  }
}
