import { instanceQueries } from '@services-toolkit/kubernetes-api';

/** The APIService by which the cluster's API server passes requests on to us. */
export const apiServiceName = `${instanceQueries.version}.${instanceQueries.group}`;
