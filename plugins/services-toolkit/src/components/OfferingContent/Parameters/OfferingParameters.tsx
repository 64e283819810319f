import Typography from '@material-ui/core/Typography';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';
import type { ParametersSchema } from '../../../model/settings/ParametersSchema';
import { hasSettings } from '../../../model/settings/settingKind';
import { settingRows } from '../../../model/settings/settingRows';
import { OfferingSection } from '../OfferingSection';
import { ParametersTable } from './ParametersTable';

/** The tab *Parameters* of an offering. @public */
export const OfferingParameters = () => {
  const t = useTexts();
  return (
    <OfferingSection title={t('parameters.title')}>
      {offering => <Parameters offering={offering} />}
    </OfferingSection>
  );
};

function Parameters(props: { offering: Offering }) {
  const t = useTexts();
  const variants = schemaVariants(props.offering);
  if (variants.length === 0) {
    return <Typography>{t('parameters.none')}</Typography>;
  }
  return (
    <>
      {variants.map(({ schema, clusters }) => (
        <section key={clusters.join(' ')}>
          {variants.length > 1 && (
            <Typography component="h3" variant="h6" gutterBottom>
              {t('parameters.on', { clusters: clusters.join(', ') })}
            </Typography>
          )}
          {settingRows(schema).length === 0 ? (
            <Typography>{t('parameters.anything')}</Typography>
          ) : (
            <ParametersTable
              label={
                variants.length > 1
                  ? t('parameters.on', { clusters: clusters.join(', ') })
                  : t('parameters.title')
              }
              schema={schema}
            />
          )}
        </section>
      ))}
    </>
  );
}

/** Each schema once, with the clusters that have it. */
function schemaVariants({ clusters }: Offering) {
  const variants = new Map<
    string,
    { schema: ParametersSchema; clusters: string[] }
  >();
  for (const { name, title, parametersSchema } of clusters) {
    const schema: ParametersSchema | undefined = parametersSchema;
    if (schema && hasSettings(schema)) {
      const key = JSON.stringify(schema);
      const known = variants.get(key) ?? { schema, clusters: [] };
      known.clusters.push(title ?? name);
      variants.set(key, known);
    }
  }
  return [...variants.values()];
}
