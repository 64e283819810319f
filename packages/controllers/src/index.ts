/**
 * The controllers of Services Toolkit: they fulfil ClassClaims and ResourceClaims.
 *
 * @packageDocumentation
 */
export { createControllers, type Controllers } from './createControllers';
export type { ControllerContext } from './runtime/ControllerContext';
