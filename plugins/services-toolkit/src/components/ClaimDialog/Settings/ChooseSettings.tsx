import { useMemo, useState } from 'react';
import validator from '@rjsf/validator-ajv8';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import type { ParametersSchema } from '../../../model/settings/ParametersSchema';
import { holdsUnreadableYaml } from '../../../model/settings/unreadableYaml';
import type { Settings } from '../../../model/settings/settingValues';
import { settingsForm } from '../../../model/settings/settingsForm';
import { violationsByField } from '../../../model/settings/violations';
import { useTexts } from '../../../hooks/useTexts';
import { AddEntryButton } from './AddEntryButton';
import { IntOrStringField } from './IntOrStringField';
import { SettingField } from './SettingField';
import { SettingGroupTitle } from './SettingGroupTitle';
import { SettingInput } from './SettingInput';
import { SettingSelect } from './SettingSelect';
import { SettingSwitch } from './SettingSwitch';
import { YamlField } from './YamlField';
import type { SettingsCheck } from './useSettingsCheck';
import { useSettingTexts } from './useSettingTexts';

const fields = { YamlField, IntOrStringField };
const widgets = { SelectWidget: SettingSelect, CheckboxWidget: SettingSwitch };
const templates = {
  FieldTemplate: SettingField,
  BaseInputTemplate: SettingInput,
  TitleFieldTemplate: SettingGroupTitle,
  ButtonTemplates: { AddButton: AddEntryButton },
};

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    marginTop: theme.spacing(3),
  },
}));

/** The third step: what the class lets one choose. */
export const ChooseSettings = (props: {
  schema: ParametersSchema;
  settings: Settings;
  check: SettingsCheck;
  onChange: (settings: Settings) => void;
  onBack: () => void;
}) => {
  const { settings, check } = props;
  const classes = useStyles();
  const t = useTexts();
  const texts = useSettingTexts();
  // An equal schema, asked for again, is no new one.
  const asText = JSON.stringify(props.schema);
  const { schema, form } = useMemo(() => {
    const known: ParametersSchema = JSON.parse(asText);
    return { schema: known, form: settingsForm(known) };
  }, [asText]);
  const [attempted, setAttempted] = useState(false);
  const violations = check.violations(settings);
  return (
    <>
      <Typography gutterBottom>{t('dialog.settings.intro')}</Typography>
      <Form
        idPrefix="setting"
        schema={form.schema}
        uiSchema={form.uiSchema}
        formData={settings}
        validator={validator}
        fields={fields}
        widgets={widgets}
        templates={templates}
        extraErrors={violationsByField(schema, violations)}
        transformErrors={texts.transformErrors}
        translateString={texts.translateString}
        experimental_defaultFormStateBehavior={{
          emptyObjectFields: 'skipDefaults',
        }}
        // Nothing is wrong before one has tried to go on.
        liveValidate={attempted}
        showErrorList={false}
        focusOnFirstError
        noHtml5Validate
        onChange={event => props.onChange(event.formData ?? {})}
        onError={() => setAttempted(true)}
        onSubmit={() => {
          setAttempted(true);
          if (!holdsUnreadableYaml(settings)) {
            check.run();
          }
        }}
      >
        {violations.length > 0 && (
          <Alert severity="error">{t('dialog.settings.refused')}</Alert>
        )}
        <div className={classes.actions}>
          <Button onClick={props.onBack}>{t('common.back')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={check.checking}
          >
            {check.checking ? t('dialog.settings.checking') : t('dialog.next')}
          </Button>
        </div>
      </Form>
    </>
  );
};
