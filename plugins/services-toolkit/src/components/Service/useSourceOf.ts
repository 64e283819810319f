import { useCallback } from 'react';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Which ClusterResource says a statement; `undefined` for those of the operator. */
export function useSourceOf({ inherited }: Pick<ServiceInDetail, 'inherited'>) {
  return useCallback(
    (field: string) => inherited.find(one => one.field === field)?.from,
    [inherited],
  );
}
