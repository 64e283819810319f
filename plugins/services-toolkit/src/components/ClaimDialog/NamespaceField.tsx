import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useTexts } from '../../hooks/useTexts';
import { namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';

/** One of the component's namespaces where it has several, else any. */
export const NamespaceField = (props: {
  target?: ClaimTarget;
  value: string;
  onChange: (namespace: string) => void;
}) => {
  const { target, value, onChange } = props;
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
  if (target && own.length > 1) {
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
    <TextField
      {...common}
      // An empty field is incomplete, not wrong.
      error={problem === 'invalid'}
      helperText={problem ? t(`dialog.namespaceProblem.${problem}`) : help}
      inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
    />
  );
};
