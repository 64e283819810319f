/**
 * What is true of service offerings, each rule once: whose word counts, what a cluster can keep, and which plan is what a
 * claim asks for.
 *
 * @packageDocumentation
 */

export * from './requirements/Requirement';
export * from './requirements/compileRequirements';
export { factNames, type FactName } from './requirements/factsVariable';
export * from './requirements/judgeAll';
export * from './selection/Lack';
export * from './selection/describeLack';
export * from './selection/describeNoMatch';
export * from './selection/inOrder';
export * from './selection/JudgedPlan';
export * from './selection/lacksOf';
export * from './selection/promiseLacks';
export { isInRange, isVersionRange } from './selection/versions';
export * from './statements/describeService';
