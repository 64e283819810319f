import Typography from '@material-ui/core/Typography';
import type { ImportedGroup } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { ScrollingTable } from '../common/ScrollingTable';
import { CarriedState } from './CarriedState';
import { CarriedTroubles } from './CarriedTroubles';
import { Names } from './Names';

/** The API groups that are used through a link. */
export const Imports = (props: {
  imports: readonly ImportedGroup[];
  /** What the link is called. */
  of: string;
}) => {
  const { imports } = props;
  const t = useTexts();
  if (imports.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('links.nothingImported')}
      </Typography>
    );
  }
  return (
    <>
      <CarriedTroubles
        carried={imports.map(one => ({
          ...one,
          key: one.name,
          title: one.group,
        }))}
      />
      <ScrollingTable label={t('links.importsOf', { link: props.of })}>
        <thead>
          <tr>
            <th scope="col">{t('links.group')}</th>
            <th scope="col">{t('links.stateTitle')}</th>
            <th scope="col">{t('links.versions')}</th>
            <th scope="col">{t('links.namespaces')}</th>
            <th scope="col">{t('links.classes')}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map(one => (
            <tr key={one.name}>
              <th scope="row">
                {one.group}
                {one.name !== one.group && (
                  <Typography variant="body2" color="textSecondary">
                    {t('links.byImport', { name: one.name })}
                  </Typography>
                )}
              </th>
              <td>
                <CarriedState of="import" state={one.state} since={one.since} />
              </td>
              <td>{one.versions.join(', ') || t('links.none')}</td>
              <td>
                <Names names={one.namespaces} count={one.namespaceCount} />
              </td>
              <td>
                <Names names={one.classes} count={one.classCount} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
    </>
  );
};
