import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { UsingCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { ScrollingTable } from '../common/ScrollingTable';
import { useShowMore } from '../common/useShowMore';
import { CarriedState } from './CarriedState';
import { CarriedTroubles } from './CarriedTroubles';

/** What a link may use, namespace by namespace. */
export const Exports = (props: { link: UsingCluster }) => {
  const { exports, exportCount, name } = props.link;
  const t = useTexts();
  const { shown, left, more } = useShowMore(exports, name);
  if (exports.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('links.nothingExported')}
      </Typography>
    );
  }
  const untold = exportCount - exports.length;
  return (
    <>
      <CarriedTroubles
        carried={shown.map(one => ({
          ...one,
          key: `${one.namespace}/${one.name}`,
          title: one.namespace,
        }))}
      />
      <ScrollingTable label={t('links.exportsOf', { link: name })}>
        <thead>
          <tr>
            <th scope="col">{t('links.namespace')}</th>
            <th scope="col">{t('links.stateTitle')}</th>
            <th scope="col">{t('links.role')}</th>
            <th scope="col">{t('links.resources')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(one => (
            <tr key={`${one.namespace}/${one.name}`}>
              <th scope="row">{one.namespace}</th>
              <td>
                <CarriedState of="export" state={one.state} since={one.since} />
              </td>
              <td>{one.role}</td>
              <td>
                {one.resources.map(({ group, resources, verbs }) => (
                  <div key={`${group} ${resources} ${verbs}`}>
                    {t('links.may', {
                      group,
                      resources: resources.join(', '),
                      verbs: verbs.join(', '),
                    })}
                  </div>
                ))}
                {one.resources.length === 0 && t('links.none')}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      {left > 0 && (
        <Button size="small" onClick={more}>
          {t('links.moreExports', { count: left })}
        </Button>
      )}
      {left === 0 && untold > 0 && (
        <Typography variant="body2">
          {t('links.untoldExports', { count: untold })}
        </Typography>
      )}
    </>
  );
};
