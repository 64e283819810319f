/**
 * Claiming and releasing services as actions of templates.
 *
 * @packageDocumentation
 */
export { scaffolderModuleServicesToolkit as default } from './module';
