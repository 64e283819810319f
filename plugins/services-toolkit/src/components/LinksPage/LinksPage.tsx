import { useCallback } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import type { LinkedCluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useLinks } from '../../hooks/useLinks';
import { useTexts } from '../../hooks/useTexts';
import { describeError } from '../../model/describeError';
import { isBroken, searchLinks, shownLinks } from '../../model/shownLinks';
import { pendingRouteRef } from '../../routes';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ButtonLink } from '../common/ButtonLink';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';
import { PageHeading } from '../common/PageHeading';
import { PageTrail } from '../common/PageTrail';
import { readableLabels } from '../common/readableLabels';
import { useShowMore } from '../common/useShowMore';
import { LinkCard } from './LinkCard';
import { UnseenLinks } from './UnseenLinks';

/** What is seen at once needs no search. */
const SEARCH_FROM = 6;

const useStyles = makeStyles(theme => ({
  search: {
    maxWidth: 480,
    marginBottom: theme.spacing(2),
    ...readableLabels(theme),
  },
  empty: { maxWidth: 720 },
}));

/** For those who run clusters: which cluster uses which, what goes through each link, and what is broken. */
export const LinksPage = () => {
  const t = useTexts();
  const links = useLinks();
  const pending = useRouteRef(pendingRouteRef)();
  const isForbidden = links.error && describeError(links.error).status === 403;
  return (
    <Content>
      <PageHeading
        title={t('links.title')}
        subtitle={t('links.subtitle')}
        trail={<PageTrail />}
      >
        <ButtonLink to={pending} variant="outlined" size="small">
          {t('pending.title')}
        </ButtonLink>
      </PageHeading>
      <OutdatedNotice polled={links} />
      {links.error && !links.value && (
        <ErrorNotice
          title={t(isForbidden ? 'links.forbidden' : 'links.error')}
          error={links.error}
          onRetry={isForbidden ? undefined : links.retry}
        />
      )}
      {links.loading && <ClaimListSkeleton />}
      {links.value?.length === 0 && <NoLinks />}
      {links.value && links.value.length > 0 && (
        <Known clusters={links.value} />
      )}
    </Content>
  );
};

function NoLinks() {
  const classes = useStyles();
  const t = useTexts();
  return (
    <section className={classes.empty}>
      <Typography variant="h6" component="h3">
        {t('links.empty')}
      </Typography>
      <Typography>{t('links.emptyText')}</Typography>
    </section>
  );
}

function Known(props: { clusters: readonly LinkedCluster[] }) {
  const classes = useStyles();
  const t = useTexts();
  const [params, setParams] = useAppSearchParams();
  const query = params.get('q') ?? '';
  const search = useCallback(
    (words: string) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          if (words) {
            next.set('q', words);
          } else {
            next.delete('q');
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const all = shownLinks(props.clusters);
  const found = searchLinks(all, query);
  const { shown, left, more } = useShowMore(found, query);
  const broken = all.filter(isBroken).length;
  return (
    <>
      {all.length > 0 && (
        <Typography gutterBottom role="status">
          {broken > 0
            ? t('links.broken', { count: broken, all: String(all.length) })
            : t('links.fine', { count: all.length })}
        </Typography>
      )}
      <UnseenLinks clusters={props.clusters} />
      {(all.length >= SEARCH_FROM || query) && (
        <div className={classes.search}>
          <TextField
            id="links-search"
            type="search"
            variant="outlined"
            size="small"
            fullWidth
            label={t('links.search')}
            value={query}
            onChange={event => search(event.target.value)}
          />
        </div>
      )}
      {all.length > 0 && found.length === 0 && (
        <section role="status">
          <Typography variant="h6" component="h3" gutterBottom>
            {t('links.noMatch')}
          </Typography>
          <Button variant="outlined" onClick={() => search('')}>
            {t('claims.clear')}
          </Button>
        </section>
      )}
      {shown.map(one => (
        <LinkCard key={one.key} shown={one} />
      ))}
      {left > 0 && (
        <Button variant="outlined" onClick={more}>
          {t('services.more', { left: String(left) })}
        </Button>
      )}
    </>
  );
}
