import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { placesOf } from '../../hooks/useFreeInstances';
import { useTexts } from '../../hooks/useTexts';
import { namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { isElsewhere } from '../../model/isElsewhere';

const useStyles = makeStyles(theme => ({
  warning: { marginTop: theme.spacing(1) },
}));

const fieldId = 'claim-namespace';
/** The text below the field, which Material UI names so. */
export const namespaceHelpId = `${fieldId}-helper-text`;

/** What the cluster says of the namespace comes later than what was typed. */
const announced = { 'aria-live': 'polite' } as const;

/** One of the component's namespaces where it has several, else any. */
export const NamespaceField = (props: {
  target?: ClaimTarget;
  value: string;
  /** That the cluster has no such namespace, in words. */
  notFound?: string;
  onChange: (namespace: string) => void;
}) => {
  const { target, value, notFound, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const own = target?.namespaces ?? [];
  const { namespaces: proposals } = placesOf(useClaimTargets().value);
  const problem = namespaceProblem(value);
  const common = {
    variant: 'outlined',
    size: 'small',
    id: fieldId,
    label: t('dialog.namespace'),
    value,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange(event.target.value.trim()),
  } as const;
  // A namespace that is none of them came with the address, and is not to be lost without a word.
  if (target && own.length > 1 && !isElsewhere(target, value)) {
    return (
      <TextField
        select
        {...common}
        error={notFound !== undefined}
        FormHelperTextProps={announced}
        helperText={
          notFound ?? t('dialog.namespaceOf', { component: target.title })
        }
        InputLabelProps={{
          id: `${fieldId}-label`,
          htmlFor: fieldId,
        }}
        SelectProps={{ labelId: `${fieldId}-label` }}
      >
        {own.map(namespace => (
          <MenuItem key={namespace} value={namespace}>
            {namespace}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  const help =
    target && own[0] === value
      ? t('dialog.namespaceOf', { component: target.title })
      : t('dialog.namespaceHelp');
  return (
    <div>
      <TextField
        {...common}
        fullWidth
        // An empty field is incomplete, not wrong.
        error={problem === 'invalid' || notFound !== undefined}
        FormHelperTextProps={announced}
        helperText={
          problem ? t(`dialog.namespaceProblem.${problem}`) : notFound ?? help
        }
        inputProps={{
          spellCheck: false,
          autoCapitalize: 'none',
          list: `${fieldId}-proposals`,
        }}
      />
      <datalist id={`${fieldId}-proposals`}>
        {proposals.map(namespace => (
          <option key={namespace} value={namespace} />
        ))}
      </datalist>
      {target && isElsewhere(target, value) && (
        <Alert severity="warning" className={classes.warning} role="status">
          {t('dialog.namespaceElsewhere', {
            component: target.title,
            namespace: value,
            own: own.join(', '),
          })}
        </Alert>
      )}
    </div>
  );
};
