import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import { entityLocationType } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Where an entity comes from, in the words of the catalog: `services-toolkit:<cluster or group>/…`. */
export function locationAnnotations(...path: string[]): Record<string, string> {
  const location = `${entityLocationType}:${path.join('/')}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}
