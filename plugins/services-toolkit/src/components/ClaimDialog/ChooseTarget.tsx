import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { isElsewhere } from '../../model/isElsewhere';

/** For which component the claim is made. */
export const ChooseTarget = (props: {
  target?: ClaimTarget;
  /** Where the claim is to be. */
  namespace: string;
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
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      id="claim-target"
      label={t('dialog.forComponent')}
      value={target?.entityRef ?? ''}
      helperText={
        target && target.namespaces.length === 0
          ? t('dialog.namespaceNone', { component: target.title })
          : target &&
            t(
              isElsewhere(target, props.namespace)
                ? 'dialog.forElsewhere'
                : 'dialog.forHelp',
            )
      }
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
