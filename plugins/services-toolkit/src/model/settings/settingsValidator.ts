import { customizeValidator } from '@rjsf/validator-ajv8';

/** Checks settings in the form. A setting that is called as something every object has is absent until it is set. */
export const settingsValidator = customizeValidator({
  ajvOptionsOverrides: { ownProperties: true },
});
