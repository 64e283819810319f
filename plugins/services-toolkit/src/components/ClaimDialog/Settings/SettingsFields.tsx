import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import type { ErrorDescription } from '../../../model/describeError';
import type { ParametersSchema } from '../../../model/settings/ParametersSchema';
import {
  withNewDefaults,
  type Settings,
} from '../../../model/settings/settingValues';
import { settingsForm } from '../../../model/settings/settingsForm';
import { settingsValidator } from '../../../model/settings/settingsValidator';
import { violationsByField } from '../../../model/settings/violations';
import { AddEntryButton } from './AddEntryButton';
import { IntOrStringField } from './IntOrStringField';
import { MapField } from './MapField';
import { SettingField } from './SettingField';
import { SettingGroupTitle } from './SettingGroupTitle';
import { SettingInput } from './SettingInput';
import { SettingSelect } from './SettingSelect';
import { SettingSwitch } from './SettingSwitch';
import { YamlField } from './YamlField';
import { useSettingTexts } from './useSettingTexts';

const fields = { YamlField, IntOrStringField, MapField };
const widgets = { SelectWidget: SettingSelect, CheckboxWidget: SettingSwitch };
const templates = {
  FieldTemplate: SettingField,
  BaseInputTemplate: SettingInput,
  TitleFieldTemplate: SettingGroupTitle,
  ButtonTemplates: { AddButton: AddEntryButton },
};

type FormProps = ComponentProps<typeof Form>;

/** The schema form of what a class lets one choose. */
export const SettingsFields = (
  props: Pick<
    FormProps,
    'idPrefix' | 'tagName' | 'disabled' | 'onError' | 'children'
  > & {
    schema: ParametersSchema;
    settings: Settings;
    /** What the cluster has against these settings. */
    violations: ErrorDescription['causes'];
    /** Whether what is wrong is said at once: before one has tried to go on, nothing is. */
    attempted: boolean;
    onChange: (settings: Settings) => void;
    onSubmit?: () => void;
  },
) => {
  const { schema: given, settings, violations, attempted, ...rest } = props;
  const { onChange, onSubmit, children, ...formProps } = rest;
  // An equal schema, asked for again, is no new one.
  const asText = JSON.stringify(given);
  const { schema, form } = useMemo(() => {
    const known: ParametersSchema = JSON.parse(asText);
    return { schema: known, form: settingsForm(known) };
  }, [asText]);
  const texts = useSettingTexts(schema);
  return (
    <Form
      {...formProps}
      schema={form.schema}
      uiSchema={form.uiSchema}
      formData={settings}
      validator={settingsValidator}
      fields={fields}
      widgets={widgets}
      templates={templates}
      extraErrors={violationsByField(schema, violations)}
      transformErrors={texts.transformErrors}
      translateString={texts.translateString}
      experimental_defaultFormStateBehavior={{
        emptyObjectFields: 'skipDefaults',
      }}
      liveValidate={attempted}
      showErrorList={false}
      focusOnFirstError
      noHtml5Validate
      onChange={event =>
        onChange(withNewDefaults(schema, settings, event.formData ?? {}))
      }
      onSubmit={onSubmit}
    >
      {children}
    </Form>
  );
};
