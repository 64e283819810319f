import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ServiceOfferingPicker } from './ServiceOfferingPicker';
import { ServiceParameters } from './ServiceParameters';
import { serviceOfferingPickerSchema } from './serviceOfferingPickerSchema';
import { serviceParametersSchema } from './serviceParametersSchema';
import { validateServiceOffering } from './validateServiceOffering';
import { validateServiceParameters } from './validateServiceParameters';

/** For apps on the new frontend system. */
export const serviceOfferingPicker = createFormField({
  name: 'ServiceOfferingPicker',
  component: ServiceOfferingPicker,
  validation: validateServiceOffering,
  schema: serviceOfferingPickerSchema,
});

export const serviceParameters = createFormField({
  name: 'ServiceParameters',
  component: ServiceParameters,
  validation: validateServiceParameters,
  schema: serviceParametersSchema,
});
