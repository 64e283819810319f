import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useTexts } from '../../hooks/useTexts';
import type { Texts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { isElsewhere } from '../../model/isElsewhere';

const useStyles = makeStyles(theme => ({
  radio: { padding: theme.spacing(0.5, 1) },
}));

/** More are a list to open. */
const MOST_AT_ONCE = 4;

/** For which component the claim is made. */
export const ChooseTarget = (props: {
  target?: ClaimTarget;
  /** Where the claim is to be. */
  namespace: string;
  /** All choices are seen at once, where they are few. */
  atOnce?: boolean;
  onTarget: (entityRef: string | undefined) => void;
}) => {
  const { target } = props;
  const t = useTexts();
  const { value } = useClaimTargets();
  const found = value?.targets ?? [];
  const options =
    target && !found.some(({ entityRef }) => entityRef === target.entityRef)
      ? [target, ...found]
      : found;
  const help = helpText(t, target, props.namespace);
  if (props.atOnce && options.length <= MOST_AT_ONCE) {
    return (
      <FormControl component="fieldset">
        <FormLabel component="legend">{t('dialog.forComponent')}</FormLabel>
        <RadioGroup
          name="claim-target"
          value={target?.entityRef ?? ''}
          onChange={event => props.onTarget(event.target.value || undefined)}
        >
          {options.map(({ entityRef, title }) => (
            <Choice key={entityRef} value={entityRef} label={title} />
          ))}
          <Choice value="" label={t('dialog.forNothing')} />
        </RadioGroup>
        {help && <FormHelperText>{help}</FormHelperText>}
      </FormControl>
    );
  }
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      id="claim-target"
      label={t('dialog.forComponent')}
      value={target?.entityRef ?? ''}
      helperText={help}
      InputLabelProps={{
        shrink: true,
        id: 'claim-target-label',
        htmlFor: 'claim-target',
      }}
      SelectProps={{ displayEmpty: true, labelId: 'claim-target-label' }}
      onChange={event => props.onTarget(event.target.value || undefined)}
    >
      <MenuItem value="">{t('dialog.forNothing')}</MenuItem>
      {options.map(({ entityRef, title }) => (
        <MenuItem key={entityRef} value={entityRef}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
};

function Choice(props: { value: string; label: string }) {
  const classes = useStyles();
  return (
    <FormControlLabel
      {...props}
      control={<Radio color="primary" size="small" className={classes.radio} />}
    />
  );
}

function helpText(
  t: Texts,
  target: ClaimTarget | undefined,
  namespace: string,
): string | undefined {
  if (!target) {
    return undefined;
  }
  return target.namespaces.length === 0
    ? t('dialog.namespaceNone', { component: target.title })
    : t(
        isElsewhere(target, namespace)
          ? 'dialog.forElsewhere'
          : 'dialog.forHelp',
      );
}
