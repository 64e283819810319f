import { Environment } from '@marcbachmann/cel-js';
import { addListFunctions } from './addListFunctions';
import { addQuantityFunctions } from './addQuantityFunctions';
import { addTextFunctions } from './addTextFunctions';

/** CEL as a CustomResourceDefinition's `x-kubernetes-validations` have it, on API servers from 1.30 on. */
export function createRuleEnvironment(): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: { maxAstNodes: 10_000, maxDepth: 100 },
  })
    .registerVariable('self', 'dyn')
    .registerVariable('oldSelf', 'dyn');
  return addQuantityFunctions(addListFunctions(addTextFunctions(environment)));
}
