import Ajv from 'ajv/dist/2020';
import { spec } from '../generated/spec';

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'spec', ...spec });

type Operation = { responses: Record<string, object> };

/**
 * Fails if an answer is not one that the OpenAPI document describes for that route: neither another status nor another
 * shape may reach a client.
 */
export function assertDescribed(
  method: 'get' | 'post' | 'delete',
  path: string,
  answer: { status: number; body: unknown; type?: string },
): void {
  const route = routeOf(path);
  const operations: Record<string, Operation> = spec.paths[route];
  const pointer = `#/paths/${route
    .replace(/\//g, '~1')
    .replace(/[{}]/g, encodeURIComponent)}/${method}/responses/${
    answer.status
  }`;
  const described = operations[method]?.responses[answer.status];
  if (!described) {
    throw new Error(`${method} ${route} does not describe ${answer.status}`);
  }
  if (
    !('content' in described) &&
    !('$ref' in described) &&
    JSON.stringify(answer.body) === '{}'
  ) {
    return;
  }
  if (isPicture(described) && answer.type?.startsWith('image/')) {
    return;
  }
  const response = '$ref' in described ? String(described.$ref) : pointer;
  const validate = ajv.compile({
    $ref: `spec${response}/content/application~1json/schema`,
  });
  if (!validate(answer.body)) {
    throw new Error(
      `${method} ${route} ${
        answer.status
      } is not as described: ${ajv.errorsText(validate.errors)}`,
    );
  }
}

function isPicture(described: object): boolean {
  return 'content' in described && 'image/*' in (described.content as object);
}

function routeOf(path: string): keyof typeof spec.paths {
  const [address = ''] = path.split('?');
  for (const route of Object.keys(spec.paths) as (keyof typeof spec.paths)[]) {
    const pattern = route.replace(/\{\w+\}/g, '[^/]+');
    if (new RegExp(`^${pattern}$`).test(address)) {
      return route;
    }
  }
  throw new Error(`no route of the claim API: ${address}`);
}
