import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTexts } from '../../hooks/useTexts';
import { namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { isElsewhere } from '../../model/isElsewhere';

const useStyles = makeStyles(theme => ({
  warning: { marginTop: theme.spacing(1) },
}));

/** One of the component's namespaces where it has several, else any. */
export const NamespaceField = (props: {
  target?: ClaimTarget;
  value: string;
  onChange: (namespace: string) => void;
}) => {
  const { target, value, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const own = target?.namespaces ?? [];
  const problem = namespaceProblem(value);
  const common = {
    variant: 'outlined',
    size: 'small',
    id: 'claim-namespace',
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
        helperText={t('dialog.namespaceOf', { component: target.title })}
        InputLabelProps={{
          id: 'claim-namespace-label',
          htmlFor: 'claim-namespace',
        }}
        SelectProps={{ labelId: 'claim-namespace-label' }}
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
        error={problem === 'invalid'}
        helperText={problem ? t(`dialog.namespaceProblem.${problem}`) : help}
        inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
      />
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
