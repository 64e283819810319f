import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { isEntityRef } from '../../model/isEntityRef';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    margin: 0,
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    [theme.breakpoints.up('sm')]: {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    },
  },
  term: { fontSize: '0.8rem', color: theme.palette.text.secondary },
  value: { margin: 0, overflowWrap: 'anywhere' },
}));

const linkTypes = [
  'documentation',
  'support',
  'chat',
  'status',
  'runbook',
  'source',
] as const;

/** Whom to ask, and where to read on. */
export const ServiceSupport = (props: { service: ServiceInDetail }) => {
  const { provider, owner, maintainers, links } = props.service;
  const classes = useStyles();
  const t = useTexts();
  const others = links.filter(
    ({ type }) => !linkTypes.some(known => known === type),
  );
  return (
    <dl className={classes.root}>
      {provider && (
        <Fact term={t('services.filterProvider')}>
          <Https url={provider.url}>{provider.name}</Https>
        </Fact>
      )}
      {owner && isEntityRef(owner) && (
        <Fact term={t('services.filterOwner')}>
          <EntityRefLink entityRef={owner} />
        </Fact>
      )}
      {maintainers.length > 0 && (
        <Fact term={t('service.maintainers')}>
          {maintainers.map(({ name, email }) => (
            <div key={`${name} ${email}`}>
              {name}
              {email && (
                <>
                  {' '}
                  <Link to={`mailto:${encodeURIComponent(email)}`}>
                    {email}
                  </Link>
                </>
              )}
            </div>
          ))}
        </Fact>
      )}
      {[
        ...linkTypes.map(type => ({
          term: t(`service.link.${type}`),
          found: links.filter(link => link.type === type),
        })),
        { term: t('service.link.other'), found: others },
      ].map(
        ({ term, found }) =>
          found.length > 0 && (
            <Fact key={term} term={term}>
              {found.map(({ url, title }) => (
                <div key={url}>
                  <Https url={url}>{title ?? url}</Https>
                </div>
              ))}
            </Fact>
          ),
      )}
    </dl>
  );
};

function Fact(props: { term: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div>
      <dt className={classes.term}>{props.term}</dt>
      <dd className={classes.value}>{props.children}</dd>
    </div>
  );
}

/** A link to another site; what is no such address is text. */
function Https(props: { url?: string; children: ReactNode }) {
  return props.url && /^https:\/\//i.test(props.url) ? (
    <Link to={props.url}>{props.children}</Link>
  ) : (
    <>{props.children}</>
  );
}
