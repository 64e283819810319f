import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { stringify } from 'yaml';
import { useTexts } from '../../hooks/useTexts';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import type { WantedObject } from '../../model/resourceClaimManifest';
import { resourceClaimManifest } from '../../model/resourceClaimManifest';
import { CodeBlock } from '../common/CodeBlock';
import { NamespaceField } from './NamespaceField';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    marginTop: theme.spacing(2),
  },
}));

const fields = ['apiVersion', 'kind', 'name', 'objectNamespace'] as const;

/** For those who know which object they want: a Secret, or a Provisioned Service, by its name. */
export const ClaimObject = (props: {
  target?: ClaimTarget;
  onBack: () => void;
}) => {
  const { target } = props;
  const classes = useStyles();
  const t = useTexts();
  const [said, setSaid] = useState<WantedObject>({
    apiVersion: 'v1',
    kind: 'Secret',
    name: '',
    objectNamespace: '',
    namespace: target?.namespaces[0] ?? '',
  });
  const change = (changes: Partial<WantedObject>) =>
    setSaid(current => ({ ...current, ...changes }));
  const wanted: WantedObject = {
    ...said,
    ...(target?.namespaces.includes(said.namespace) && {
      entityRef: target.entityRef,
    }),
  };
  const complete =
    said.apiVersion &&
    said.kind &&
    !claimNameProblem(said.name) &&
    !namespaceProblem(said.namespace) &&
    namespaceProblem(said.objectNamespace) !== 'invalid';
  const elsewhere =
    said.objectNamespace && said.objectNamespace !== said.namespace;
  return (
    <div className={classes.root}>
      <Typography>{t('dialog.object.intro')}</Typography>
      {fields.map(field => (
        <TextField
          key={field}
          variant="outlined"
          size="small"
          id={`claim-object-${field}`}
          label={t(`dialog.object.${field}`)}
          helperText={t(`dialog.object.${field}Help`)}
          value={said[field]}
          inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
          onChange={event => change({ [field]: event.target.value.trim() })}
        />
      ))}
      <NamespaceField
        target={target}
        value={said.namespace}
        onChange={namespace => change({ namespace })}
      />
      {elsewhere && <Alert severity="info">{t('dialog.object.policy')}</Alert>}
      {complete ? (
        <section>
          <Typography gutterBottom>{t('dialog.object.apply')}</Typography>
          <CodeBlock
            text={stringify(resourceClaimManifest(wanted))}
            what={t('dialog.yaml')}
            copyLabel={t('dialog.copyYaml')}
          />
        </section>
      ) : (
        <Typography color="textSecondary">
          {t('dialog.object.incomplete')}
        </Typography>
      )}
      <div>
        <Button onClick={props.onBack}>{t('common.back')}</Button>
      </div>
    </div>
  );
};
