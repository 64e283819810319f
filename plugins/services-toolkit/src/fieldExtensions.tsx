import { Suspense, lazy } from 'react';
import {
  createScaffolderFieldExtension,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import { DialogSkeleton } from './components/ClaimDialog/DialogSkeleton';
import {
  serviceOfferingPickerSchema,
  type ServiceOfferingPickerProps,
} from './components/TemplateFields/serviceOfferingPickerSchema';
import {
  serviceParametersSchema,
  type ServiceParametersProps,
} from './components/TemplateFields/serviceParametersSchema';
import { servicesToolkitPlugin } from './plugin';

// Only people who fill in such a template need them; the schema form is large.
const ServiceOfferingPicker = lazy(async () => ({
  default: (await import('./components/TemplateFields/ServiceOfferingPicker'))
    .ServiceOfferingPicker,
}));
const ServiceParameters = lazy(async () => ({
  default: (await import('./components/TemplateFields/ServiceParameters'))
    .ServiceParameters,
}));

const validateOffering: CustomFieldValidator<any, any> = async (...args) =>
  (
    await import('./components/TemplateFields/validateServiceOffering')
  ).validateServiceOffering(...args);
const validateParameters: CustomFieldValidator<any, any> = async (...args) =>
  (
    await import('./components/TemplateFields/validateServiceParameters')
  ).validateServiceParameters(...args);

/**
 * `ui:field: ServiceOfferingPicker` in templates: choose a service; the value is the name of its class. Stands inside of
 * `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const ServiceOfferingPickerFieldExtension =
  servicesToolkitPlugin.provide(
    createScaffolderFieldExtension({
      name: 'ServiceOfferingPicker',
      component: (props: ServiceOfferingPickerProps) => (
        <Suspense fallback={<DialogSkeleton />}>
          <ServiceOfferingPicker {...props} />
        </Suspense>
      ),
      validation: validateOffering,
      schema: serviceOfferingPickerSchema.schema,
    }),
  );

/**
 * `ui:field: ServiceParameters` in templates: the settings of the chosen service; the value is `spec.parameters` of the
 * claim. Stands inside of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const ServiceParametersFieldExtension = servicesToolkitPlugin.provide(
  createScaffolderFieldExtension({
    name: 'ServiceParameters',
    component: (props: ServiceParametersProps) => (
      <Suspense fallback={<DialogSkeleton />}>
        <ServiceParameters {...props} />
      </Suspense>
    ),
    validation: validateParameters,
    schema: serviceParametersSchema.schema,
  }),
);
