import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';

const choices = ['mine', 'all'] as const;

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  button: {
    padding: theme.spacing(0.5, 1.5),
    '&, &.Mui-selected': { color: theme.palette.text.primary },
  },
}));

/** One's own claims or all. */
export const WhoseClaims = (props: {
  whose: (typeof choices)[number];
  onChange: (whose: (typeof choices)[number]) => void;
}) => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      className={classes.root}
      value={props.whose}
      aria-label={t('claims.whose')}
      onChange={(_, next) => next && props.onChange(next)}
    >
      {choices.map(choice => (
        <ToggleButton key={choice} value={choice} className={classes.button}>
          {t(`claims.whoseChoice.${choice}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
