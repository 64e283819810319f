import type { ApiRouter } from '@backstage/backend-openapi-utils';
import type { spec } from '../generated/spec';

/** An Express router that knows the claim API: a path, parameter or answer that it does not describe does not compile. */
export type ClaimApiRouter = ApiRouter<typeof spec>;
