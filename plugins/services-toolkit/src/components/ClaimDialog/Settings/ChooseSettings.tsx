import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { ParametersSchema } from '../../../model/settings/ParametersSchema';
import { holdsUnreadableYaml } from '../../../model/settings/unreadableYaml';
import type { Settings } from '../../../model/settings/settingValues';
import { useTexts } from '../../../hooks/useTexts';
import { PrunedNotice } from '../../common/PrunedNotice';
import { StepActions } from '../StepActions';
import { SettingsFields } from './SettingsFields';
import type { SettingsCheck } from './useSettingsCheck';

const useStyles = makeStyles(theme => ({
  actions: { marginTop: theme.spacing(3) },
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
  const [attempted, setAttempted] = useState(false);
  const violations = check.violations(settings);
  return (
    <>
      <Typography gutterBottom>{t('dialog.settings.intro')}</Typography>
      <SettingsFields
        idPrefix="setting"
        schema={props.schema}
        settings={settings}
        violations={violations}
        attempted={attempted}
        onChange={props.onChange}
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
        {check.pruned.length > 0 && (
          <PrunedNotice
            title={t('dialog.pruned.title', { count: check.pruned.length })}
            parameters={check.pruned}
            hint={t('dialog.pruned.goOn')}
          />
        )}
        <div className={classes.actions}>
          <StepActions onBack={props.onBack}>
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={check.checking}
            >
              {check.checking
                ? t('dialog.settings.checking')
                : t('dialog.next')}
            </Button>
          </StepActions>
        </div>
      </SettingsFields>
    </>
  );
};
