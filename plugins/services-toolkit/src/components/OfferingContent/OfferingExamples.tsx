import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { serviceBindingSnippet } from '../../model/usageSnippets';
import { CodeBlock } from '../common/CodeBlock';
import { ClaimExample } from './ClaimExample';
import { OfferingSection } from './OfferingSection';

const useStyles = makeStyles(theme => ({
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1.05rem' },
}));

/** The tab *Examples* of an offering: what one would apply by hand. @public */
export const OfferingExamples = () => {
  const t = useTexts();
  return (
    <OfferingSection title={t('examples.title')}>
      {offering => <Examples offering={offering} />}
    </OfferingSection>
  );
};

function Examples(props: { offering: Offering }) {
  const { offering } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <>
      <section>
        <Typography component="h3" className={classes.heading}>
          {t('examples.claim')}
        </Typography>
        <ClaimExample offering={offering} />
      </section>
      <section>
        <Typography component="h3" className={classes.heading}>
          {t('examples.binding')}
        </Typography>
        <Typography gutterBottom>{t('claim.useBindingText')}</Typography>
        <CodeBlock
          what={t('examples.bindingYaml')}
          text={serviceBindingSnippet(
            {
              kind: 'ClassClaim',
              name: `my-${offering.class}`,
              namespace: 'my-namespace',
            },
            'my-app',
          )}
        />
      </section>
    </>
  );
}
