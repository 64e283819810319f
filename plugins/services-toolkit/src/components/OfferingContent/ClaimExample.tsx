import Typography from '@material-ui/core/Typography';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { useTexts } from '../../hooks/useTexts';
import { claimManifest } from '../../model/claimManifest';
import type { ParametersSchema } from '../../model/settings/ParametersSchema';
import { exampleSettings } from '../../model/settings/exampleSettings';
import { hasSettings } from '../../model/settings/settingKind';
import { CodeBlock } from '../common/CodeBlock';

/** A claim as one would apply it by hand, with something in the place of each required setting. */
export const ClaimExample = (props: { offering: Offering }) => {
  const { offering } = props;
  const t = useTexts();
  const schema: ParametersSchema | undefined = offering.clusters.find(
    ({ parametersSchema }) => parametersSchema,
  )?.parametersSchema;
  return (
    <>
      <Typography gutterBottom>{t('offering.howText')}</Typography>
      <CodeBlock
        what={t('offering.howYaml')}
        text={stringify(
          claimManifest({
            cluster: '',
            namespace: 'my-namespace',
            name: `my-${offering.class}`,
            class: offering.class,
            ...(schema &&
              hasSettings(schema) && { parameters: exampleSettings(schema) }),
          }),
        )}
      />
    </>
  );
};
