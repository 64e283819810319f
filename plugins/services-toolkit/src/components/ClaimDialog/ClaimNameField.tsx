import TextField from '@material-ui/core/TextField';
import { useTexts } from '../../hooks/useTexts';
import type { claimNameProblem } from '../../model/claimName';

/** How the claim is called, or what is wrong with that. */
export const ClaimNameField = (props: {
  name: string;
  namespace: string;
  problem: 'taken' | 'takenByOther' | ReturnType<typeof claimNameProblem>;
  onChange: (name: string) => void;
}) => {
  const { name, namespace, problem } = props;
  const t = useTexts();
  return (
    <TextField
      variant="outlined"
      size="small"
      id="claim-name"
      label={t('dialog.name')}
      value={name}
      error={problem !== undefined}
      helperText={
        problem
          ? t(`dialog.nameProblem.${problem}`, { namespace })
          : t('dialog.nameHelp')
      }
      inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
      onChange={event => props.onChange(event.target.value)}
    />
  );
};
