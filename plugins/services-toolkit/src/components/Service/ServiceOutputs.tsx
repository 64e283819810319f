import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useIsOwner } from '../../hooks/useIsOwner';
import { useTexts } from '../../hooks/useTexts';
import { ScrollingTable } from '../common/ScrollingTable';
import { Source } from './Source';
import { useSourceOf } from './useSourceOf';

/** What the Secret of a claim will hold: keys, never values. Whoever runs the service is told where real Secrets differ. */
export const ServiceOutputs = (props: { service: ServiceInDetail }) => {
  const { service } = props;
  const t = useTexts();
  const sourceOf = useSourceOf(service);
  return (
    <>
      <Differences service={service} />
      {service.outputs.length === 0 ? (
        <Typography color="textSecondary">{t('service.noOutputs')}</Typography>
      ) : (
        <ScrollingTable label={t('graph.keys')}>
          <thead>
            <tr>
              <th scope="col">{t('service.output.key')}</th>
              <th scope="col">{t('service.output.what')}</th>
              <th scope="col">{t('service.output.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {service.outputs.map(
              ({ key, title, description, sensitive, optional }) => (
                <tr key={key}>
                  <th scope="row">
                    <code>{key}</code>
                  </th>
                  <td>
                    {[title, description].filter(Boolean).join(': ')}
                    <Source from={sourceOf(`outputs[${key}]`)} />
                  </td>
                  <td>
                    {[
                      sensitive && t('service.output.sensitive'),
                      optional && t('service.output.optional'),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </ScrollingTable>
      )}
    </>
  );
};

function Differences({ service }: { service: ServiceInDetail }) {
  const t = useTexts();
  const isOwner = useIsOwner(service.owner);
  const titles = new Map(
    service.clusters.map(({ name, title }) => [name, title ?? name]),
  );
  const lines = service.found.flatMap(
    ({ cluster, missingOutputs, surplusOutputs }) => {
      const at = titles.get(cluster) ?? cluster;
      return [
        missingOutputs.length > 0 &&
          t('service.output.missing', {
            cluster: at,
            keys: missingOutputs.join(', '),
          }),
        surplusOutputs.length > 0 &&
          t('service.output.surplus', {
            cluster: at,
            keys: surplusOutputs.join(', '),
          }),
      ].filter(Boolean);
    },
  );
  return isOwner && lines.length > 0 ? (
    <Alert severity="warning">
      {lines.map(line => (
        <div key={String(line)}>{line}</div>
      ))}
    </Alert>
  ) : null;
}
