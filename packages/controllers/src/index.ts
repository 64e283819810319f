/**
 * The controllers of Services Toolkit, in parts: they fulfil ClassClaims and ResourceClaims.
 *
 * @packageDocumentation
 */
export {
  createControllers,
  type Controllers,
} from './process/createControllers';
export type { ControllerContext } from './runtime/ControllerContext';
