import { encoders } from '../libraries/encoders';
import { lists } from '../libraries/lists';
import { namedFormats } from '../libraries/namedFormats';
import { network } from '../libraries/network';
import { operators } from '../libraries/operators';
import { optionals } from '../libraries/optionals';
import { quantities } from '../libraries/quantities';
import { regex } from '../libraries/regex';
import { semvers } from '../libraries/semvers';
import { sets } from '../libraries/sets';
import { standard } from '../libraries/standard';
import { moreStrings, strings } from '../libraries/strings';
import { time } from '../libraries/time';
import { urls } from '../libraries/urls';
import { listOf, mapOf, opaque, types, type Type } from '../types/Type';
import { Environment } from './Environment';
import { FunctionTable } from './FunctionTable';

/** What Kubernetes' base environment has, but for `authorizer` (apiserver 0.37, `environment/base.go`). */
const kubernetes = new FunctionTable()
  .include(operators)
  .include(standard)
  .include(time)
  .include(optionals)
  .include(lists)
  .include(strings)
  .include(sets)
  .include(regex)
  .include(urls)
  .include(network)
  .include(quantities)
  .include(semvers)
  .include(namedFormats);

const typeNames = new Map<string, Type>([
  ...[
    types.bool,
    types.bytes,
    types.double,
    types.int,
    types.null,
    types.string,
    types.type,
    types.uint,
    types.duration,
    types.timestamp,
    listOf(types.dyn),
    mapOf(types.dyn, types.dyn),
    opaque('optional_type', types.dyn),
    opaque('net.IP'),
    opaque('net.CIDR'),
  ].map(type => [type.name, type] as const),
]);

const schema = new Environment({
  functions: kubernetes,
  typeNames,
  variables: new Map(),
  mixedLiterals: false,
  allowsBind: false,
});

const template = new Environment({
  functions: new FunctionTable()
    .include(kubernetes)
    .include(moreStrings)
    .include(encoders),
  typeNames,
  variables: new Map(),
  mixedLiterals: true,
  allowsBind: true,
});

/** CEL as a CustomResourceDefinition's `x-kubernetes-validations` have it. */
export function createSchemaEnvironment(
  variables: Readonly<Record<string, Type>>,
): Environment {
  return schema.withVariables(new Map(Object.entries(variables)));
}

/** CEL as provision templates have it: Kubernetes' own, with base64, `cel.bind` and lists of mixed types. */
export function createTemplateEnvironment(
  variables: Iterable<readonly [name: string, type: Type]>,
): Environment {
  return template.withVariables(new Map(variables));
}
