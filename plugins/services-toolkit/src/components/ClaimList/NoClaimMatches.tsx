import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../hooks/useTexts';

/** A search hides all claims; one click shows them again. */
export const NoClaimMatches = (props: {
  hidden: number;
  onClear: () => void;
}) => {
  const t = useTexts();
  return (
    <section role="status">
      <Typography variant="h6" component="h3">
        {t('claims.noMatch')}
      </Typography>
      <Typography gutterBottom>
        {t('claims.noMatchText', { count: props.hidden })}
      </Typography>
      <Button variant="outlined" onClick={props.onClear}>
        {t('claims.clear')}
      </Button>
    </section>
  );
};
