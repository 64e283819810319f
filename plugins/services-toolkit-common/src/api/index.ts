export * from './types';
export type * from './ServicesToolkitApi';
export * from './ServicesToolkitClient';
