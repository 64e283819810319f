export * from './CompositeDefinition';
export * from './CompositeResource';
export * from './composedResources';
export * from './connectionSecretOf';
export * from './crossplaneResourceTypes';
export * from './explainComposite';
export * from './findCredentials';
export * from './readCompositeDefinition';
