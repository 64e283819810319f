import type { APIResourceImport } from '@services-toolkit/kubernetes-api';
import type { ProjectedGroup } from './ProjectedGroup';

/** What is known of how the kind of a claim's instance came from another cluster. @public */
export interface ObservedProjection {
  /** The API group of the instance. */
  group: string;
  /** Absent where nothing imports the group, though a namespace was opened for it. */
  projected?: ProjectedGroup;
  /** Where the instance is; absent while none is known, and for what is in no namespace. */
  namespace?: {
    name: string;
    /** Those that open it for the group. */
    imports: readonly APIResourceImport[];
  };
}
