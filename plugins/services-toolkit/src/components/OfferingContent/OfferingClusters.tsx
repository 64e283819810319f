import Typography from '@material-ui/core/Typography';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { placesOf, useFreeInstances } from '../../hooks/useFreeInstances';
import { useTexts } from '../../hooks/useTexts';
import { withFreeInstances } from '../../model/freeInstances';
import { offeringKey } from '../../model/offeringKey';
import type { ParametersSchema } from '../../model/settings/ParametersSchema';
import { settingRows } from '../../model/settings/settingRows';
import { ScrollingTable } from '../common/ScrollingTable';
import { useReadinessText } from '../common/useReadinessText';
import { OfferingSection } from './OfferingSection';
import { useSettingWords } from './Parameters/useSettingWords';

/** The tab *Clusters* of an offering: side by side, what differs. @public */
export const OfferingClusters = () => {
  const t = useTexts();
  return (
    <OfferingSection title={t('clusters.title')}>
      {offering => <Clusters offering={offering} />}
    </OfferingSection>
  );
};

function Clusters(props: { offering: Offering }) {
  const { offering } = props;
  const free = useFreeInstances([offering], placesOf(useClaimTargets().value));
  const { clusters } = withFreeInstances(offering, free[offeringKey(offering)]);
  const t = useTexts();
  const readinessText = useReadinessText();
  const differences = useDifferences(offering);
  return (
    <>
      <ScrollingTable label={t('clusters.title')}>
        <thead>
          <tr>
            <th scope="col">{t('clusters.what')}</th>
            {clusters.map(({ name, title }) => (
              <th key={name} scope="col">
                {title ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('clusters.state')}</th>
            {clusters.map(cluster => (
              <td key={cluster.name}>{readinessText(cluster).long}</td>
            ))}
          </tr>
          {differences.map(({ path, texts }) => (
            <tr key={path}>
              <th scope="row">{t('clusters.setting', { path })}</th>
              {texts.map((text, index) => (
                <td key={clusters[index]?.name}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      {clusters.length > 1 && differences.length === 0 && (
        <Typography color="textSecondary">{t('clusters.same')}</Typography>
      )}
    </>
  );
}

/** The settings that are not the same on all clusters, with what each cluster says of them. */
function useDifferences({ clusters }: Offering) {
  const t = useTexts();
  const words = useSettingWords();
  const said = clusters.map(({ parametersSchema }) => {
    const schema: ParametersSchema | undefined = parametersSchema;
    // A class that is not ready may not know what it takes.
    if (!schema) {
      return undefined;
    }
    return new Map(
      settingRows(schema).map(row => {
        const { type, allowed, default: byDefault } = words(row);
        const text = [
          type,
          allowed,
          byDefault && t('dialog.settings.default', { value: byDefault }),
          row.required && t('clusters.required'),
        ];
        return [row.path, text.filter(Boolean).join('; ')] as const;
      }),
    );
  });
  const paths = new Set(said.flatMap(texts => [...(texts?.keys() ?? [])]));
  return Array.from(paths, path => ({
    path,
    texts: said.map(texts =>
      texts ? texts.get(path) ?? t('clusters.missing') : t('clusters.unknown'),
    ),
  })).filter(
    ({ texts }) =>
      new Set(texts.filter((_, index) => said[index] !== undefined)).size > 1,
  );
}
